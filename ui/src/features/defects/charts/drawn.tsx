import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/i18n/format';
import classes from './charts.module.css';

interface Week {
  label: string;
  counts: number[];
}

interface ColumnsProps {
  weeks: readonly Week[];
  names: readonly string[];
}

const HIGH = 150;
const GROUP = 46;
const BAR = 15;

/** Two columns a week beside each other, with their numbers. */
export function Columns({ weeks, names }: ColumnsProps) {
  const most = Math.max(1, ...weeks.flatMap((one) => one.counts));
  const wide = Math.max(1, weeks.length) * GROUP;
  return (
    <div aria-hidden>
      <p className={classes.legend}>
        {names.map((name, at) => (
          <span key={name} className={classes.key}>
            <span className={classes.swatch} data-series={at} />
            {name}
          </span>
        ))}
      </p>
      <svg
        viewBox={`0 0 ${wide} ${HIGH + 34}`}
        className={classes.columns}
        style={{ maxWidth: wide * 1.6 }}
        role="presentation"
      >
        <line x1={0} x2={wide} y1={HIGH + 14} y2={HIGH + 14} className={classes.ground} />
        {weeks.map(({ label, counts }, place) => (
          <g key={label} transform={`translate(${place * GROUP + 6} 14)`}>
            {counts.map((count, at) => {
              const height = (HIGH * count) / most;
              const x = at * (BAR + 2);
              return (
                <g key={names[at]}>
                  <rect
                    x={x}
                    y={HIGH - height}
                    width={BAR}
                    height={height}
                    rx={2}
                    className={classes.bar}
                    data-series={at}
                  />
                  {count > 0 ? (
                    <text x={x + BAR / 2} y={HIGH - height - 3} className={classes.number}>
                      {count}
                    </text>
                  ) : null}
                </g>
              );
            })}
            <text x={BAR} y={HIGH + 14} className={classes.label}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </div>
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
