import { useTranslation } from 'react-i18next';
import type { Handover, HandoverItem } from '@/bindings';
import { useWrite } from '@/query';
import { isAcceptable } from './model';

export type Verdict = 'accept' | 'return';

/**
 * Accepts and returns. Each verdict names what its item was when it was looked at, so that nobody
 * takes over what changed meanwhile; after a refusal `again` reads what there is now.
 */
export function useJudge({ release, items }: Handover, again: () => void) {
  const { t } = useTranslation('releases');
  const write = useWrite('handover_judge');
  const accept = async (item: HandoverItem) => {
    const { key, mark, title } = item;
    const request = { release, items: [key], verdict: 'accept', why: '', mark };
    if (!(await write.run(request, { done: t('handover.accepted', { title }) }))) again();
  };
  const reasoned = async (item: HandoverItem, verdict: Verdict, why: string) => {
    const { key, mark, title } = item;
    const done = t(verdict === 'return' ? 'handover.returned' : 'handover.doneWithout', { title });
    // A refusal is told in the form, where what was typed still stands.
    const options = { done, takes: () => true };
    const answer = await write.run({ release, items: [key], verdict, why, mark }, options);
    if (!answer) again();
    return answer !== null;
  };
  const acceptAll = async () => {
    // By their keys: what arrived since was not in sight.
    const keys = items.filter(isAcceptable).map((item) => item.key);
    const done = t('handover.allAccepted', { count: keys.length });
    const request = { release, items: keys, verdict: 'accept', why: '' };
    if (!(await write.run(request, { done }))) again();
  };
  return { accept, reasoned, acceptAll, running: write.running, refusal: write.refusal };
}

export type Judge = ReturnType<typeof useJudge>;
