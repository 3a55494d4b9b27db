import { useTranslation } from 'react-i18next';
import { formatDay, formatShortDay } from '@/i18n/format';
import { type Dated, type Freeze, type Span, share, ticks } from './increment-scale';
import classes from './Overview.module.css';

const HEAD = 24;
/** Where the freezes are named, above the releases so that no name is crossed. */
const LANE = 20;
const GUTTER = 172;

interface DrawingProps {
  span: Span;
  today: string;
  freezes: Freeze[];
  dated: Dated[];
  width: number;
  /** Height of a release's row. */
  row: number;
}

/** The picture itself, and the same facts as a table for those who do not see it. */
export function Drawing({ span, today, freezes, dated, width, row }: DrawingProps) {
  const { t } = useTranslation('overview');
  const rows = Math.max(2, dated.length);
  const top = HEAD + (freezes.length > 0 ? LANE : 0);
  const height = top + rows * row;
  const x = (day: string) => GUTTER + share(span, day) * (width - GUTTER - 8);
  const now = x(today);
  // The name of the first freeze would run into that of the second, which then ends its band.
  const [first, second] = freezes;
  const isTight = first && second ? x(second.start) - x(first.start) < 92 : false;
  return (
    <>
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
        {ticks(span).map((day) => (
          <g key={day}>
            <line x1={x(day)} y1={HEAD} x2={x(day)} y2={height} className={classes.grid} />
            {besideToday(x(day), now, width) ? null : (
              <text x={x(day)} y={14} className={classes.tick}>
                {formatShortDay(day)}
              </text>
            )}
          </g>
        ))}
        {freezes.map((one) => (
          <g key={one.kind}>
            <rect
              x={x(one.start)}
              y={HEAD}
              width={Math.max(2, x(one.end) - x(one.start))}
              height={height - HEAD}
              fill="url(#freeze-hatch)"
              opacity={one.kind === 'feature' ? 0.55 : 1}
            />
            <text
              x={isTight && one.kind === 'bugfix' ? x(one.end) - 5 : x(one.start) + 5}
              y={HEAD + 14}
              textAnchor={isTight && one.kind === 'bugfix' ? 'end' : 'start'}
              className={classes.freezeText}
            >
              {t(`${one.kind}Freeze`)}
            </text>
          </g>
        ))}
        {dated.map((one, index) => (
          <Rung
            key={one.release.id}
            {...one}
            x={x}
            y={top + index * row + row / 2}
            row={row}
            now={now}
            width={width}
          />
        ))}
        <line x1={now} y1={HEAD - 4} x2={now} y2={height} className={classes.now} />
        <rect x={now - 22} y={2} width={44} height={17} rx={4} className={classes.nowPill} />
        <text x={now} y={14} textAnchor="middle" className={classes.nowText}>
          {t('today')}
        </text>
      </svg>
      <AsTable dated={dated} freezes={freezes} />
    </>
  );
}

/** Whether a tick's words would run under the mark of today, or out of the picture. */
function besideToday(at: number, now: number, width: number): boolean {
  return (at > now - 64 && at < now + 24) || at > width - 36;
}

interface RungProps extends Dated {
  row: number;
  x: (day: string) => number;
  y: number;
  now: number;
  width: number;
}

/** One release: a dashed line from today to its target, and what it is called there. */
function Rung({ release, day, x, y, row, now, width }: RungProps) {
  const { t } = useTranslation('releases');
  const at = x(day);
  const done = release.state === 'approved';
  // Near the right edge the words stand before the mark.
  const before = at > width - 190;
  return (
    <g>
      <line x1={0} y1={y - row / 2} x2={width} y2={y - row / 2} className={classes.grid} />
      <text x={0} y={y + 4} className={classes.rungName}>
        {release.title}
      </text>
      {at > now ? <line x1={now} y1={y} x2={at - 5} y2={y} className={classes.plan} /> : null}
      <circle cx={at} cy={y} r={4.5} className={done ? classes.markDone : classes.markPlan} />
      <text
        x={before ? at - 10 : at + 10}
        y={y + 4}
        textAnchor={before ? 'end' : 'start'}
        className={classes.markText}
      >
        <tspan className={classes.markDay}>{formatShortDay(day)}</tspan>
        <tspan dx={6}>{t(`state.${release.state}`)}</tspan>
      </text>
    </g>
  );
}

function AsTable({ dated, freezes }: { dated: Dated[]; freezes: Freeze[] }) {
  const { t } = useTranslation('overview');
  const { t: word } = useTranslation('releases');
  return (
    <table className={classes.heard}>
      <thead>
        <tr>
          <th scope="col">{t('release')}</th>
          <th scope="col">{t('state')}</th>
          <th scope="col">{t('targetHead')}</th>
        </tr>
      </thead>
      <tbody>
        {dated.map(({ release, day }) => (
          <tr key={release.id}>
            <th scope="row">{release.title}</th>
            <td>{word(`state.${release.state}`)}</td>
            <td>{release.target?.label ?? formatDay(day)}</td>
          </tr>
        ))}
        {freezes.map((one) => (
          <tr key={one.kind}>
            <th scope="row">{t(`${one.kind}Freeze`)}</th>
            <td />
            <td>
              {formatDay(one.start)} – {formatDay(one.end)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
