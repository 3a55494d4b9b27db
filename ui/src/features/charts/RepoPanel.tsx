import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repo, SyncReport } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { type Mark, ProgressLine, Stamp, StateMark } from '@/components';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { formatNumber } from '@/i18n/format';
import { useRead, useWrite } from '@/query';
import classes from './charts.module.css';
import type { Sync } from './useSync';

interface RepoPanelProps {
  repos: readonly Repo[];
  sync: Sync;
  edit: (repo: Repo) => void;
  /** Takes what confirming a held index brought. */
  confirmed: (reports: readonly SyncReport[]) => void;
}

/** The repositories: how old what they said is, and what is wrong with them. */
export function RepoPanel({ repos, sync, edit, confirmed }: RepoPanelProps) {
  const { t } = useTranslation('charts');
  const running = useRunningCalls().find((one) => one.call === sync.call);
  const [removing, setRemoving] = useState<Repo | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section className={classes.repos} aria-label={t('repos.title')} tabIndex={0}>
      <h2 className={classes.title}>{t('repos.title')}</h2>
      {running ? <ProgressLine call={running} onCancel={sync.cancel} /> : null}
      <ul>
        {repos.map((repo) => (
          <RepoEntry
            key={repo.id}
            repo={repo}
            sync={sync}
            edit={() => edit(repo)}
            remove={() => setRemoving(repo)}
            confirmed={confirmed}
          />
        ))}
      </ul>
      {removing ? <RemoveDialog repo={removing} close={() => setRemoving(null)} /> : null}
    </section>
  );
}

const MARKS: Record<string, Mark> = {
  never: 'planned',
  ok: 'closed',
  stale: 'stale',
  failed: 'failed',
  held: 'warns',
};
const STATUSES = ['never', 'ok', 'stale', 'failed', 'held'] as const;

interface RepoEntryProps {
  repo: Repo;
  sync: Sync;
  edit: () => void;
  remove: () => void;
  confirmed: (reports: readonly SyncReport[]) => void;
}

function RepoEntry({ repo, sync, edit, remove, confirmed }: RepoEntryProps) {
  const { t } = useTranslation('charts');
  const now = useRead('workspace_show', {}).data?.now;
  const status = STATUSES.find((one) => one === repo.status) ?? 'never';
  const isReading = sync.call !== null && (sync.name === null || sync.name === repo.name);
  return (
    <li className={classes.repo}>
      <div className={classes.repoHead}>
        <h3 className={classes.repoName}>{repo.name}</h3>
        <StateMark mark={MARKS[status] ?? 'unknown'} label={t(`repos.status.${status}`)} />
        <span className={classes.tools}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('repos.sync', { name: repo.name })}
            loading={isReading}
            disabled={sync.call !== null}
            onClick={() => sync.start(repo.name)}
          >
            <IconRefresh size={15} />
          </ActionIcon>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label={t('repos.more', { name: repo.name })}
              >
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={edit}>{t('repos.editMenu')}</Menu.Item>
              <Menu.Item color="red" onClick={remove}>
                {t('repos.removeMenu')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      <p className={classes.address} title={repo.url}>
        {repo.url}
      </p>
      <p className={classes.quiet}>
        {t('repos.counts', {
          charts: formatNumber(repo.chart_count),
          versions: formatNumber(repo.version_count),
        })}
      </p>
      {repo.checked_at ? (
        <p className={classes.quiet}>
          <Stamp stamp={repo.checked_at} now={now} />
        </p>
      ) : null}
      {repo.error ? (
        <p className={classes.error}>
          {repo.error} {t('repos.kept')}
          {repo.changed_at ? ` ${t('repos.changed', { at: repo.changed_at.label })}` : null}
        </p>
      ) : null}
      {repo.held ? <Held repo={repo} confirmed={confirmed} /> : null}
    </li>
  );
}

/** An index that lost most of its entries waits for a person's word. */
function Held({ repo, confirmed }: Pick<RepoEntryProps, 'repo' | 'confirmed'>) {
  const { t } = useTranslation('charts');
  const write = useWrite('repo_confirm');
  const confirm = async () => {
    const answer = await write.run(
      { id: repo.id },
      { done: t('repos.heldDone', { name: repo.name }) },
    );
    if (answer) confirmed(answer.value.repos);
  };
  if (!repo.held) return null;
  const { before, after } = repo.held;
  return (
    <div className={classes.held}>
      <p className={classes.heldFact}>
        {t('repos.held', { before: formatNumber(before), after: formatNumber(after) })}
      </p>
      <p className={classes.quiet}>{t('repos.heldBody')}</p>
      <Button
        size="xs"
        variant="outline"
        color="red"
        loading={write.running}
        onClick={() => void confirm()}
      >
        {t('repos.heldConfirm')}
      </Button>
    </div>
  );
}

function RemoveDialog({ repo, close }: { repo: Repo; close: () => void }) {
  const { t } = useTranslation('charts');
  const remove = useWrite('repo_remove', { takes: () => true });
  const { name } = repo;
  return (
    <ReasonDialog
      title={t('repos.removeTitle', { name })}
      label={t('repos.removeDo')}
      danger
      asks={false}
      {...remove}
      run={async () =>
        (await remove.run({ id: repo.id }, { done: t('repos.removed', { name }) })) !== null
      }
      close={close}
    >
      <p>{t('repos.removeBody')}</p>
    </ReasonDialog>
  );
}
