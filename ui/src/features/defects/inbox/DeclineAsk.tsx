import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { usePart } from '../model/store';
import { ToldBox } from '../parts/ToldBox';
import { useTold } from '../parts/useTold';
import { AskBox, Reason, reasonOf } from './AskBox';
import { useInbox } from './triage';
import { useDeciders } from './useDeciders';

/** Why it is declined, and what the reporter is told of it. */
export function DeclineAsk({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const deciders = useDeciders();
  const count = usePart(triage, (one) => one.chosen.size);
  const name = `triage/${row.id}/decline`;
  const [reason, setReason] = useState(() => reasonOf(name));
  const told = useTold({ row, count, template: 'declined', known: { reason: reason.trim() } });
  const quick = (['enhancement', 'user', 'environment', 'unclear'] as const).map((one) =>
    t(`decision.declineReasons.${one}`),
  );
  const run = async (text: string) => {
    const answer = await told.answer();
    if (answer === undefined || !(await deciders.declineWith(text, answer))) return false;
    told.drop();
    return true;
  };
  return (
    <AskBox title={t('decision.declineTitle')}>
      <Reason
        name={name}
        hint={t('decision.reasonHint')}
        label={t('decision.decline')}
        quick={quick}
        run={run}
        onType={setReason}
      >
        <ToldBox told={told} />
      </Reason>
    </AskBox>
  );
}
