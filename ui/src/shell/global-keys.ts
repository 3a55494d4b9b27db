import { useEffect, useRef } from 'react';
import { pageActions } from './actions';
import { beginChord, endChord, inChord } from './chord';
import { pathAbove } from './crumbs';
import { dialogIsOpen, keyIsTaken } from './keys';
import { landing, PAGES } from './pages';

interface GlobalKeys {
  palette: () => void;
  overlay: () => void;
  undo: () => void;
  go: (path: string) => void;
}

/** The keys that work everywhere; a page's own come from its actions. */
export function useGlobalKeys(keys: GlobalKeys) {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey) {
        if (chord(event, now.current)) event.preventDefault();
        return;
      }
      if (event.altKey) return;
      if (event.key === 'Escape') return leave(event, now.current);
      if (keyIsTaken(event)) return;
      const letter = event.key.toLowerCase();
      const page = PAGES.find((one) => one.letter === letter);
      if (page && inChord(event)) {
        endChord();
        event.preventDefault();
        now.current.go(landing(page));
        return;
      }
      if (letter === 'g') beginChord(event);
      else endChord();
      if (single(event, letter, now.current)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function chord(event: KeyboardEvent, keys: GlobalKeys): boolean {
  const letter = event.key.toLowerCase();
  if (letter === 'k') {
    keys.palette();
    return true;
  }
  // In a field Ctrl+Z takes back what was typed, and Ctrl+Enter is its form's.
  if (keyIsTaken(event)) return false;
  if (letter === 'z' && !event.shiftKey) {
    keys.undo();
    return true;
  }
  return runKey(`Mod+${event.key}`);
}

function single(event: KeyboardEvent, letter: string, keys: GlobalKeys): boolean {
  if (event.key === '?') {
    keys.overlay();
    return true;
  }
  if (event.key === '/') {
    const field = document.querySelector<HTMLElement>('[data-search-here]');
    field?.focus();
    return field !== null;
  }
  return runKey(letter);
}

function runKey(key: string): boolean {
  const action = pageActions().find((one) => one.key?.toLowerCase() === key.toLowerCase());
  action?.run();
  return action !== undefined;
}

/** Esc closes what is open, then leaves the field, then goes to the page above. */
function leave(event: KeyboardEvent, keys: GlobalKeys) {
  const panel = document.querySelector<HTMLElement>('[data-panel-close]');
  // What had the focus is gone: the key closed a dialog, which was all that was meant.
  if (event.target instanceof Node && !event.target.isConnected) return;
  if (dialogIsOpen()) return;
  if (panel) panel.click();
  else if (keyIsTaken(event)) (event.target as HTMLElement).blur();
  else {
    const above = pathAbove();
    if (above) keys.go(above);
  }
}
