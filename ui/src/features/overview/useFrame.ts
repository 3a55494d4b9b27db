import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

/** Navigation and margins: what the window's width has that the picture has not. */
const AROUND = 196 + 40;

const listen = (listener: () => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/**
 * How wide the picture is and how high its rungs are. The first frame takes the width from the
 * window's, since measuring would have the page laid out and drawn twice.
 */
export function useFrame() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(() => window.innerWidth - AROUND);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const high = useSyncExternalStore(listen, () => window.innerHeight > 800);
  return { ref, width, row: high ? 44 : 34 };
}
