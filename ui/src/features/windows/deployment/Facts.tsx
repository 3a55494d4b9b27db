import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Deployment } from '@/bindings';
import { releasePath } from '@/features/releases/parts/paths';
import { formatDay } from '@/i18n/format';
import classes from './deployment.module.css';
import { Export } from './Export';

/** What the change record holds beside its window. */
export function Facts({ deployment: one }: { deployment: Deployment }) {
  const { t } = useTranslation('deployment');
  const type = t(`type.${one.change_type}`);
  const facts: [string, ReactNode][] = [
    [
      t('panel.release'),
      one.release_id ? <ReleaseLink key="release" id={one.release_id} title={one.title} /> : null,
    ],
    [t('panel.type'), one.downtime ? `${type}, ${t('panel.downtime')}` : type],
    [t('panel.strategy'), t(`strategy.${one.strategy}`)],
    [t('panel.performedBy'), t(`performedBy.${one.performed_by}`)],
    [t('panel.maker'), one.maker?.name],
    [t('panel.checker'), one.checker?.name],
    [t('panel.coordinator'), one.coordinator?.name],
    [t('panel.initiator'), one.initiator?.name],
    [t('panel.cab'), one.cab_day ? formatDay(one.cab_day) : null],
    [t('panel.ticket'), one.ticket],
    [t('panel.description'), one.description],
    [t('panel.impact'), one.impact],
  ];
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{t('panel.facts')}</h3>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className={classes.factRow}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Export deployment={one} />
    </section>
  );
}

function ReleaseLink({ id, title }: { id: string; title: string }) {
  return (
    <Link href={releasePath(id)} className={classes.link}>
      {title}
    </Link>
  );
}
