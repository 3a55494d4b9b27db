import { IconBan, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Checked } from '@/bindings';
import { KeyHint } from '@/components';
import classes from './calendar.module.css';
import { clockAt } from './model/clock';
import type { PlotDay, PlotRow } from './model/plot';
import { type Scale, xOf } from './model/scale';
import type { Moved } from './useMoving';

interface MovingBoxProps {
  moved: Moved;
  answer: Checked | undefined;
  stale: boolean;
  top: number;
  scale: Scale;
  days: readonly PlotDay[];
}

const WIDTH = 300;

/** Where a window would come to lie, and what the engine says to that. */
export function MovingBox({ moved, answer, stale, top, scale, days }: MovingBoxProps) {
  const left = xOf(scale, moved.from);
  const width = Math.max(6, xOf(scale, moved.to) - left);
  const at = Math.max(0, Math.min(left, scale.width - WIDTH - 4));
  const tone = toneOf(moved, answer, stale);
  return (
    <>
      <span className={classes.ghost} data-tone={tone} style={{ left, width, top }} aria-hidden />
      <div
        className={classes.float}
        style={{ left: at, top: top + 16, width: WIDTH }}
        data-tone={tone}
      >
        <MoveWords {...{ moved, answer, stale, days }} />
        {moved.keys ? <MoveHelp fresh={moved.plot === null} /> : null}
      </div>
    </>
  );
}

/** How the answer is coloured: not at all while it is asked for. */
export function toneOf({ over }: Moved, answer: Checked | undefined, stale: boolean) {
  if (over) return 'no';
  return answer && !stale ? (answer.allowed ? 'yes' : 'no') : 'asking';
}

interface MoveWordsProps {
  moved: Moved;
  answer: Checked | undefined;
  stale: boolean;
  days: readonly PlotDay[];
}

/** When it would be, and whether it may go then. */
export function MoveWords({ moved, answer, stale, days }: MoveWordsProps) {
  return (
    <>
      <p className={classes.floatTime}>{when(moved, answer, stale || !!moved.over, days)}</p>
      {moved.over ? (
        <Stays row={moved.row} over={moved.over} />
      ) : (
        <Answer answer={answer} stale={stale} />
      )}
    </>
  );
}

/** Another environment is another window: its approvals, order and messages are its own. */
function Stays({ row, over }: { row: PlotRow; over: PlotRow }) {
  const { t } = useTranslation('windows');
  return (
    <p className={classes.answer} role="status">
      <IconBan size={14} stroke={2} aria-hidden />
      {t('stays', { environment: row.row.name, other: over.row.name })}
    </p>
  );
}

function when(moved: Moved, answer: Checked | undefined, stale: boolean, days: readonly PlotDay[]) {
  const [from, to] = [clockAt(days, moved.from), clockAt(days, moved.to)];
  if (answer && !stale) return `${answer.start.label} – ${to ?? answer.end.label}`;
  return [from, to].filter(Boolean).join(' – ');
}

function Answer({ answer, stale }: { answer: Checked | undefined; stale: boolean }) {
  const { t } = useTranslation('windows');
  const reason = answer?.findings.find((one) => one.level === 'block' && !one.overridden);
  const open = t(answer?.gate === 'ungated' ? 'ungated' : 'allowed');
  return (
    <p className={classes.answer} role="status">
      {!answer || stale ? (
        <>
          <IconLoader2 size={14} aria-hidden />
          {t('checking')}
        </>
      ) : answer.allowed ? (
        <>
          <IconCheck size={14} stroke={2.2} aria-hidden />
          {open}
        </>
      ) : (
        <>
          <IconBan size={14} stroke={2} aria-hidden />
          {reason?.message ?? t('blocked')}
        </>
      )}
    </p>
  );
}

function MoveHelp({ fresh }: { fresh: boolean }) {
  const { t } = useTranslation('windows');
  return (
    <p className={classes.moveHelp}>
      <KeyHint keys={['← →']} label={t('movingKeys.arrows')} />
      {fresh ? <KeyHint keys={['↑ ↓']} label={t('movingKeys.rows')} /> : null}
      <KeyHint keys={['Shift']} label={t('movingKeys.shift')} />
      <KeyHint keys={['Ctrl']} label={t('movingKeys.ctrl')} />
      <KeyHint keys={['[ ]']} label={t('movingKeys.end')} />
      <KeyHint keys={['Enter']} label={t(fresh ? 'movingKeys.plan' : 'movingKeys.commit')} />
      <KeyHint keys={['Esc']} label={t('movingKeys.cancel')} />
    </p>
  );
}
