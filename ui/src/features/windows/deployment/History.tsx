import { useTranslation } from 'react-i18next';
import type { Deployment, Stamp } from '@/bindings';
import classes from './deployment.module.css';

/** What happened to this window, the newest first. */
export function History({ deployment: one }: { deployment: Deployment }) {
  const { t } = useTranslation('deployment');
  const events: [Stamp | null, string][] = [
    [one.planned_at, t('panel.planned')],
    ...one.approvals.map((each): [Stamp, string] => [
      each.at,
      t(each.approved ? 'panel.approvedEvent' : 'panel.refusedEvent', {
        kind: t(`kind.${each.kind}`),
        by: each.by,
      }),
    ]),
    [one.confirmation?.at ?? null, t('panel.confirmedEvent', { by: one.confirmation?.by ?? '' })],
    [one.opened_at, t('panel.opened')],
    [one.closed_at, t('panel.closed')],
  ];
  const happened = events
    .filter((event): event is [Stamp, string] => event[0] !== null)
    .toSorted(([a], [b]) => b.at.localeCompare(a.at));
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{t('panel.history')}</h3>
      <ul>
        {happened.map(([at, what]) => (
          <li key={`${at.at}/${what}`} className={classes.event}>
            <span>{what}</span>
            <time className={classes.reason} dateTime={at.at}>
              {at.label}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
