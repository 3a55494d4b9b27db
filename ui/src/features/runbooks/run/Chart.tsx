import { IconFlag3 } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunbookRun, RunStep } from '@/bindings';
import { useNarrow } from '@/components';
import { useNow } from '@/features/windows/useNow';
import { wallOf } from '@/i18n/format';
import { useRowKeys } from '@/shell/keys';
import { useWorkspace } from '@/shell/workspace';
import { clockOf, minutesOf, placeOf, type Reach, reachOf, ticksOf, zoneOf } from '../model';
import { useLength } from '../useLength';
import { Row } from './Row';
import classes from './run.module.css';

interface ChartProps {
  run: RunbookRun;
  numbers: Map<string, number>;
  chosen: string | null;
  choose: (step: string) => void;
}

type Item = { step: RunStep } | { band: 'noReturn' | 'turned' };

/** The steps, each with a band before what cannot simply be undone. */
function itemsOf(run: RunbookRun): Item[] {
  let [passed, turned] = [false, false];
  return run.steps.flatMap((step): Item[] => {
    const bands: Item[] = [];
    if (step.point_of_no_return && !passed) bands.push({ band: 'noReturn' });
    if (step.back && !turned) bands.push({ band: 'turned' });
    passed ||= step.point_of_no_return;
    turned ||= step.back;
    return [...bands, { step }];
  });
}

/** The head's height as run.module.css gives it, in pixels. */
const HEAD = 33;

const idOf = (item: Item) => ('step' in item ? item.step.id : item.band);

/** The steps of a run in time: above the plan, below what happened or is foreseen. */
export function Chart({ run, numbers, chosen, choose }: ChartProps) {
  const { t } = useTranslation('runbooks');
  const now = useNow(15_000);
  const box = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(run), [run]);
  const reach = reachOf(run, now);
  const at = run.steps.findIndex((one) => one.id === chosen);
  useRowKeys({
    count: run.steps.length,
    selected: at,
    select: (row) => choose(run.steps[row]?.id ?? ''),
    open: (row) => choose(run.steps[row]?.id ?? ''),
  });
  const view = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => ('step' in (items[index] as Item) ? 38 : 31),
    getItemKey: (index) => idOf(items[index] as Item),
    overscan: 12,
    // The head stays above the rows, and takes as much of the box.
    scrollPaddingEnd: HEAD + 8,
    initialRect: { width: 900, height: 800 },
  });
  const place = items.findIndex((item) => idOf(item) === chosen);
  useEffect(() => {
    if (place >= 0) view.scrollToIndex(place, { align: 'auto' });
  }, [place, view]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section ref={box} className={classes.chart} tabIndex={0} aria-label={t('run.timeline')}>
      <Head run={run} reach={reach} now={now} />
      <div className={classes.all} style={{ height: view.getTotalSize() }}>
        <Lines run={run} reach={reach} now={now} />
        <ol aria-label={t('steps')}>
          {view.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index] as Item;
            return (
              <li
                key={key}
                ref={view.measureElement}
                data-index={index}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className={classes.item}
                data-band={'band' in item || undefined}
                style={{ transform: `translateY(${start}px)` }}
              >
                {'step' in item ? (
                  <Row
                    step={item.step}
                    number={numbers.get(item.step.id)}
                    reach={reach}
                    now={now}
                    selected={item.step.id === chosen}
                    choose={choose}
                  />
                ) : (
                  <Band run={run} band={item.band} />
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

interface AxisProps {
  run: RunbookRun;
  reach: Reach;
  now: number;
}

function useClock() {
  const zone = useWorkspace().data?.hub?.zone ?? 'UTC';
  return (at: number) => wallOf(at, zone).slice(11);
}

function Head({ run, reach, now }: AxisProps) {
  const { t } = useTranslation('runbooks');
  const clock = useClock();
  const near = useNarrow() ? 27 : 13;
  const latest = latestOf(run);
  const marks = [
    ...(run.state === 'running' ? [{ at: now, tone: 'now' }] : []),
    ...(latest ? [{ at: latest, tone: 'latest' }] : []),
  ];
  // What stands under a mark would only be read twice.
  const free = ticksOf(reach, 4)
    .filter((tick) =>
      marks.every((mark) => Math.abs(placeOf(mark.at, reach) - placeOf(tick, reach)) > near),
    )
    // The last one hangs to the left: one that it would touch gives way.
    .filter((tick, at, all) => {
      const last = placeOf(all.at(-1) ?? tick, reach);
      return at === all.length - 1 || last - placeOf(tick, reach) > near * (last > 92 ? 1.4 : 1);
    });
  const close =
    marks[1] &&
    marks[0] &&
    Math.abs(placeOf(marks[0].at, reach) - placeOf(marks[1].at, reach)) < near;
  return (
    <div className={classes.headRow} aria-hidden>
      <span className={classes.headStep}>{t('run.columns.step')}</span>
      <span className={classes.headWho}>{t('run.columns.who')}</span>
      <span className={classes.headTime}>
        {t('run.columns.time', { zone: zoneOf(run.begun_at.label) })}
      </span>
      <span className={classes.axis}>
        {free.map((tick) => (
          <span
            key={tick}
            className={classes.tick}
            data-end={placeOf(tick, reach) > 92 || undefined}
            style={{ left: `${placeOf(tick, reach)}%` }}
          >
            {clock(tick)}
          </span>
        ))}
        {marks.map((mark) =>
          close && mark.tone === 'latest' ? null : (
            <span
              key={mark.tone}
              className={classes.chip}
              data-tone={mark.tone}
              style={{ left: `${placeOf(mark.at, reach)}%` }}
            >
              {clock(mark.at)}
            </span>
          ),
        )}
      </span>
    </div>
  );
}

const latestOf = (run: RunbookRun) =>
  run.state === 'running' && run.way === 'there' && run.latest_decision
    ? Date.parse(run.latest_decision.at)
    : null;

/** Lines through all rows: round times, now, the last safe moment, and the window's end. */
function Lines({ run, reach, now }: AxisProps) {
  const latest = latestOf(run);
  const left = (at: number) => ({ left: `${placeOf(at, reach)}%` });
  return (
    <div className={classes.lines} aria-hidden>
      <span className={classes.axis}>
        {ticksOf(reach, 4).map((tick) => (
          <span key={tick} className={classes.line} data-tone="tick" style={left(tick)} />
        ))}
        {latest ? <span className={classes.line} data-tone="latest" style={left(latest)} /> : null}
        {run.window_end ? (
          <span
            className={classes.line}
            data-tone="end"
            style={left(Date.parse(run.window_end.at))}
          />
        ) : null}
        {run.state === 'running' ? (
          <span className={classes.line} data-tone="now" style={left(now)} />
        ) : null}
      </span>
    </div>
  );
}

function Band({ run, band }: { run: RunbookRun; band: 'noReturn' | 'turned' }) {
  const { t } = useTranslation('runbooks');
  const length = useLength();
  const parts = { back: length(minutesOf(run.rollback)), tests: length(minutesOf(run.regression)) };
  const passed = run.no_return
    ? t('run.passed', { at: clockOf(run.no_return.label) })
    : t('run.ahead');
  const said = band === 'turned' ? run.turned : `${passed} ${t('run.fromHere', parts)}`;
  return (
    <p className={classes.band} data-band={band}>
      <IconFlag3 size={15} stroke={1.9} aria-hidden />
      <strong>{t(band === 'turned' ? 'run.turnedBack' : 'noReturn')}</strong>
      <span title={said}>{said}</span>
    </p>
  );
}
