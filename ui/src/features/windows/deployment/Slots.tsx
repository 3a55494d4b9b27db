import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Slot } from '@/bindings';
import classes from './deployment.module.css';

interface SlotsProps {
  slots: readonly Slot[];
  /** Why there is none. */
  none: string | null;
  /** What they are for, such as `4 h, Production`. */
  about: string;
  /** The verb on the button, and on the one that names the slot for those who listen. */
  verb: 'move' | 'take';
  take: (slot: Slot) => void;
  /** The slot being taken. */
  running?: string | null;
  /** Whether the first carries the filled button. */
  filled?: boolean;
}

/** Free slots that fit, each one press away. */
export function Slots({ slots, none, about, verb, take, running, filled = true }: SlotsProps) {
  const { t } = useTranslation('deployment');
  return (
    <section className={classes.slots} aria-label={t('slots.title')}>
      <header className={classes.slotsHead}>
        <h3 className={classes.partTitle}>{t('slots.title')}</h3>
        <span className={classes.reason}>{about}</span>
      </header>
      {slots.length === 0 ? (
        <p className={classes.reason}>{none ?? t('slots.none')}</p>
      ) : (
        <ul className={classes.slotList}>
          {slots.map((slot, index) => {
            const first = filled && index === 0;
            const { label } = slot;
            return (
              <li key={slot.start} className={classes.slot} data-first={first || undefined}>
                <div className={classes.words}>
                  <p className={classes.fact}>{label}</p>
                  <p className={classes.reason}>{slot.note}</p>
                </div>
                <Button
                  size="xs"
                  variant={first ? 'filled' : 'default'}
                  loading={running === slot.start}
                  aria-label={t(verb === 'move' ? 'slots.moveTo' : 'slots.takeSlot', { label })}
                  onClick={() => take(slot)}
                >
                  {t(verb === 'move' ? 'slots.move' : 'slots.take')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
