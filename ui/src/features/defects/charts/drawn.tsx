import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/i18n/format';
import classes from './charts.module.css';

export interface Week {
  label: string;
  counts: number[];
}

type Tone = 'ink' | 'teal' | 'red';

/** A row of columns: filled, or hatched for those who do not see the colour. */
export interface Series {
  name: string;
  tone: Tone;
}

interface ColumnsProps {
  weeks: readonly Week[];
  /** At most two: the first is filled, the second hatched. */
  series: readonly Series[];
}

const WIDE = 400;
const HIGH = 120;
const WIDEST = 15;
/** From this width on a week has room for its numbers. */
const ROOMY = 30;
/** As many labels as find room below. */
const LABELS = 8;

/** One or two columns a week beside each other. */
export function Columns({ weeks, series }: ColumnsProps) {
  const most = Math.max(1, ...weeks.flatMap((one) => one.counts));
  const group = WIDE / Math.max(7, weeks.length);
  const bar = Math.min(WIDEST, (group - 4) / 2 - 1);
  const every = Math.ceil(weeks.length / LABELS);
  const hatch = useId();
  return (
    <div aria-hidden>
      <Legend series={series} />
      <svg viewBox={`0 0 ${WIDE} ${HIGH + 34}`} className={classes.columns} role="presentation">
        <defs>
          <pattern
            id={hatch}
            width={4}
            height={4}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={2} height={4} className={classes.bar} data-tone={series[1]?.tone} />
          </pattern>
        </defs>
        <line x1={0} x2={WIDE} y1={HIGH + 14} y2={HIGH + 14} className={classes.ground} />
        {weeks.map(({ label, counts }, place) => (
          <g key={label} transform={`translate(${place * group + 2} 14)`}>
            {counts.map((count, at) => (
              <Bar
                key={series[at]?.name}
                x={at * (bar + 2)}
                width={bar}
                height={(HIGH * count) / most}
                tone={series[at]?.tone ?? 'ink'}
                fill={at === 1 ? `url(#${hatch})` : undefined}
                number={group >= ROOMY && count > 0 ? count : null}
              />
            ))}
            {(weeks.length - 1 - place) % every === 0 ? (
              <text x={bar} y={HIGH + 14} className={classes.label}>
                {label}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <p className={classes.legend}>
      {series.map(({ name, tone }, at) => (
        <span key={name} className={classes.key}>
          <span className={classes.swatch} data-tone={tone} data-hatched={at === 1 || undefined} />
          {name}
        </span>
      ))}
    </p>
  );
}

interface BarProps {
  x: number;
  width: number;
  height: number;
  tone: Tone;
  /** The hatching; none where it is filled. */
  fill: string | undefined;
  number: number | null;
}

function Bar({ x, width, height, tone, fill, number }: BarProps) {
  return (
    <>
      <rect
        x={x}
        y={HIGH - height}
        width={width}
        height={height}
        rx={1.5}
        className={fill ? classes.hatched : classes.bar}
        data-tone={tone}
        fill={fill}
      />
      {number === null ? null : (
        <text x={x + width / 2} y={HIGH - height - 3} className={classes.number}>
          {number}
        </text>
      )}
    </>
  );
}

interface LinesProps {
  title: string;
  points: readonly { label: string; count: number }[];
  tone?: (at: number) => 'ink' | 'red';
}

/** Bars under each other: a table by itself, so that it needs no second one. */
export function Lines({ title, points, tone = () => 'ink' }: LinesProps) {
  const { t } = useTranslation('defects');
  const most = Math.max(1, ...points.map((one) => one.count));
  if (points.length === 0) return <p className={classes.about}>{t('charts.noneOpen')}</p>;
  return (
    <table className={classes.lines}>
      <caption className={classes.heard}>{title}</caption>
      <thead className={classes.heard}>
        <tr>
          <th scope="col">{t('charts.what')}</th>
          <th scope="col">{t('charts.count')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ label, count }, at) => (
          <tr key={label}>
            <th scope="row" title={label}>
              {label}
            </th>
            <td>
              <span className={classes.track}>
                <span
                  className={classes.fill}
                  data-tone={tone(at)}
                  style={{ width: `calc((100% - 48px) * ${count / most})` }}
                />
                <span className={classes.value}>{formatNumber(count)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TableProps {
  title: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/** What a drawing shows, for those who listen. */
export function Table({ title, head, rows }: TableProps) {
  const { t } = useTranslation('defects');
  return (
    <table className={classes.heard}>
      <caption>{t('charts.table', { chart: title })}</caption>
      <thead>
        <tr>
          {head.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td key={head[at + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
