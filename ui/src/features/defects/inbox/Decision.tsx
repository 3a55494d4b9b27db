import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Defect, DefectRow } from '@/bindings';
import { useRead } from '@/query';
import { usePart } from '../model/store';
import { AnswerBox } from './AnswerBox';
import { Asked } from './Asked';
import { ClockHead } from './ClockHead';
import { DecideFoot } from './DecideFoot';
import classes from './decision.module.css';
import { GuideCard } from './GuideCard';
import { Matrix } from './Matrix';
import { ReleaseRow } from './ReleaseRow';
import { Similar } from './Similar';
import { useInbox } from './triage';
import { useDeciders } from './useDeciders';
import { OwnerRow, PriorityRow, SeverityRow } from './Values';

/** Windows too low for all of it: the sentence, the second candidate and the answer fold. */
export function useShort(): boolean {
  return useMediaQuery('(max-height: 829px)', false, { getInitialValueInEffect: false });
}

/** What is decided about the defect in front, or about all that are selected. */
export function Decision({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const short = useShort();
  const many = usePart(triage, (one) => one.chosen.size);
  const { data: defect } = useRead('defect_show', { id: row.id });
  const refusal = usePart(triage, (one) => one.refused.get(row.id));
  return (
    <section className={classes.pane} aria-label={t('decision.title')}>
      <h2 className={classes.heard}>{t('decision.title')}</h2>
      {many > 0 ? <ManyHead count={many} /> : <ClockHead clock={row.sla} short={short} />}
      {refusal ? (
        <div className={classes.refused} role="alert">
          <IconAlertTriangle size={15} aria-hidden />
          <p>
            <strong>{t('decision.refused', { message: refusal.message })}</strong> {refusal.hint}{' '}
            {t('decision.keptTyped')}
          </p>
        </div>
      ) : null}
      <div className={classes.body}>
        <Judgement row={row} many={many} defect={defect} short={short} />
        {defect && many === 0 ? <Similar defect={defect} short={short} /> : null}
        <AnswerBox key={row.id} row={row} short={short} />
        <GuideCard />
      </div>
      <Asked row={row} />
      <DecideFoot row={row} defect={defect} />
    </section>
  );
}

function ManyHead({ count }: { count: number }) {
  const { t } = useTranslation('defects');
  return (
    <div className={classes.many}>
      <strong>{t('decision.many', { count })}</strong>
      <p>{t('decision.manyText')}</p>
    </div>
  );
}

interface JudgementProps {
  row: DefectRow;
  /** How many are selected. */
  many: number;
  defect: Defect | undefined;
  short: boolean;
}

/** Urgency, impact, severity, priority, release and owner, with what is suggested where nothing was set. */
function Judgement({ row, many, defect, short }: JudgementProps) {
  const { t } = useTranslation('defects');
  const deciders = useDeciders();
  const { data: matrix } = useRead('matrix_show', {});
  const said = defect?.suggested;
  const urgency = row.urgency || said?.urgency || '';
  const impact = row.impact || said?.impact || '';
  const suggested = !(row.urgency && row.impact);
  const [first, ...others] = said?.why ?? [];
  return (
    <>
      {matrix ? (
        <Matrix
          matrix={matrix}
          urgency={urgency}
          impact={impact}
          suggested={suggested}
          onCell={deciders.cell}
        />
      ) : null}
      {first ? (
        <p className={classes.why} data-short={short || undefined} title={said?.why.join(' ')}>
          {t('decision.suggestion', { why: first })}
        </p>
      ) : null}
      <div className={classes.values}>
        <SeverityRow
          row={row}
          suggested={said?.severity ?? ''}
          note={others.join(' ')}
          short={short}
        />
        <PriorityRow
          row={row}
          urgency={urgency}
          impact={impact}
          raise={many > 0 ? null : (said?.raise ?? null)}
        />
        <div className={short ? classes.pair : undefined}>
          <ReleaseRow row={row} short={short} />
          <OwnerRow row={row} short={short} />
        </div>
      </div>
    </>
  );
}
