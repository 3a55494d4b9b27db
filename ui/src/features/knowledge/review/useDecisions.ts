import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Article } from '@/bindings';
import { useWrite } from '@/query';
import { reviewOf, reviewPath } from '../paths';

export type Decision = 'approve' | 'return' | 'reject' | 'withdraw';

/**
 * What can be decided of what waits. Each names the hashes of the text and the files that are shown, so
 * that another version that came meanwhile is never decided unseen. Then the next one of the queue is in front.
 */
export function useDecisions(article: Article, by: string, next: string | null) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const [asking, ask] = useState<Exclude<Decision, 'approve'> | null>(null);
  // A dialog shows its own refusal.
  const write = useWrite('article_decide', { takes: () => asking !== null });
  const { version } = article;
  const done = {
    approve: t('review.approved', { version }),
    return: t('review.returned', { by }),
    reject: t('review.rejected'),
    withdraw: t('review.withdrawn'),
  };
  const decide = async (decision: Decision, why = '') => {
    const { id, sha256, files_sha256 } = article;
    const request = { article: id, decision, sha256, files_sha256, why };
    const answer = await write.run(request, { done: done[decision] });
    if (answer) go(next ? reviewOf(next) : reviewPath);
    return answer !== null;
  };
  return {
    asking,
    ask,
    decide,
    mine: article.not_mine === '',
    running: write.running,
    refusal: write.refusal,
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
