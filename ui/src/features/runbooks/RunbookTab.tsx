import { Button, Select } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment, Release, Strategy } from '@/bindings';
import { Choice, EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { useRead, useWrite } from '@/query';
import { Book } from './Book';
import classes from './runbooks.module.css';

const TEMPLATES = ['in_place', 'canary', 'blue_green', 'maintenance_window'] as const;

/** The runbooks of a release, one for each environment, and the run that is looked at. */
export function RunbookTab({ release }: { release: Release }) {
  const { t } = useTranslation('runbooks');
  const listed = useRead('runbook_list', { release: release.id });
  const environments = useRead('environment_list', {}).data?.environments;
  const [chosen, setChosen] = useState<string | null>(null);
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
      {book ? <Book key={book.id} id={book.id} /> : null}
      {!book && environment ? <Make release={release} environment={environment} /> : null}
    </div>
  );
}

/** The runbooks it may begin as: of this release elsewhere, then of others, this environment first. */
function useSources(release: Release, environment: Environment) {
  const { t } = useTranslation('runbooks');
  const books = useRead('runbook_list', {}).data?.runbooks ?? [];
  const near = (one: (typeof books)[number]) =>
    (one.release === release.id ? 0 : 2) + (one.environment === environment.code ? 0 : 1);
  return [...books]
    .sort((a, b) => near(a) - near(b))
    .map((one) => ({
      value: one.id,
      label: t('fromBook', {
        release: one.release_title,
        environment: one.environment,
        version: one.version,
      }),
    }));
}

function Make({ release, environment }: { release: Release; environment: Environment }) {
  const { t } = useTranslation('runbooks');
  const [source, setSource] = useState('');
  const sources = useSources(release, environment);
  const make = useWrite('runbook_new');
  const { code, name } = environment;
  const template = (TEMPLATES as readonly string[]).includes(source) ? (source as Strategy) : null;
  const run = () =>
    make.run(
      {
        ...{ release: release.id, environment: code, template },
        from: template ? null : source || null,
      },
      { done: t('made', { environment: name }) },
    );
  const templates = TEMPLATES.map((one) => ({ value: one, label: t(`template.${one}`) }));
  return (
    <EmptyState
      icon={<IconListCheck size={22} />}
      title={t('none', { environment: name })}
      action={
        <div className={classes.make}>
          <Select
            label={t('from')}
            w={300}
            value={source}
            allowDeselect={false}
            searchable={sources.length > 8}
            data={[
              { value: '', label: t('nearest') },
              ...(sources.length > 0 ? [{ group: t('fromBooks'), items: sources }] : []),
              { group: t('fromTemplates'), items: templates },
            ]}
            onChange={(value) => setSource(value ?? '')}
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
