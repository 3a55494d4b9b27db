import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { DefectFacts } from '@/bindings';
import { useRead } from '@/query';
import classes from './page.module.css';

/** What a report says, with its title. */
export interface ReportValues extends DefectFacts {
  title: string;
}

export const EMPTY_FACTS: DefectFacts = {
  observed: '',
  expected: '',
  steps: '',
  logs: '',
  found_version: '',
  component: '',
  environment: '',
  incident: '',
  reproduced_environment: '',
  reproduced_version: '',
  found_in_window: '',
  workaround: '',
  known_error: '',
};

interface FactsFieldsProps<V extends ReportValues> {
  form: UseFormReturnType<V>;
}

/** The fields of a report, by what they are about. */
export function FactsFields<V extends ReportValues>({ form }: FactsFieldsProps<V>) {
  const { t } = useTranslation('defects');
  const places = useRead('environment_list', {}).data?.environments.map((one) => one.name) ?? [];
  const name = (field: keyof DefectFacts) => t(`page.field.${field}`);
  const answers = [
    { value: 'yes', label: t('page.yes') },
    { value: 'no', label: t('page.no') },
  ];
  const asks = (field: 'found_in_window' | 'known_error') => {
    const { value, onChange, error } = form.getInputProps(field);
    return (
      <Select
        label={name(field)}
        placeholder={t('page.unknown')}
        clearable
        clearButtonProps={{ 'aria-label': `${name(field)} –` }}
        data={answers}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
        error={error}
      />
    );
  };
  const long = (field: keyof DefectFacts, rows: number, mono = false) => (
    <Textarea
      autosize
      minRows={rows}
      maxRows={14}
      label={name(field)}
      classNames={mono ? { input: 'mono' } : undefined}
      {...form.getInputProps(field)}
    />
  );
  return (
    <>
      <TextInput label={t('page.titleField')} required {...form.getInputProps('title')} />
      <h2 className={classes.part}>{t('page.part.what')}</h2>
      {long('observed', 3)}
      {long('expected', 2)}
      {long('steps', 3)}
      {long('logs', 2, true)}
      <h2 className={classes.part}>{t('page.part.where')}</h2>
      <div className={classes.grid}>
        <TextInput label={name('component')} {...form.getInputProps('component')} />
        <TextInput label={name('found_version')} {...form.getInputProps('found_version')} />
        <Autocomplete
          label={name('environment')}
          data={places}
          {...form.getInputProps('environment')}
        />
        <TextInput label={name('incident')} {...form.getInputProps('incident')} />
      </div>
      <h2 className={classes.part}>{t('page.part.again')}</h2>
      <div className={classes.grid}>
        <Autocomplete
          label={name('reproduced_environment')}
          data={places}
          {...form.getInputProps('reproduced_environment')}
        />
        <TextInput
          label={name('reproduced_version')}
          {...form.getInputProps('reproduced_version')}
        />
        {asks('found_in_window')}
        {asks('known_error')}
      </div>
      <h2 className={classes.part}>{t('page.part.live')}</h2>
      {long('workaround', 2)}
    </>
  );
}
