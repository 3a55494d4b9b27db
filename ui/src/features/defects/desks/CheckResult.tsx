import { Button } from '@mantine/core';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow, Desk, DeskCheck } from '@/bindings';
import { ErrorNote, SectionHead, SkeletonRows } from '@/components';
import { useWrite } from '@/query';
import { Code } from '../parts/Codes';
import { StatusWord } from '../parts/StatusWord';
import classes from './desks.module.css';
import { MappingForm } from './MappingForm';

/** What the desk says of itself, asked when the panel opens and whenever one presses. */
export function CheckResult({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desks');
  const [check, setCheck] = useState<DeskCheck | null>(null);
  const ask = useWrite('desk_check', { undo: false, takes: () => true });
  const run = async (tryClock = false) => {
    const answer = await ask.run(tryClock ? { id: desk.id, try_clock: true } : { id: desk.id });
    if (answer) setCheck(answer.value);
  };
  const first = useRef(run);
  useEffect(() => void first.current(), []);
  return (
    <section className={classes.check} aria-label={t('check')}>
      <SectionHead
        title={t('check')}
        aside={
          <Button size="xs" variant="default" loading={ask.running} onClick={() => void run()}>
            {t('checkAgain')}
          </Button>
        }
      />
      <p className={classes.hint}>{t('checkAbout')}</p>
      {ask.refusal ? (
        <ErrorNote message={ask.refusal.message} hint={ask.refusal.hint} retry={() => void run()} />
      ) : null}
      {check ? (
        <Checked desk={desk} check={check} testing={ask.running} onTest={() => void run(true)} />
      ) : ask.running ? (
        <SkeletonRows rows={4} height={26} />
      ) : null}
    </section>
  );
}

interface CheckedProps {
  desk: Desk;
  check: DeskCheck;
  testing: boolean;
  onTest: () => void;
}

function Checked({ desk, check, testing, onTest }: CheckedProps) {
  const { t } = useTranslation('desks');
  const { reachable, error, account, abilities, cannot, clock, meta, sample } = check;
  if (!reachable) return <ErrorNote message={t('unreachable')} hint={error ?? ''} />;
  return (
    <>
      <p>
        <strong>{meta.product}</strong> {t('signedIn', { account })}
      </p>
      <h3 className={classes.small}>{t('can')}</h3>
      <ul>
        {abilities.map((one) => (
          <li key={one} className={classes.line}>
            <IconCheck size={14} aria-hidden />
            {one}
          </li>
        ))}
      </ul>
      <h3 className={classes.small}>{t('cannot')}</h3>
      {cannot.length === 0 ? <p className={classes.hint}>{t('cannotNone')}</p> : null}
      <ul>
        {cannot.map((one) => (
          <li key={one} className={classes.line}>
            <IconX size={14} aria-hidden />
            {one}
          </li>
        ))}
      </ul>
      <h3 className={classes.small}>{t('clock')}</h3>
      {clock ? (
        <p className={classes.line}>
          <IconClock size={14} aria-hidden />
          {clock}
        </p>
      ) : null}
      <p className={classes.hint}>{t('clockAbout', { project: desk.project })}</p>
      <div>
        <Button size="xs" variant="default" loading={testing} onClick={onTest}>
          {t('clockTest')}
        </Button>
      </div>
      <MappingForm desk={desk} check={check} />
      <h3 className={classes.small}>{t('sample')}</h3>
      {sample.length === 0 ? <p className={classes.hint}>{t('sampleNone')}</p> : null}
      {sample.length > 0 ? <Sample rows={sample} /> : null}
    </>
  );
}

const COLUMNS = [
  'ticket',
  'title',
  'status',
  'severity',
  'priority',
  'urgency',
  'impact',
  'release',
] as const;

function Sample({ rows }: { rows: readonly DefectRow[] }) {
  const { t } = useTranslation('desks');
  return (
    <table className={classes.sample}>
      <thead>
        <tr>
          {COLUMNS.map((one) => (
            <th key={one} scope="col">
              {t(`column.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.ticket ?? row.id}>
            <td>{row.ticket}</td>
            <td>{row.title}</td>
            <td>
              <StatusWord status={row.status} />
            </td>
            <td>
              <Code code={row.severity} scale="S" />
            </td>
            <td>
              <Code code={row.priority} scale="P" />
            </td>
            <td>{row.urgency || '–'}</td>
            <td>{row.impact || '–'}</td>
            <td>{row.release || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
