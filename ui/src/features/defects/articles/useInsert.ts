import type { DefectRow } from '@/bindings';
import { usePeek } from '@/query';
import { answerOf, keepAnswer } from '../inbox/answer';
import { useInbox } from '../inbox/triage';
import { sayable } from '../inbox/useDeciders';

/** Puts text under what the reply holds already, and leads there to be read through. */
export function useInsert(row: DefectRow) {
  const { triage } = useInbox();
  const peek = usePeek();
  return (text: string) => {
    const before = sayable({ peek }, 1, row);
    keepAnswer(row, { ...answerOf(row), text: [before, text].filter(Boolean).join('\n\n') });
    triage.set({ inserted: triage.get().inserted + 1 });
    // Once the menu has given the focus back.
    setTimeout(() => document.querySelector<HTMLElement>('[data-triage="answer"]')?.focus(), 50);
  };
}
