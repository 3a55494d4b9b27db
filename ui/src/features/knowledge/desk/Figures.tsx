import { useTranslation } from 'react-i18next';
import type { KnowledgeDesk } from '@/bindings';
import { formatNumber } from '@/i18n/format';
import classes from './desk.module.css';

/** The numbers a manager asks for first. */
export function Figures({ desk }: { desk: KnowledgeDesk }) {
  const { t } = useTranslation('knowledge');
  const { closed_defects: all, closed_with_article: linked } = desk;
  const figures = [
    { name: t('desk.articles', { count: desk.total }), value: formatNumber(desk.total) },
    {
      name: t('desk.waiting', { count: desk.queue.length }),
      value: formatNumber(desk.queue.length),
    },
    { name: t('desk.overdue'), value: formatNumber(desk.overdue) },
    { name: t('desk.flags', { count: desk.flags.length }), value: formatNumber(desk.flags.length) },
    {
      name: t('desk.linked'),
      value: all > 0 ? `${Math.round((100 * linked) / all)} %` : '–',
      note:
        all > 0
          ? t('desk.linkedOf', { with: formatNumber(linked), all: formatNumber(all) })
          : t('desk.linkedNone'),
    },
  ];
  return (
    <dl className={classes.figures} aria-label={t('desk.figures')}>
      {figures.map((one) => (
        <div key={one.name} className={classes.figure}>
          <dt>{one.name}</dt>
          <dd>
            <span className={classes.value}>{one.value}</span>
            {one.note ? <span className={classes.note}>{one.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
