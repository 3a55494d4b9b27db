import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { articlePath } from '../paths';
import type { Opened } from './draft/opening';
import type { Submission } from './SubmitDialog';

const NOTHING: Submission = { why: '', due: null };

/** Submits the draft: what is typed is kept first, so that whatever comes back nothing is lost. */
export function useSubmit({ article, keeper }: Opened) {
  const { t } = useTranslation('editor');
  const [, go] = useLocation();
  const [entered, setEntered] = useState(NOTHING);
  const [unkept, setUnkept] = useState<Refusal | null>(null);
  const write = useWrite('article_submit', {
    takes: (refusal) => {
      keeper.refused(refusal);
      return true;
    },
  });
  const run = async ({ why, due }: Submission): Promise<boolean> => {
    setUnkept(null);
    if (!(await keeper.flush())) {
      setUnkept(keeper.standing().reason);
      return false;
    }
    // The draft knows which version it is written over and is merged with what came meanwhile.
    const answer = await write.run(
      { article, why, due, seen: keeper.seen() },
      {
        done: (made) =>
          t(isPublished(made.value) ? 'submit.published' : 'submit.asked', {
            title: titleOf(made.value),
          }),
      },
    );
    if (!answer) return false;
    await keeper.end();
    go(articlePath(answer.value.id));
    return true;
  };
  return { entered, setEntered, run, running: write.running, refusal: unkept ?? write.refusal };
}

const titleOf = (value: unknown) => (value as { title?: string } | null)?.title ?? '';
const isPublished = (value: unknown) => (value as { pending?: number } | null)?.pending === 0;
