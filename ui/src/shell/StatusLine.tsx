import { IconAlertTriangle, IconBan, IconKey, IconPackageImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RemoteState, Workspace } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { ProgressLine } from '@/components';
import { formatAge } from '@/i18n/format';
import { useDoor } from '@/platform';
import classes from './StatusLine.module.css';

/** The truth about the outside, at the foot of the window; each part opens its page. */
export function StatusLine({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('shell');
  const { repos, now, intakes, blocked, keyring } = workspace;
  return (
    <footer className={classes.line}>
      <h2 className={classes.heard}>{t('status')}</h2>
      {repos.length === 0 ? (
        <Part path="/charts">
          <Dot open />
          {t('noRepos')}
        </Part>
      ) : (
        worstFirst(repos).map((repo) => <RepoPart key={repo.id} repo={repo} now={now.at} />)
      )}
      {intakes > 0 ? (
        <Part path="/overview">
          <IconPackageImport size={14} aria-hidden />
          <strong>{t('intakes', { count: intakes })}</strong>
        </Part>
      ) : null}
      {blocked > 0 ? (
        <Part path="/releases">
          <IconBan size={13} aria-hidden />
          {t('blocked', { count: blocked })}
        </Part>
      ) : null}
      {keyring in KEYRINGS ? (
        <Part path="/settings/data">
          <IconKey size={14} aria-hidden />
          <strong>{t(`keyring.${keyring as keyof typeof KEYRINGS}`)}</strong>
        </Part>
      ) : null}
      <Running />
      <time className={classes.now} dateTime={now.at}>
        {now.label}
      </time>
    </footer>
  );
}

const KEYRINGS = { locked: true, absent: true, denied: true, timeout: true };
const TROUBLE = ['failed', 'held', 'stale', 'never', 'ok'];

/** Room is short: the three that need attention most are named, with what is wrong first. */
function worstFirst(repos: RemoteState[]) {
  return repos
    .toSorted((a, b) => TROUBLE.indexOf(a.status) - TROUBLE.indexOf(b.status))
    .slice(0, 3);
}

function RepoPart({ repo, now }: { repo: RemoteState; now: string }) {
  const { t } = useTranslation('shell');
  const { name, status, checked_at } = repo;
  const age = checked_at ? formatAge(checked_at.at, now) : '';
  if (status === 'failed') {
    return (
      <Part path="/charts" title={checked_at?.label}>
        <IconBan size={13} aria-hidden className={classes.bad} />
        <strong>{t('repoFailed', { name, age })}</strong>
      </Part>
    );
  }
  if (status === 'held') {
    return (
      <Part path="/charts" title={checked_at?.label}>
        <IconAlertTriangle size={13} aria-hidden />
        <strong>{t('repoHeld', { name })}</strong>
      </Part>
    );
  }
  const words = {
    never: t('repoNever', { name }),
    stale: t('repoStale', { name, age }),
  }[status];
  return (
    <Part path="/charts" title={checked_at?.label}>
      <Dot open={status !== 'ok'} />
      {words ? <strong>{words}</strong> : t('repoOk', { name, age })}
    </Part>
  );
}

function Running() {
  const door = useDoor();
  const calls = useRunningCalls();
  const newest = calls.at(-1);
  return newest ? (
    <div className={classes.running}>
      <ProgressLine call={newest} onCancel={() => void door.cancel(newest.call)} />
    </div>
  ) : null;
}

function Part({ path, title, children }: { path: string; title?: string; children: ReactNode }) {
  return (
    <Link href={path} className={classes.part} title={title}>
      {children}
    </Link>
  );
}

function Dot({ open }: { open: boolean }) {
  return <span className={classes.dot} data-open={open || undefined} aria-hidden />;
}
