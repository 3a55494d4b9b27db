import { useTranslation } from 'react-i18next';
import type { Slot } from '@/bindings';
import classes from './calendar.module.css';
import type { Placed } from './model/lanes';
import { type Scale, xOf } from './model/scale';

interface FreeSlotProps {
  slot: Slot;
  /** The blocked window it would replace. */
  blocked: Placed;
  scale: Scale;
  height: number;
  onTake: () => void;
}

const TEXT = 96;

/** The first free slot that fits, with an arrow from the window that may not go. */
export function FreeSlot({ slot, blocked, scale, height, onTake }: FreeSlotProps) {
  const { t } = useTranslation('windows');
  const [start, end] = [Date.parse(slot.start), Date.parse(slot.end)];
  if (end <= scale.from || start >= scale.to) return null;
  const left = xOf(scale, start);
  const width = Math.max(8, xOf(scale, end) - left);
  const at = Math.max(0, Math.min(left, scale.width - TEXT));
  const back = blocked.textLeft < at;
  const from = {
    x: back ? blocked.textLeft + blocked.textWidth : blocked.textLeft - 6,
    y: blocked.top + 34,
  };
  const to = { x: at + 24, y: 56 };
  const low = Math.max(from.y, to.y) + 34;
  return (
    <>
      <svg className={classes.arrow} width={scale.width} height={height} aria-hidden="true">
        <path
          d={`M${from.x},${from.y} C${(from.x + to.x) / 2},${low} ${to.x + (back ? -40 : 40)},${low} ${to.x},${to.y}`}
        />
        <path d={`M${to.x - 4},${to.y + 8} L${to.x},${to.y} L${to.x + 8},${to.y + 4}`} data-head />
      </svg>
      <button
        type="button"
        className={classes.slot}
        style={{ left: at, top: 8 }}
        title={slot.note}
        onClick={onTake}
      >
        <span className={classes.heard}>{t('moveToFree', { when: slot.label })}</span>
        <span className={classes.slotBar} style={{ left: left - at, width }} />
        <span className={classes.slotTitle} aria-hidden>
          {t('free')}
        </span>
        <span className={classes.hours} aria-hidden>
          {slot.label
            .split(', ')
            .at(-1)
            ?.replace(/ [A-Z]+$/, '')}
        </span>
      </button>
    </>
  );
}
