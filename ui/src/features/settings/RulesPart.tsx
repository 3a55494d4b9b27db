import { useTranslation } from 'react-i18next';
import type { RuleShape } from '@/bindings';
import { useRead, useWrite } from '@/query';
import { ListPart } from './ListPart';
import { ruleColumns } from './rules-columns';

/** Every rule: where it comes from, how strictly it is held, and where it fires today. */
export default function RulesPart() {
  const { t } = useTranslation('settings');
  const rules = useRead('rule_list', {});
  const { run } = useWrite('rule_set_level');
  const set = (rule: RuleShape, level: string) => {
    const word = t(`rules.levels.${level as 'block'}`);
    void run(
      { rule: rule.id, level },
      { done: t('rules.saved', { title: rule.title, level: word }) },
    );
  };
  return (
    <ListPart
      name="rules"
      title={t('part.rules')}
      about={t('rules.about')}
      label={t('rules.list')}
      columns={ruleColumns(t, set)}
      rows={rules.data?.rules}
      rowId={(one) => one.id}
      error={rules.error}
      retry={() => void rules.refetch()}
      search={{
        label: t('rules.search'),
        text: (one) => `${one.number} ${one.title} ${one.basis}`,
      }}
      empty={{ title: t('rules.empty') }}
      rowHeight={48}
    />
  );
}
