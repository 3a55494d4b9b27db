import {
  type CSSProperties,
  type FocusEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView, Slot } from '@/bindings';
import { useNow } from '../useNow';
import classes from './calendar.module.css';
import { LaneRow } from './LaneRow';
import { type Laid, layRow, type WordsOf } from './model/lanes';
import type { Plot, PlotRow } from './model/plot';
import { type Scale, xOf } from './model/scale';
import { formOf } from './model/states';
import { Ruler, SecondRuler } from './Ruler';
import { useDrag } from './useDrag';
import { useGridKeys } from './useGridKeys';
import type { Moving } from './useMoving';
import { useSight } from './useSight';

export const HEAD = 152;
const LEAST_DAY = 86;

export interface LanesProps {
  view: CalendarView;
  plot: Plot;
  selected: string | null;
  cursor: string | null;
  setCursor: (id: string | null) => void;
  moving: Moving;
  slot: Slot | null;
  maintenance: boolean;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
  onTake: (slot: Slot) => void;
  onPlan: (environment: string) => void;
  onAll: (date: string) => void;
  /** Below the rows, in the same scrolling box. */
  children?: ReactNode;
}

/** What a key led to is brought beside the heads of the rows; WebKit itself scrolls no row sideways. */
function showFocused({ target }: FocusEvent<HTMLElement>) {
  if (target.matches(':focus-visible'))
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Environments as rows over days: every window at its true place and length. */
export function Lanes(props: LanesProps) {
  const { view, plot, selected, moving, setCursor } = props;
  const { t } = useTranslation('windows');
  const sight = useSight();
  const box = sight.width > 0 ? sight.width : 1040;
  const least = plot.days.length > 1 ? LEAST_DAY * plot.days.length : 640;
  const track = Math.max(box - HEAD, least);
  const scale = useMemo<Scale>(
    () => ({ from: plot.from, to: plot.to, width: track }),
    [plot, track],
  );
  const laid = useLaid(plot, scale);
  const now = useNow(30_000);
  const drag = useDrag({ plot, scale, moving, onOpen: props.onOpen, setCursor });
  const keys = useGridKeys({ plot, cursor: props.cursor, setCursor, moving, box: sight.box });
  const tops = offsets(laid);
  useSelectedInSight(sight.box, laid, tops, selected);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the windows inside take the focus; their keys are read here once
    <div
      className={classes.grid}
      style={{ '--heads': view.second ? '82px' : '45px' } as CSSProperties}
      ref={sight.hold}
      onScroll={sight.scrolled}
      onKeyDown={keys}
      onFocus={showFocused}
      onClick={drag.click}
    >
      <div style={{ width: HEAD + track, minWidth: '100%' }}>
        <div className={classes.heads}>
          <div className={classes.corner}>
            <span>{t('environment')}</span>
            {view.second ? <span className={classes.secondName}>{view.second.label}</span> : null}
          </div>
          <div>
            <Ruler days={plot.days} scale={scale} now={now} />
            {view.second ? <SecondRuler days={plot.second} scale={scale} /> : null}
          </div>
        </div>
        <section className={classes.rows} aria-label={t('grid')}>
          {plot.rows.map((row, at) => {
            const mine = laid[at] as Laid;
            const isHere = selected !== null && mine.items.some((item) => item.id === selected);
            const isMoved = moving.moved?.row.row.id === row.row.id;
            return (
              <LaneRow
                key={row.row.id}
                plot={row}
                laid={mine}
                scale={scale}
                days={plot.days}
                now={now}
                seen={seenOf(sight.top, sight.height, tops[at] as number, mine.height)}
                cursor={holds(mine, props.cursor) ? props.cursor : null}
                selected={isHere ? selected : null}
                moved={isMoved ? moving.moved : null}
                answer={isMoved ? moving.answer : undefined}
                stale={isMoved && moving.stale}
                slot={isHere ? props.slot : null}
                maintenance={props.maintenance}
                onPress={drag.press}
                onOpen={props.onOpen}
                onFreeze={props.onFreeze}
                onTake={props.onTake}
                onPlan={props.onPlan}
                onAll={props.onAll}
              />
            );
          })}
          {now >= scale.from && now < scale.to ? (
            <span
              className={classes.nowLine}
              style={{ left: HEAD + xOf(scale, now) }}
              aria-hidden
            />
          ) : null}
        </section>
      </div>
      <div className={classes.below} style={{ width: box }}>
        {props.children}
      </div>
    </div>
  );
}

