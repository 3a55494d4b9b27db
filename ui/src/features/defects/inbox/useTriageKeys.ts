import { IconGavel } from '@tabler/icons-react';
import { createElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useActions } from '@/shell/actions';
import { keyIsTaken } from '@/shell/keys';
import { defectPath } from '../paths';
import { frontOf, type Inbox, type Prefix, useInbox } from './triage';
import { type Decide, useDecisions } from './useDecide';
import { type Deciders, useDeciders } from './useDeciders';

/** How long after G its letter may come: those letters lead to pages. */
const CHORD = 1_200;
const PREFIXES: readonly string[] = ['u', 'i', 's', 'p'];

/** Adds to the selection, or takes from it. */
export function toggled({ triage }: Inbox, id: string, at: number) {
  const chosen = new Set(triage.get().chosen);
  if (!chosen.delete(id)) chosen.add(id);
  triage.set({ chosen, anchor: at });
}

/** Selects from where was selected last up to here. */
export async function rangeChosen({ triage, rows }: Inbox, to: number) {
  const { anchor } = triage.get();
  const ids = await rows.ids(Math.min(anchor, to), Math.max(anchor, to));
  triage.set({ chosen: new Set([...triage.get().chosen, ...ids]) });
}

/** Moves up and down; what was half typed as a chord is forgotten. */
export function step(inbox: Inbox, by: number) {
  const { triage, rows } = inbox;
  const next = Math.min(rows.count - 1, Math.max(0, frontOf(inbox).index + by));
  const row = rows.at(next);
  if (row) triage.set({ cursor: { id: row.id, index: next }, prefix: null, ask: null });
}

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

interface Hands {
  inbox: Inbox;
  decide: Decide;
  deciders: Deciders;
  open: (id: string) => void;
}

/** One letter each for what triage does; none of them works while one types. */
export function useTriageKeys() {
  const inbox = useInbox();
  const decide = useDecisions();
  const deciders = useDeciders();
  const [, go] = useLocation();
  const hands = useRef<Hands>({ inbox, decide, deciders, open: () => undefined });
  hands.current = { inbox, decide, deciders, open: (id) => go(defectPath(id)) };
  useTriageActions(hands);
  useEffect(() => {
    let afterG = 0;
    const press = (event: KeyboardEvent) => {
      if (event.altKey || keyIsTaken(event)) return;
      const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (event.ctrlKey || event.metaKey) {
        if (letter !== 'z' || event.shiftKey) return;
        event.preventDefault();
        void hands.current.decide.undo();
        return;
      }
      const chord = event.timeStamp < afterG;
      afterG = letter === 'g' ? event.timeStamp + CHORD : 0;
      if (chord || letter === 'g') return;
      if (pressed(hands.current, event, letter)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    // Before the keys of everywhere, which would take Esc, 1 and U for their own.
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}

/** Whether the key did something here. */
function pressed(hands: Hands, event: KeyboardEvent, letter: string): boolean {
  const { inbox, deciders } = hands;
  const { triage } = inbox;
  const { prefix } = triage.get();
  if (prefix && /^[1-5]$/.test(letter)) {
    triage.set({ prefix: null });
    deciders.set(prefix, Number(letter));
    return true;
  }
  const by = STEPS[letter];
  if (by && !inList(event)) {
    step(inbox, by);
    return true;
  }
  if (PREFIXES.includes(letter)) {
    triage.set({ prefix: prefix === letter ? null : (letter as Prefix), ask: null });
    return true;
  }
  if (letter === 'Escape') return leave(inbox);
  if (letter === 'Enter') return opened(hands, event);
  const act = actOf(hands, event.shiftKey)[letter];
  act?.();
  return act !== undefined;
}

/** Arrows within a splitter or a row of radio buttons are theirs. */
function inList(event: KeyboardEvent): boolean {
  if (!event.key.startsWith('Arrow') || !(event.target instanceof Element)) return false;
  return event.target.closest('[role="separator"], [role="radiogroup"], [role="tablist"]') !== null;
}

function opened({ inbox, open }: Hands, event: KeyboardEvent): boolean {
  if (event.target instanceof Element && event.target.closest('button, a, summary')) return false;
  const { row } = frontOf(inbox);
  if (row) open(row.id);
  return row !== undefined;
}

/** Esc takes back one thing at a time; with nothing left it is the window's. */
function leave({ triage }: Inbox): boolean {
  const { prefix, ask, chosen } = triage.get();
  if (prefix) triage.set({ prefix: null });
  else if (ask) triage.set({ ask: null });
  else if (chosen.size > 0) triage.set({ chosen: new Set() });
  else return false;
  return true;
}

function find(name: string) {
  return document.querySelector<HTMLElement>(`[data-triage="${name}"]`);
}

function actOf({ inbox, decide, deciders }: Hands, shift: boolean): Record<string, () => void> {
  return {
    '1': deciders.accept,
    '2': () => {
      const { ask } = inbox.triage.get();
      // Once more: it is that one.
      if (ask?.kind === 'duplicate' && ask.of) find('confirm')?.click();
      else deciders.duplicate();
    },
    '3': deciders.decline,
    h: deciders.snooze,
    x: () => {
      const { row, index } = frontOf(inbox);
      if (shift) void rangeChosen(inbox, index);
      else if (row) toggled(inbox, row.id, index);
    },
    r: () => find('release')?.focus(),
    a: () => find('owner')?.focus(),
    c: () => find('answer')?.focus(),
    z: () => void decide.undo(),
  };
}

/** The same in Ctrl+K and in the `?` overlay, where each is found by its words. */
function useTriageActions(hands: React.RefObject<Hands>) {
  const { t } = useTranslation('defects');
  const icon = createElement(IconGavel, { size: 15, stroke: 1.75 });
  const prefix = (to: Prefix) => () => hands.current.inbox.triage.set({ prefix: to });
  const act = (key: string) => () => actOf(hands.current, false)[key]?.();
  useActions([
    { id: 'triage.accept', label: t('decision.accept'), key: '1', icon, run: act('1') },
    { id: 'triage.duplicate', label: t('decision.duplicate'), key: '2', icon, run: act('2') },
    { id: 'triage.decline', label: t('decision.decline'), key: '3', icon, run: act('3') },
    { id: 'triage.snooze', label: t('decision.snooze'), key: 'h', icon, run: act('h') },
    { id: 'triage.urgency', label: t('decision.keys.urgency'), key: 'u', icon, run: prefix('u') },
    { id: 'triage.impact', label: t('decision.keys.impact'), key: 'i', icon, run: prefix('i') },
    { id: 'triage.severity', label: t('decision.keys.severity'), key: 's', icon, run: prefix('s') },
    { id: 'triage.priority', label: t('decision.keys.priority'), key: 'p', icon, run: prefix('p') },
    { id: 'triage.release', label: t('decision.keys.release'), key: 'r', icon, run: act('r') },
    { id: 'triage.owner', label: t('decision.keys.owner'), key: 'a', icon, run: act('a') },
    { id: 'triage.answer', label: t('decision.keys.answer'), key: 'c', icon, run: act('c') },
    { id: 'triage.select', label: t('decision.keys.select'), key: 'x', icon, run: act('x') },
    { id: 'triage.undo', label: t('decision.keys.undo'), key: 'z', icon, run: act('z') },
  ]);
}
