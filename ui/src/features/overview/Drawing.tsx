import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Picture, PictureFreeze, PictureRung } from '@/bindings';
import { formatShortDay } from '@/i18n/format';
import classes from './Ladder.module.css';
import { Line } from './Line';
import { type DrawnLine, drawLine, type Frame, HEAD, ticks, xOf, xOfDay } from './ladder';
import { type Caption, namesOf } from './names';

/** Where the freezes of the increment itself are named, so that no line crosses them. */
const LANE = 18;

interface DrawingProps {
  picture: Picture;
  lines: Picture['lines'];
  width: number;
  /** Height of a rung. */
  row: number;
}

/** The ladder over time. The same facts are told as a table beside it. */
export function Drawing({ picture, lines, width, row }: DrawingProps) {
  const { t } = useTranslation('overview');
  const [, go] = useLocation();
  const own = picture.feature_freeze ?? picture.bugfix_freeze;
  const frame: Frame = { picture, width, row, head: HEAD + (own ? LANE : 0) };
  const height = frame.head + picture.rungs.length * row + 1;
  const drawn: DrawnLine[] = lines.map((line, place) => drawLine(frame, line, place));
  const names = namesOf(frame, drawn);
  const now = xOf(frame, picture.now.at);
  return (
    <svg width={width} height={height} aria-hidden="true" className={classes.drawing}>
      <defs>
        <pattern
          id="freeze-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="7" height="7" className={classes.freezeFill} />
          <line x1="0" y1="0" x2="7" y2="0" className={classes.freezeLine} />
        </pattern>
      </defs>
      {picture.rungs.map((rung, place) => (
        <Rung key={rung.id} rung={rung} y={frame.head + place * row} row={row} width={width} />
      ))}
      <line x1={0} y1={height - 0.5} x2={width} y2={height - 0.5} className={classes.grid} />
      {ticks(picture).map((day) => (
        <Tick key={day} day={day} x={xOfDay(frame, day)} now={now} frame={frame} height={height} />
      ))}
      <OwnFreezes frame={frame} />
      {picture.freezes.map((one) => (
        <Freeze
          key={`${one.start} ${one.reason}`}
          freeze={one}
          frame={frame}
          caption={names.captions.find((each) => each.freeze === one)}
        />
      ))}
      <line x1={now} y1={HEAD - 4} x2={now} y2={height} className={classes.now} />
      {drawn.map((one) => (
        <Line
          key={one.line.release_id}
          drawn={one}
          words={names.lines.get(one.line.release_id) ?? []}
          open={(id) => go(`/windows/${id}`)}
        />
      ))}
      <rect x={now - 22} y={2} width={44} height={17} rx={4} className={classes.nowPill} />
      <text x={now} y={14} textAnchor="middle" className={classes.nowText}>
        {t('today')}
      </text>
    </svg>
  );
}

interface RungProps {
  rung: PictureRung;
  y: number;
  row: number;
  width: number;
}

function Rung({ rung, y, row, width }: RungProps) {
  return (
    <g data-kind={rung.kind} className={classes.rung}>
      <line x1={0} y1={y + 0.5} x2={width} y2={y + 0.5} className={classes.grid} />
      <rect x={0} y={y + row / 2 - 9} width={4} height={18} rx={2} className={classes.rungBar} />
      <text x={14} y={y + row / 2 + 4} className={classes.rungName}>
        {rung.name}
      </text>
    </g>
  );
}

interface TickProps {
  day: string;
  x: number;
  now: number;
  frame: Frame;
  height: number;
}

function Tick({ day, x, now, frame, height }: TickProps) {
  // Words that would run under the mark of today, or out of the picture, are left out.
  const hidden = (x > now - 64 && x < now + 24) || x > frame.width - 36;
  return (
    <>
      <line x1={x} y1={HEAD} x2={x} y2={height} className={classes.grid} />
      {hidden ? null : (
        <text x={x} y={14} className={classes.tick}>
          {formatShortDay(day)}
        </text>
      )}
    </>
  );
}

/** From when no feature, and no bug fix, joins a release: these do not close an environment. */
function OwnFreezes({ frame }: { frame: Frame }) {
  const { t } = useTranslation('overview');
  const { feature_freeze: feature, bugfix_freeze: bugfix } = frame.picture;
  const known = [
    { day: feature, text: t('featureFreeze') },
    { day: bugfix, text: t('bugfixFreeze') },
  ].flatMap(({ day, text }) => (day ? [{ x: xOfDay(frame, day), text }] : []));
  return known.map(({ x, text }, place) => {
    const next = known[place + 1]?.x ?? frame.width - 8;
    // The name of the first would run into that of the second: it stands before its day.
    const before = next - x < text.length * 6.2 && place === 0;
    return (
      <g key={text}>
        <line x1={x} y1={HEAD} x2={x} y2={frame.head} className={classes.ownLine} />
        <line x1={x} y1={HEAD + 0.5} x2={next} y2={HEAD + 0.5} className={classes.ownLine} />
        <text
          x={before ? x - 5 : x + 5}
          y={HEAD + 13}
          textAnchor={before ? 'end' : 'start'}
          className={classes.ownText}
        >
          {text}
        </text>
      </g>
    );
  });
}

interface FreezeProps {
  freeze: PictureFreeze;
  frame: Frame;
  /** Where its reason is written, if there is room. */
  caption: Caption | undefined;
}

function Freeze({ freeze, frame, caption }: FreezeProps) {
  const [from, to] = [xOf(frame, freeze.start), xOf(frame, freeze.end)];
  const width = Math.max(3, to - from);
  const rungs = frame.picture.rungs
    .map((rung, place) => ({ rung, place }))
    .filter(
      ({ rung }) => freeze.environment_ids.length === 0 || freeze.environment_ids.includes(rung.id),
    );
  return rungs.map(({ rung, place }, order) => (
    <g key={rung.id} opacity={freeze.hard ? 1 : 0.6}>
      <title>{`${freeze.reason}, ${freeze.label}`}</title>
      <rect
        x={from}
        y={frame.head + place * frame.row + 1}
        width={width}
        height={frame.row - 1}
        fill="url(#freeze-hatch)"
      />
      {order === 0 && caption ? (
        <text x={caption.x} y={caption.y} className={classes.freezeText}>
          {freeze.reason}
        </text>
      ) : null}
    </g>
  ));
}