/** Scrolls to the window that is open, when it was opened out of sight. */
function useSelectedInSight(
  box: RefObject<HTMLElement | null>,
  laid: readonly Laid[],
  tops: readonly number[],
  selected: string | null,
) {
  const now = useRef({ laid, tops });
  now.current = { laid, tops };
  // The days are placed anew when the panel takes its room.
  const isThere = laid.some((row) => holds(row, selected));
  const width = box.current?.clientWidth ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is opened or the room changes
  useEffect(() => {
    const node = box.current;
    const at = now.current.laid.findIndex((row) => holds(row, selected));
    const item = now.current.laid[at]?.items.find((one) => one.id === selected);
    if (!node || !item) return;
    const top = (now.current.tops[at] ?? 0) + item.top;
    const right = HEAD + item.textLeft + item.textWidth;
    if (top < node.scrollTop || top + 140 > node.scrollTop + node.clientHeight) {
      node.scrollTop = Math.max(0, top - node.clientHeight / 2);
    }
    if (item.textLeft < node.scrollLeft || right > node.scrollLeft + node.clientWidth) {
      node.scrollLeft = Math.max(0, right + 16 - node.clientWidth);
    }
  }, [selected, isThere, width, laid]);
}

function holds(laid: Laid, id: string | null): boolean {
  return id !== null && laid.items.some((item) => item.id === id);
}

/** Places every row, again only when the answer or the width changes. */
function useLaid(plot: Plot, scale: Scale): Laid[] {
  const { t } = useTranslation('windows');
  return useMemo(() => {
    // Ten thousand windows stand in a dozen states: each is put into words once.
    const known = new Map<string, string>();
    const words: WordsOf = ({ entry }) => {
      const key = `${entry.state} ${entry.blocked} ${entry.needs_confirming}`;
      const said = known.get(key);
      if (said !== undefined) return said;
      const word = formOf(entry) === 'blocked' ? t('blocked') : t(`state.${entry.state}`);
      const whole = entry.needs_confirming ? `${word}   ${t('confirmAgain')}` : word;
      known.set(key, whole);
      return whole;
    };
    return plot.rows.map((row: PlotRow) => layRow(row, scale, words));
  }, [plot, scale, t]);
}

function offsets(laid: readonly Laid[]): number[] {
  let top = 0;
  return laid.map((one) => {
    const mine = top;
    top += one.height;
    return mine;
  });
}

/** How far beyond the box is drawn, so that scrolling meets no empty row. */
const AHEAD = 150;
const STEP = 100;

function seenOf(top: number, height: number, rowTop: number, rowHeight: number) {
  const from = Math.floor((top - rowTop - AHEAD) / STEP) * STEP;
  const to = Math.ceil((top + height - rowTop + AHEAD) / STEP) * STEP;
  if (to < 0 || from > rowHeight) return null;
  // A row that is whole in sight is drawn the same wherever the box stands.
  return memoPair(Math.max(0, from), Math.min(rowHeight, to));
}

const pairs = new Map<string, readonly [number, number]>();

/** The same pair for the same numbers, so that rows that see the same are not drawn again. */
function memoPair(from: number, to: number): readonly [number, number] {
  const key = `${from} ${to}`;
  const known = pairs.get(key);
  if (known) return known;
  if (pairs.size > 500) pairs.clear();
  const pair = [from, to] as const;
  pairs.set(key, pair);
  return pair;
}
