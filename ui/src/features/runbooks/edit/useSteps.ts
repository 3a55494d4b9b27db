import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part } from '../model';
import { freeId, type Move } from './order';
import { goToLine } from './TextBox';
import type { Writing } from './useWriting';

/** The steps of what is written: which one is in the form, and how they are moved, added, taken out. */
export function useSteps(writing: Writing) {
  const { t } = useTranslation('runbooks');
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const all = writing.good?.steps ?? [];
  const step = all.find((one) => one.id === chosen) ?? null;
  const choose = (id: string) => {
    setChosen(id);
    const line = all.find((one) => one.id === id)?.first;
    if (line) goToLine(writing.view.current, line);
  };
  const chooseLine = (line: number) => {
    const here = all.find((one) => one.first <= line && line <= one.last);
    if (here) setChosen(here.id);
  };
  const move = async (id: string, to: Move) => {
    const title = all.find((one) => one.id === id)?.title ?? id;
    const change = { step: id, section: to.section, behind: to.behind };
    if (!(await writing.change(change))) return;
    setChosen(id);
    const own = all.filter((one) => one.section === to.section && one.id !== id);
    const behind = own.findIndex((one) => one.id === to.behind);
    const place = to.behind === null ? own.length + 1 : behind + 2;
    setSaid(t('editing.moved', { title, part: t(`part.${to.section as Part}`), place }));
    // The list was drawn anew: the focus stays on the step that moved.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus(),
    );
  };
  const add = async (part: Part) => {
    const title = t('editing.newTitle');
    const id = freeId(title, all);
    const kind = part === 'decision' ? 'decision' : part === 'validation' ? 'check' : 'action';
    if (await writing.change({ step: id, title, section: part, kind })) setChosen(id);
  };
  const remove = async () => {
    if (!step) return;
    if (!(await writing.change({ step: step.id, remove: true }))) return;
    setSaid(t('editing.removed', { title: step.title }));
    setChosen(null);
  };
  return {
    ...{ all, step, said, choose, chooseLine },
    move: (id: string, to: Move) => void move(id, to),
    add: (part: Part) => void add(part),
    remove: () => void remove(),
  };
}
