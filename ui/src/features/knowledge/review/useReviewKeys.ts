import { useEffect, useRef } from 'react';
import { keyIsTaken } from '@/shell/keys';

/** The arrows step from change to change, wherever the focus is on the page. */
export function useChangeKeys(step: (by: 1 | -1) => void) {
  const now = useRef(step);
  now.current = step;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as 'ArrowDown'];
      if (!by || event.defaultPrevented || keyIsTaken(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      now.current(by);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
