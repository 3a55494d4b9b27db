import { useTranslation } from 'react-i18next';
import { DataTable, SkeletonRows } from '@/components';
import { ruleColumns } from '@/features/settings/rules-columns';
import { useRead, useWrite } from '@/query';
import classes from './FirstRun.module.css';

/** How strictly each rule of the guide is held here. */
export function RulesStep() {
  const { t } = useTranslation('settings');
  const { data } = useRead('rule_list', {});
  const { run } = useWrite('rule_set_level', { undo: false });
  if (!data) return <SkeletonRows />;
  // Nothing can fire yet on a hub without releases.
  const columns = ruleColumns(t, (rule, level) => void run({ rule: rule.id, level })).filter(
    (column) => column.id !== 'fires',
  );
  return (
    <div className={`${classes.card} ${classes.tall}`}>
      <DataTable
        label={t('rules.list')}
        columns={columns}
        rows={data.rules}
        rowId={(one) => one.id}
        rowHeight={48}
      />
    </div>
  );
}
