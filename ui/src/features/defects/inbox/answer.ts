import type { DefectRow } from '@/bindings';
import { draftOf, dropDraft, keepDraft } from '@/components';

/** What shall be said together with the decision. */
export interface Answer {
  /** Null while nobody typed: then the template's text stands. */
  text: string | null;
  public: boolean;
  template: string;
}

const nameOf = (id: string) => `triage/${id}/answer`;

/** What an answer starts from: the template that fits, and public where there is someone to read it. */
export function freshAnswer(row: DefectRow): Answer {
  return {
    text: null,
    public: row.ticket !== null,
    template: row.release ? 'planned_for' : 'acknowledge',
  };
}

/** The answer as it was left, also after another defect was in front. */
export function answerOf(row: DefectRow): Answer {
  return { ...freshAnswer(row), ...draftOf<Answer>(nameOf(row.id)) };
}

export function keepAnswer(row: DefectRow, answer: Answer) {
  keepDraft<Answer>(nameOf(row.id), freshAnswer(row), answer);
}

export function dropAnswer(id: string) {
  dropDraft(nameOf(id));
}
