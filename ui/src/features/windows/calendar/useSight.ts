import { type UIEvent, useRef, useState } from 'react';

/** What of the box is in sight, told in steps so that scrolling a little draws nothing anew. */
export function useSight() {
  const box = useRef<HTMLDivElement | null>(null);
  const [sight, setSight] = useState({ top: 0, height: 900 });
  const scrolled = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, clientHeight } = event.currentTarget;
    const top = Math.floor(scrollTop / 200) * 200;
    if (top !== sight.top) setSight({ top, height: (clientHeight || 900) + 200 });
  };
  return { box, scrolled, ...sight };
}
