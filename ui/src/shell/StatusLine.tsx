import { useMediaQuery } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconBan,
  IconCalendarTime,
  IconHandStop,
  IconKey,
  IconPackageImport,
  IconRosetteDiscountCheck,
  IconSend,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HaltShape, NextWindow, RemoteState, Stamp, Workspace } from '@/bindings';
import { useRunningCalls } from '@/calls';
import { ProgressLine } from '@/components/Notes';
import { useNarrow } from '@/components/useNarrow';
import { messagesPath } from '@/features/messages/paths';
import { minutesWords } from '@/features/windows/deployment/model/words';
import { deploymentPath, livePath } from '@/features/windows/deployment/paths';
import { formatAge } from '@/i18n/format';
import { useDoor } from '@/platform';
import { useRead } from '@/query';
import { Desks } from './StatusDesks';
import classes from './StatusLine.module.css';
import { Dot, Part } from './StatusPart';

/** The truth about the outside, at the foot of the window; each part opens its page. */
export function StatusLine({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('shell');
  const narrow = useNarrow();
  // The release list says it too; what only the foot says keeps its room.
  const close = useMediaQuery('(max-width: 1599px)', false, {
    getInitialValueInEffect: false,
  });
  const desks = useRead('desk_list', {}).data?.desks.length ?? 0;
  // Numbers stand for words only where the desks take the room of the words.
  const crowded = narrow || (close && desks > 0);
  const { repos, now, intakes, blocked, keyring, halt, next_window } = workspace;
  return (
    <footer className={classes.line}>
      <h2 className={classes.heard}>{t('status')}</h2>
      <div className={classes.parts}>
        {halt ? <HaltPart halt={halt} /> : null}
        {repos.length === 0 ? (
          <Part path="/charts" says={t('noRepos')} icon={<Dot open />} />
        ) : (
          worstFirst(repos, narrow || desks > 0 ? 1 : 2).map((repo) => (
            <RepoPart key={repo.id} repo={repo} now={now.at} />
          ))
        )}
        <Desks now={now.at} narrow={crowded} />
        {next_window ? <WindowPart next={next_window} now={now} narrow={narrow} /> : null}
        <Owed workspace={workspace} crowded={crowded} />
        {keyring in KEYRINGS ? (
          <Part
            strong
            path="/settings/data"
            says={t(`keyring.${keyring as keyof typeof KEYRINGS}`)}
            icon={<IconKey size={14} aria-hidden />}
          />
        ) : null}
        {intakes > 0 ? (
          <Part
            strong
            path="/overview"
            says={t('intakes', { count: intakes })}
            short={crowded && intakes}
            icon={<IconPackageImport size={14} aria-hidden />}
          />
        ) : null}
        {blocked > 0 && !close ? (
          <Part
            path="/releases"
            says={t('blocked', { count: blocked })}
            icon={<IconBan size={13} aria-hidden />}
          />
        ) : null}
      </div>
      <Running />
      <time className={classes.now} dateTime={now.at} title={now.label}>
        {narrow ? now.label.replace(/^.*, | \([^)]*\)$/g, '') : now.label}
      </time>
    </footer>
  );
}

function HaltPart({ halt }: { halt: HaltShape }) {
  const { t } = useTranslation('shell');
  const { environments, reason, by, at } = halt;
  const says =
    environments.length > 0
      ? t('haltedIn', { environments: environments.join(', ') })
      : t('halted');
  return (
    <Part
      path="/windows"
      says={says}
      detail={`${reason} ${by}, ${at.label}`}
      icon={<IconHandStop size={14} aria-hidden className={classes.bad} />}
    >
      <strong className={`${classes.bad} ${classes.cut}`}>{says}</strong>
    </Part>
  );
}

interface WindowPartProps {
  next: NextWindow;
  now: Stamp;
  /** Room is short: the sign alone says that it is the next window. */
  narrow: boolean;
}

