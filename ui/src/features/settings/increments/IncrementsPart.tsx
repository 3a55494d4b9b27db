import { useTranslation } from 'react-i18next';
import type { Increment } from '@/bindings';
import type { Column } from '@/components';
import { formatDay } from '@/i18n/format';
import { useRead } from '@/query';
import { ListPart } from '../ListPart';
import classes from '../Settings.module.css';
import { IncrementForm } from './IncrementForm';

/** The program increments, newest first. */
export default function IncrementsPart() {
  const { t } = useTranslation('settings');
  const increments = useRead('increment_list', {});
  // A freeze lies inside the increment, whose days name the year.
  const day = (id: keyof Increment & string, head: string, year: boolean): Column<Increment> => ({
    id,
    head,
    width: `minmax(${year ? 112 : 92}px, 1fr)`,
    cell: (one) => (one[id] ? formatDay(String(one[id]), year) : t('increments.none')),
    order: (one) => String(one[id] ?? ''),
  });
  const columns: Column<Increment>[] = [
    {
      id: 'label',
      head: t('increments.label'),
      width: 'minmax(56px, 0.6fr)',
      cell: (one) => <span className={classes.strong}>{one.label}</span>,
      order: (one) => one.label,
    },
    day('start', t('increments.start'), true),
    day('end', t('increments.end'), true),
    day('feature_freeze', t('increments.featureFreeze'), false),
    day('bugfix_freeze', t('increments.bugfixFreeze'), false),
    {
      id: 'releases',
      head: t('increments.releases'),
      width: '60px',
      align: 'right',
      cell: (one) => one.releases,
      order: (one) => one.releases,
    },
  ];
  return (
    <ListPart
      name="increments"
      title={t('part.increments')}
      about={t('increments.about')}
      label={t('increments.list')}
      columns={columns}
      rows={increments.data?.increments}
      rowId={(one) => one.id}
      error={increments.error}
      retry={() => void increments.refetch()}
      add={t('increments.add')}
      panel={(one, close) => ({
        title: one ? t('increments.edit', { label: one.label }) : t('increments.add'),
        content: <IncrementForm increment={one} onDone={close} />,
      })}
      empty={{ title: t('increments.empty'), text: t('increments.emptyText') }}
    />
  );
}
