import { useTranslation } from 'react-i18next';
import type { Stamp } from '@/bindings';
import { StateMark } from '@/components';
import { momentWords } from '@/features/defects/parts/moment';
import { formatDay } from '@/i18n/format';
import { useWorkspace } from '@/shell/workspace';
import classes from './parts.module.css';
import { KINDS, kindOf, STATES, shortDay, stateOf } from './words';

/** What kind of article it is: glyph and word. */
export function KindMark({ kind }: { kind: string }) {
  const { t } = useTranslation('knowledge');
  const name = kindOf(kind);
  const Glyph = KINDS[name];
  return (
    <span className={classes.kind}>
      <Glyph size={14} stroke={1.75} aria-hidden />
      {t(`kind.${name}`)}
    </span>
  );
}

/** Where its reviews leave it. */
export function ArticleState({ state }: { state: string }) {
  const { t } = useTranslation('knowledge');
  const name = stateOf(state);
  return <StateMark mark={STATES[name]} label={t(`state.${name}`)} />;
}

/** A moment in few words; the whole of it, with its zone, for those who hover. */
export function When({ stamp }: { stamp: Stamp }) {
  const { t } = useTranslation('knowledge');
  const now = useWorkspace().data?.now;
  return (
    <time dateTime={stamp.at} title={stamp.label}>
      {momentWords(stamp, now, t('today'))}
    </time>
  );
}

/** The day of a moment. */
export function Day({ stamp }: { stamp: Stamp }) {
  const now = useWorkspace().data?.now;
  return (
    <time dateTime={stamp.at} title={stamp.label} className="tabular">
      {shortDay(stamp, now)}
    </time>
  );
}

/** The day by which a review is asked for; one that has passed says so. */
export function DueDay({ due }: { due: string }) {
  const { t } = useTranslation('knowledge');
  const today = useWorkspace().data?.now.at.slice(0, 10);
  const day = formatDay(due, false);
  if (today && due < today) return <StateMark mark="stale" label={t('wasDue', { day })} />;
  return <span>{t('dueOn', { day })}</span>;
}

/** The versions it holds for, in words; null where it does not say. */
export function useHolds() {
  const { t } = useTranslation('knowledge');
  return ({ from, to }: { from: string; to: string }): string | null => {
    if (from && to) return from === to ? from : t('holds.both', { from, to });
    if (from) return t('holds.from', { from });
    return to ? t('holds.to', { to }) : null;
  };
}
