import { IconArrowsSplit2, IconBan, IconHelpCircle, IconKey, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '@/bindings';
import { conflictsPath, desksPath, outboxPath } from '@/features/defects/paths';
import { formatAge } from '@/i18n/format';
import { useRead } from '@/query';
import classes from './StatusLine.module.css';
import { Dot, Part } from './StatusPart';

const TROUBLE = ['locked', 'failed', 'never', 'ok'];

/** The service desks: how each stands, what was not sent yet, and what two sides changed. */
export function Desks({ now, narrow }: { now: string; narrow: boolean }) {
  const { t } = useTranslation('shell');
  const desks = useRead('desk_list', {}, { every: 30_000 }).data?.desks ?? [];
  const sum = (of: 'unsent' | 'clashes' | 'unknown') =>
    desks.reduce((all, desk) => all + desk.state[of], 0);
  const [unsent, clashes, unknown] = [sum('unsent'), sum('clashes'), sum('unknown')];
  const shown = desks
    .toSorted((a, b) => TROUBLE.indexOf(a.state.status) - TROUBLE.indexOf(b.state.status))
    .slice(0, narrow ? 1 : 2);
  return (
    <>
      {shown.map((desk) => (
        <DeskPart key={desk.id} desk={desk} now={now} />
      ))}
      {unsent > 0 ? (
        <Part
          strong
          path={outboxPath}
          says={t('unsent', { count: unsent })}
          short={narrow && unsent}
          icon={<IconSend size={14} aria-hidden />}
        />
      ) : null}
      {unknown > 0 ? (
        <Part
          strong
          path={outboxPath}
          says={t('unknownSent', { count: unknown })}
          short={narrow && unknown}
          icon={<IconHelpCircle size={14} aria-hidden />}
        />
      ) : null}
      {clashes > 0 ? (
        <Part
          strong
          path={conflictsPath}
          says={t('conflicts', { count: clashes })}
          short={narrow && clashes}
          icon={<IconArrowsSplit2 size={14} aria-hidden />}
        />
      ) : null}
    </>
  );
}

function DeskPart({ desk, now }: { desk: Desk; now: string }) {
  const { t } = useTranslation('shell');
  const { name, state } = desk;
  const age = state.at ? formatAge(state.at.at, now) : '';
  const says = {
    ok: t('deskOk', { name, age }),
    never: t('deskNever', { name }),
    locked: t('deskLocked', { name }),
  }[state.status];
  const icon = {
    ok: <Dot open={false} />,
    never: <Dot open />,
    locked: <IconKey size={13} aria-hidden className={classes.bad} />,
  }[state.status];
  return (
    <Part
      yields
      path={desksPath}
      says={says ?? t('deskFailed', { name, age })}
      detail={[state.at?.label, state.error].filter(Boolean).join(' · ')}
      icon={icon ?? <IconBan size={13} aria-hidden className={classes.bad} />}
      strong={state.status !== 'ok'}
    />
  );
}
