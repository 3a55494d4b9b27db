import { useTranslation } from 'react-i18next';
import type { Defect, Stamp } from '@/bindings';
import { EmptyState } from '@/components';
import { Moment } from '../parts/Moment';
import classes from './page.module.css';

interface Event {
  key: string;
  at: Stamp;
  by: string;
  where: string;
  what: string;
}

/** What was done to it, here and at its desks, newest first. */
export function HistoryPart({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const here: Event[] = defect.history.map((one) => ({
    key: one.id,
    at: one.at,
    by: one.actor,
    where: '',
    what: one.summary,
  }));
  const there: Event[] = defect.events.map(({ ticket, by, at, field, from, to }, place) => ({
    key: `${ticket} ${place}`,
    at,
    by,
    where: ticket,
    what:
      from || to
        ? t('page.changed', { field, from: from || t('page.nothing'), to: to || t('page.nothing') })
        : field === 'created'
          ? t('page.made')
          : field,
  }));
  const all = [...here, ...there].toSorted((a, b) => b.at.at.localeCompare(a.at.at));
  if (all.length === 0) return <EmptyState title={t('page.noHistory')} />;
  return (
    <ul className={classes.history}>
      {all.map((one) => (
        <li key={one.key} className={classes.event}>
          <span className={classes.quiet}>
            <Moment stamp={one.at} />
          </span>
          <span className={classes.what}>{one.what}</span>
          <span className={classes.quiet}>{[one.by, one.where].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}