/** The window that is open, or the next one, with its time left beside the absolute one. */
function WindowPart({ next, now, narrow }: WindowPartProps) {
  const { t } = useTranslation('shell');
  const { environment, at, open, deployment_id, title } = next;
  const minutes = Math.round((Date.parse(at.at) - Date.parse(now.at)) / 60_000);
  const path = open ? livePath(deployment_id) : deploymentPath(deployment_id);
  const [day = '', hour = ''] = at.label.replace(/ \([^)]*\)$/, '').split(', ');
  // Today needs no date, and no other day its year.
  const time = now.label.startsWith(`${day},`) ? hour : `${day.replace(/ \d{4}$/, '')}, ${hour}`;
  const over = minutes < 0;
  const left = over
    ? t('windowOver', { left: minutesWords(-minutes) })
    : t('windowIn', { left: spanWords(minutes) });
  const word = t(open ? 'windowOpen' : 'windowNext');
  return (
    <Part
      path={path}
      says={`${word} ${environment} ${time} ${left}`}
      detail={`${title}, ${environment}, ${at.label}`}
      icon={<IconCalendarTime size={14} aria-hidden className={open ? classes.open : undefined} />}
    >
      <span className={narrow && !open ? classes.heard : classes.cut} data-yields>
        {word}
      </span>{' '}
      <strong className={classes.cut}>{`${environment} ${time}`}</strong>
      {over ? (
        <strong className={`${classes.bad} ${classes.cut}`}>{left}</strong>
      ) : (
        <span className={classes.cut} data-yields>
          {left}
        </span>
      )}
    </Part>
  );
}

/** Days stand for themselves: nobody plans by the minutes of next week. */
function spanWords(minutes: number): string {
  return minutes > 48 * 60 ? `${Math.round(minutes / 1440)} d` : minutesWords(minutes);
}

/** What is owed for windows: confirmations that no longer hold, and messages past their date. */
function Owed({ workspace, crowded }: { workspace: Workspace; crowded: boolean }) {
  const { t } = useTranslation('shell');
  const { needs_confirming, messages_overdue } = workspace;
  return (
    <>
      {messages_overdue > 0 ? (
        <Part
          strong
          path={messagesPath}
          says={t('messagesOverdue', { count: messages_overdue })}
          short={crowded && messages_overdue}
          icon={<IconSend size={14} aria-hidden />}
        />
      ) : null}
      {needs_confirming > 0 ? (
        <Part
          path="/windows"
          says={t('confirmAgain', { count: needs_confirming })}
          short={crowded && needs_confirming}
          icon={<IconRosetteDiscountCheck size={14} aria-hidden />}
        />
      ) : null}
    </>
  );
}

const KEYRINGS = { locked: true, absent: true, denied: true, timeout: true };
const TROUBLE = ['failed', 'held', 'stale', 'never', 'ok'];

/** Room is short: those that need attention most are named, with what is wrong first. */
function worstFirst(repos: RemoteState[], most: number) {
  return repos
    .toSorted((a, b) => TROUBLE.indexOf(a.status) - TROUBLE.indexOf(b.status))
    .slice(0, most);
}

function RepoPart({ repo, now }: { repo: RemoteState; now: string }) {
  const { t } = useTranslation('shell');
  const { name, status, checked_at } = repo;
  const age = checked_at ? formatAge(checked_at.at, now) : '';
  const known = {
    failed: t('repoFailed', { name, age }),
    held: t('repoHeld', { name }),
    never: t('repoNever', { name }),
    stale: t('repoStale', { name, age }),
  }[status];
  const icon = {
    failed: <IconBan size={13} aria-hidden className={classes.bad} />,
    held: <IconAlertTriangle size={13} aria-hidden />,
  }[status];
  return (
    <Part
      yields
      path="/charts"
      says={known ?? t('repoOk', { name, age })}
      detail={checked_at?.label}
      icon={icon ?? <Dot open={status !== 'ok'} />}
      strong={status !== 'ok'}
    />
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
