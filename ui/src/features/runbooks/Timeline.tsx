import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type CSSProperties, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookStep } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { barOf, minutesOf, placeOf, ticksOf } from './model';
import classes from './runbooks.module.css';
import { hasMore, StepMore } from './StepMore';
import { useLength } from './useLength';

/** As many round times as stand above a way without touching each other. */
const TICKS = 5;

interface TimelineProps {
  title: string;
  steps: readonly RunbookStep[];
  /** The number of each step that somebody works through. */
  numbers: Map<string, number>;
}

/** A way in time: each step where it starts at the earliest, its slack behind it, and how it is done. */
export function Timeline({ title, steps, numbers }: TimelineProps) {
  const { t } = useTranslation('runbooks');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const to = Math.max(0, ...steps.map((step) => step.end));
  const told = steps.filter(hasMore).map((step) => step.id);
  const whole = told.length > 0 && told.every((id) => open.has(id));
  const turn = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const fold = (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      aria-label={`${t(whole ? 'foldAll' : 'unfoldAll')}: ${title}`}
      onClick={() => setOpen(new Set(whole ? [] : told))}
    >
      {t(whole ? 'foldAll' : 'unfoldAll')}
    </Button>
  );
  return (
    <section aria-label={title}>
      <SectionHead
        title={title}
        count={steps.length}
        band
        aside={told.length > 0 ? fold : undefined}
      />
      {to > 0 ? <Axis steps={steps} to={to} /> : null}
      <ol className={classes.rows}>
        {steps.map((step) => (
          <Row
            key={step.id}
            step={step}
            steps={steps}
            number={numbers.get(step.id)}
            to={to}
            open={open.has(step.id)}
            turn={() => turn(step.id)}
          />
        ))}
      </ol>
    </section>
  );
}

/** What the bars say, and the round times above them. */
function Axis({ steps, to }: { steps: readonly RunbookStep[]; to: number }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const reach = { from: 0, to: to * 1000 };
  const kinds = [
    ['measured', steps.some((one) => one.length.known === 'rehearsed')],
    ['estimated', steps.some((one) => one.length.known !== 'rehearsed')],
    ['loose', steps.some((one) => !one.critical)],
  ] as const;
  return (
    <div className={classes.axis} aria-hidden>
      <ul className={classes.legend}>
        {kinds
          .filter(([, there]) => there)
          .map(([kind]) => (
            <li key={kind}>
              <span
                className={classes.bar}
                data-critical={kind !== 'loose' || undefined}
                data-rehearsed={kind === 'measured' || undefined}
              />
              {t(`bars.${kind}`)}
            </li>
          ))}
      </ul>
      <div className={classes.ticks}>
        {ticksOf(reach, TICKS).map((at) => (
          <span key={at} style={{ left: `${placeOf(at, reach)}%` }}>
            {at === 0 ? t('begin') : `+${length(at / 60_000)}`}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  step: RunbookStep;
  steps: readonly RunbookStep[];
  number: number | undefined;
  to: number;
  open: boolean;
  turn: () => void;
}

function Row({ step, steps, number, to, open, turn }: RowProps) {
  const { t } = useTranslation('runbooks');
  const more = useId();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.row} data-no-return={step.point_of_no_return || undefined}>
      <span className={classes.number}>{number}</span>
      <div className={classes.words}>
        <p className={classes.name}>
          {hasMore(step) ? (
            <button
              type="button"
              className={classes.unfold}
              aria-expanded={open}
              aria-controls={open ? more : undefined}
              onClick={turn}
            >
              <Chevron size={14} aria-hidden />
              {step.title}
            </button>
          ) : (
            <span className={classes.plain}>{step.title}</span>
          )}
          {step.point_of_no_return ? <StateMark mark="flag" label={t('noReturn')} /> : null}
          {step.kind === 'decision' ? (
            <StateMark mark="decision" label={t('kind.decision')} compact />
          ) : null}
        </p>
        <p className={classes.facts}>
          <Facts step={step} />
        </p>
      </div>
      <Bars step={step} to={to} />
      {open ? <StepMore id={more} step={step} steps={steps} /> : null}
    </li>
  );
}

function Facts({ step }: { step: RunbookStep }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const { maker, checker, takes_back: back } = step;
  const slack = step.latest_end - step.end;
  const facts = [
    step.length.label,
    checker ? t('who', { maker: maker || '–', checker }) : maker,
    slack > 0 ? t('slack', { length: length(minutesOf(slack)) }) : '',
    back ? t('takesBack', { step: back }) : '',
  ];
  return facts.filter(Boolean).join(' · ');
}

/** When it starts, and how long it takes. */
function Bars({ step, to }: { step: RunbookStep; to: number }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const at = (seconds: number) => length(minutesOf(seconds));
  const bounds = { start: at(step.start), end: at(step.end), latest: at(step.latest_end) };
  const [, first = 0] = ticksOf({ from: 0, to: to * 1000 }, TICKS);
  const tick = { '--tick': `${(first / 10 / Math.max(1, to)).toFixed(3)}%` } as CSSProperties;
  return (
    <>
      <span className={classes.offset} aria-hidden>
        {step.start === 0 ? t('begin') : `+${at(step.start)}`}
      </span>
      <div
        className={classes.track}
        role="img"
        aria-label={t(step.critical ? 'barCritical' : 'barOf', bounds)}
        style={first > 0 ? tick : undefined}
      >
        {step.latest_end > step.end ? (
          <span className={classes.slack} style={barOf(step.end, step.latest_end, 0, to)} />
        ) : null}
        <span
          className={classes.bar}
          data-critical={step.critical || undefined}
          data-rehearsed={step.length.known === 'rehearsed' || undefined}
          style={barOf(step.start, step.end, 0, to)}
        />
      </div>
    </>
  );
}
