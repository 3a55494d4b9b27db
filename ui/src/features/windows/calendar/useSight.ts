import { type UIEvent, useCallback, useRef, useState } from 'react';

/** Rows are drawn anew only when the box has scrolled so many pixels. */
const STEP = 100;

/** The box that scrolls: how wide it is, and what of it is in sight. */
export function useSight() {
  const box = useRef<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  const [sight, setSight] = useState({ top: 0, height: 900 });
  const hold = useCallback((node: HTMLDivElement | null) => {
    box.current = node;
    if (!node) return;
    const measure = () => {
      setWidth(node.clientWidth);
      if (node.clientHeight > 0) setSight((now) => ({ ...now, height: node.clientHeight + STEP }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  const scrolled = (event: UIEvent<HTMLDivElement>) => {
    const top = Math.floor(event.currentTarget.scrollTop / STEP) * STEP;
    if (top !== sight.top) setSight({ ...sight, top });
  };
  return { box, hold, scrolled, width, ...sight };
}
