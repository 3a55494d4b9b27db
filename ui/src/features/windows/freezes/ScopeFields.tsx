import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import classes from './freezes.module.css';
import type { WindowValues } from './values';

interface ScopeFieldsProps {
  values: WindowValues;
  set: (change: Partial<WindowValues>) => void;
}

/** What it is about: environments, products, and who answers for it. */
export function ScopeFields({ values, set }: ScopeFieldsProps) {
  const { t } = useTranslation('windows');
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const products = useRead('product_list', {}).data?.products ?? [];
  const people = useRead('person_list', {}).data?.people ?? [];
  return (
    <>
      <MultiSelect
        label={t('freezes.environments')}
        placeholder={values.environments.length ? undefined : t('freezes.every')}
        data={environments.map((one) => ({ value: one.code, label: one.name }))}
        value={values.environments}
        onChange={(next) => set({ environments: next })}
      />
      <div className={classes.pair}>
        <MultiSelect
          label={t('freezes.products')}
          placeholder={values.products.length ? undefined : t('freezes.every')}
          data={products.map((one) => one.name)}
          value={values.products}
          onChange={(next) => set({ products: next })}
        />
        <Select
          label={t('freezes.owner')}
          placeholder={t('freezes.ownerAbout')}
          clearable
          data={people.map((one) => ({ value: one.id, label: one.name }))}
          value={values.owner}
          onChange={(owner) => set({ owner })}
        />
      </div>
    </>
  );
}
