import { Button, Select } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment, Release, Strategy } from '@/bindings';
import { Choice, EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { useRead, useWrite } from '@/query';
import { Book } from './Book';
import { RunView } from './RunView';
import classes from './runbooks.module.css';

const TEMPLATES = ['in_place', 'canary', 'blue_green', 'maintenance_window'] as const;

/** The runbooks of a release, one for each environment, and the run that is looked at. */
export function RunbookTab({ release }: { release: Release }) {
  const { t } = useTranslation('runbooks');
  const listed = useRead('runbook_list', { release: release.id });
  const environments = useRead('environment_list', {}).data?.environments;
  const [chosen, setChosen] = useState<string | null>(null);
  const [run, setRun] = useState<string | null>(null);
  if (listed.error && !listed.data)
    return (
      <ErrorNote
        message={listed.error.message}
        hint={listed.error.hint}
        retry={() => void listed.refetch()}
      />
    );
  if (!listed.data || !environments) return <SkeletonRows rows={10} />;
  const { runbooks } = listed.data;
  const highest = [...environments].reverse();
  const first = highest.find((one) => runbooks.some((book) => book.environment === one.code));
  const code = chosen ?? first?.code ?? environments[0]?.code ?? '';
  const environment = environments.find((one) => one.code === code);
  const book = runbooks.find((one) => one.environment === code);
  if (run) return <RunView id={run} leave={() => setRun(null)} />;
  return (
    <div className={classes.page}>
      <div className={classes.choose}>
        <Choice
          label={t('environment')}
          value={code}
          options={environments.map((one) => ({ value: one.code, label: one.name }))}
          onChange={setChosen}
        />
      </div>
      {book ? <Book key={book.id} id={book.id} openRun={setRun} /> : null}
      {!book && environment ? <Make release={release} environment={environment} /> : null}
    </div>
  );
}

function Make({ release, environment }: { release: Release; environment: Environment }) {
  const { t } = useTranslation('runbooks');
  const [template, setTemplate] = useState('');
  const make = useWrite('runbook_new');
  const { code, name } = environment;
  const run = () =>
    make.run(
      { release: release.id, environment: code, template: (template || null) as Strategy | null },
      { done: t('made', { environment: name }) },
    );
  return (
    <EmptyState
      icon={<IconListCheck size={22} />}
      title={t('none', { environment: name })}
      action={
        <div className={classes.make}>
          <Select
            label={t('from')}
            value={template}
            allowDeselect={false}
            data={[
              { value: '', label: t('nearest') },
              ...TEMPLATES.map((one) => ({ value: one, label: t(`template.${one}`) })),
            ]}
            onChange={(value) => setTemplate(value ?? '')}
          />
          <Button loading={make.running} onClick={() => void run()}>
            {t('make')}
          </Button>
        </div>
      }
    >
      {t('noneText')}
    </EmptyState>
  );
}
