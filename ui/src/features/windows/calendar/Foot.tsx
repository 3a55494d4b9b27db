import { useTranslation } from 'react-i18next';
import type { CalendarView, Coming, DeploymentState } from '@/bindings';
import { EnvironmentBadge, SectionHead, StateMark } from '@/components';
import classes from './calendar.module.css';
import type { View } from './model/range';
import { STATE_MARKS } from './model/states';

const SHAPES = [
  'planned',
  'firm',
  'running',
  'closed',
  'blocked',
  'freeze',
  'soft',
  'free',
] as const;

/** What the shapes mean. */
export function Legend({ maintenance }: { maintenance: boolean }) {
  const { t } = useTranslation('windows');
  const shapes = maintenance ? [...SHAPES, 'maintenance' as const] : SHAPES;
  return (
    <ul className={classes.legend} aria-label={t('legend.label')}>
      {shapes.map((shape) => (
        <li key={shape}>
          <span className={classes.shape} data-shape={shape} aria-hidden />
          {t(`legend.${shape}`)}
        </li>
      ))}
    </ul>
  );
}

interface ComingAfterProps {
  view: CalendarView;
  shown: View;
  onOpen: (id: string) => void;
  onFreeze: (window: string) => void;
}

/** What comes in the sixty days after the last one shown. */
export function ComingAfter({ view, shown, onOpen, onFreeze }: ComingAfterProps) {
  const { t } = useTranslation('windows');
  const kindOf = (code: string) => view.rows.find((row) => row.code === code)?.kind ?? 'other';
  return (
    <section className={classes.after} aria-label={t(`after.${shown}`)}>
      <SectionHead title={t(`after.${shown}`)} />
      {view.after.length === 0 ? <p className={classes.rowFact}>{t('nothingAfter')}</p> : null}
      <ul>
        {view.after.map((one) => (
          <li key={`${one.kind} ${one.id} ${one.at}`}>
            <button
              type="button"
              className={classes.comingLine}
              onClick={() => (one.kind.startsWith('freeze') ? onFreeze(one.id) : onOpen(one.id))}
            >
              <span className={classes.lineHours}>{one.label}</span>
              <span className={classes.comingBadge}>
                <EnvironmentBadge
                  kind={kindOf(one.environment) as 'uat'}
                  label={one.environment || t('everywhere')}
                />
              </span>
              <span className={classes.lineTitle}>{one.title}</span>
              <ComingMark coming={one} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ComingMark({ coming: { kind } }: { coming: Coming }) {
  const { t } = useTranslation('windows');
  if (kind === 'freeze_starts' || kind === 'freeze_ends') {
    return <StateMark mark="freeze" label={t(`coming.${kind}`)} />;
  }
  const state = kind as DeploymentState;
  return <StateMark mark={STATE_MARKS[state] ?? 'planned'} label={t(`state.${state}`)} />;
}
