import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './evidence.module.css';
import type { Row } from './model';

const WIDE = 400;
const HIGH = 96;
/** Above the columns, for what each holds. */
const HEAD = 14;
/** Below them, for the days they ran. */
const FOOT = 15;
/** A letter of it at most, in the chart's own units. */
const LETTER = 6.5;
/** Left of the first, whose day is wider than it. */
const SIDE = 6;
/** As many days as stand beside each other. */
const DAYS = 10;
const PARTS = ['passed', 'failed', 'skipped'] as const;

/** `21 Nov` of `Sat 21 Nov 2026, 21:12 WAT (UTC+1)`. */
const dayOf = ({ completed }: Row['runs'][number]) =>
  completed?.label.split(' ').slice(1, 3).join(' ') ?? '';

/** Runs of one row over time: each a column of what passed, failed (hatched) and was skipped (open). */
export function RunChart({ row }: { row: Row }) {
  const { t } = useTranslation('evidence');
  const hatch = useId();
  const { suite, release, environment, runs } = row;
  const title = t('chart.of', { suite, release, environment });
  const most = Math.max(1, ...runs.map((one) => one.assertions));
  const step = WIDE / Math.max(10, runs.length);
  const sum = ({ passed, assertions }: Row['runs'][number]) =>
    t('chart.sum', { passed, all: assertions });
  // Said of all or of none: in narrow columns they would write over each other.
  const said = runs.every((run) => sum(run).length * LETTER < step);
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.chartTitle}>{title}</figcaption>
      <div aria-hidden>
        <p className={classes.legend}>
          {PARTS.map((part) => (
            <span key={part} className={classes.key}>
              <span className={classes.swatch} data-part={part} />
              {t(`chart.${part}`)}
            </span>
          ))}
        </p>
        <svg
          viewBox={`${-SIDE} ${-HEAD} ${WIDE + SIDE} ${HEAD + HIGH + FOOT}`}
          className={classes.columns}
          role="presentation"
        >
          <defs>
            <pattern
              id={hatch}
              width={4}
              height={4}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={2} height={4} className={classes.part} data-part="failed" />
            </pattern>
          </defs>
          <line x1={0} x2={WIDE} y1={HIGH + 1} y2={HIGH + 1} className={classes.ground} />
          {said
            ? runs.map((run, at) => (
                <text
                  key={run.id}
                  x={at * step + 2 + Math.min(24, step - 4) / 2}
                  y={HIGH - (HIGH * run.assertions) / most - 4}
                  textAnchor="middle"
                  className={classes.columnSum}
                >
                  {sum(run)}
                </text>
              ))
            : null}
          {runs.map((run, at) =>
            // Of many only the first and the last: between them they write over each other.
            runs.length <= DAYS || at === 0 || at === runs.length - 1 ? (
              <text
                key={run.id}
                x={at * step + 2 + Math.min(24, step - 4) / 2}
                y={HIGH + FOOT - 3}
                textAnchor={runs.length > DAYS && at > 0 ? 'end' : 'middle'}
                className={classes.columnSum}
              >
                {dayOf(run)}
              </text>
            ) : null,
          )}
          {runs.map((run, at) => {
            let top = HIGH;
            return PARTS.map((part) => {
              const height = (HIGH * run[part]) / most;
              top -= height;
              return height > 0 ? (
                <rect
                  key={`${run.id} ${part}`}
                  x={at * step + 2}
                  y={top}
                  width={Math.min(24, step - 4)}
                  height={height}
                  className={classes.part}
                  data-part={part}
                  fill={part === 'failed' ? `url(#${hatch})` : undefined}
                />
              ) : null;
            });
          })}
        </svg>
      </div>
      <table className={classes.heard}>
        <caption>{t('chart.table', { chart: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.when')}</th>
            {PARTS.map((part) => (
              <th key={part} scope="col">
                {t(`chart.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">{run.completed?.label}</th>
              {PARTS.map((part) => (
                <td key={part}>{run[part]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
