import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Repo } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { ProgressLine, StateMark, takeField } from '@/components';
import { formatNumber } from '@/i18n/format';
import { useRead, useWrite } from '@/query';
import classes from './FirstRun.module.css';

const MOJALOOP = { name: 'mojaloop', url: 'https://mojaloop.io/helm/repo/' };

/** Adds a chart repository and reads it at once, with its progress in sight. */
export function RepoStep() {
  const { t } = useTranslation('firstRun');
  const repos = useRead('repo_list', {}).data?.repos ?? [];
  const save = useWrite('repo_save', { undo: false });
  const sync = useWrite('repo_sync', { undo: false });
  const form = useForm({
    initialValues: MOJALOOP,
    validateInputOnChange: true,
    validate: {
      name: (name) => (name.trim() ? null : t('repos.name')),
      url: (url) => (/^(https?|oci):\/\/\S+$/.test(url) ? null : t('repos.urlWrong')),
    },
  });
  const add = form.onSubmit(async ({ name, url }) => {
    const request = {
      ...{ id: null, charts: [], auth: 'anonymous', username: '', ca_file: '', proxy: '' },
      ...{ name: name.trim(), url: url.trim() },
    };
    const saved = await save.run(request, { takes: takeField(form) });
    if (!saved) return;
    form.setValues({ name: '', url: '' });
    await sync.run({ name: request.name });
  });
  const running = useRunningCalls().find((one) => one.call === sync.call);
  return (
    <>
      <form noValidate className={classes.repo} onSubmit={add}>
        <TextInput label={t('repos.name')} {...form.getInputProps('name')} />
        <TextInput label={t('repos.url')} {...form.getInputProps('url')} />
        <Button
          type="submit"
          variant={repos.length === 0 ? 'light' : 'default'}
          loading={save.running || sync.running}
        >
          {t('repos.add')}
        </Button>
      </form>
      {running ? <ProgressLine call={running} onCancel={sync.cancel} /> : null}
      {repos.length > 0 ? (
        <ul className={classes.rows}>
          {repos.map((one) => (
            <RepoRow
              key={one.id}
              repo={one}
              busy={sync.running}
              onRead={() => void sync.run({ name: one.name })}
            />
          ))}
        </ul>
      ) : null}
      <p className={classes.hint}>{t('repos.private')}</p>
    </>
  );
}

function RepoRow({ repo, busy, onRead }: { repo: Repo; busy: boolean; onRead: () => void }) {
  const { t } = useTranslation('firstRun');
  const read = t('repos.read', {
    charts: formatNumber(repo.chart_count),
    versions: formatNumber(repo.version_count),
  });
  return (
    <li className={classes.row}>
      <strong>{repo.name}</strong>
      <span className={classes.quiet}>{repo.url}</span>
      <span className={classes.end}>
        {repo.error ? (
          <StateMark mark="failed" label={t('repos.failed', { error: repo.error })} />
        ) : repo.version_count > 0 ? (
          <StateMark mark="met" label={read} />
        ) : null}
        <Button size="xs" variant="default" disabled={busy} onClick={onRead}>
          {t('repos.again')}
        </Button>
      </span>
      {repo.error ? <p className={classes.hint}>{t('repos.keptRepo')}</p> : null}
    </li>
  );
}
