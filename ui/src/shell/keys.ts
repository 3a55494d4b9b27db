import { useEffect, useRef } from 'react';
import { inChord } from './chord';

/** Whether a dialog, a menu or a list of choices is open and has every key to itself. */
export function dialogIsOpen(): boolean {
  const open = '[role="dialog"][aria-modal="true"], [role="listbox"], [role="menu"]';
  // A closed list of choices stays in the page, hidden by its box; one that belongs to the page, as
  // what a search found, is none that opened over it.
  const closed = '[hidden], [style*="display: none"], [data-of-page]';
  return [...document.querySelectorAll(open)].some((box) => box.closest(closed) === null);
}

/** Whether the key belongs to what has the focus: text being typed, or an open dialog or menu. */
export function keyIsTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (dialogIsOpen()) return true;
  if (!target) return false;
  // A switch that was pressed takes its arrows and Space; letters stay the page's.
  if (target.matches('input[type="radio"], input[type="checkbox"]'))
    return event.key.startsWith('Arrow') || event.key === ' ';
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

interface RowKeys {
  count: number;
  selected: number;
  select: (row: number) => void;
  open: (row: number) => void;
  enabled?: boolean;
  /** False where the arrows belong to what stands beside the list. */
  arrows?: boolean;
}

/** J and K (or the arrows) move through a list and Enter opens, wherever the focus is on the page. */
export function useRowKeys(keys: RowKeys) {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { count, selected, select, open, enabled = true, arrows = true } = now.current;
      if (!enabled || count === 0 || event.defaultPrevented || keyIsTaken(event)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || inChord(event)) return;
      if (!arrows && event.key.startsWith('Arrow')) return;
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        select(Math.min(count - 1, Math.max(0, selected + step)));
      } else if (event.key === 'Enter' && selected >= 0 && !onControl(event)) {
        event.preventDefault();
        open(selected);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Enter on a focused button or link is that button's, not the list's. */
function onControl(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null;
}
