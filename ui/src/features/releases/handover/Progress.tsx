import { useTranslation } from 'react-i18next';
import type { Handover } from '@/bindings';
import { StateMark } from '@/components';
import classes from './handover.module.css';
import { countStates, isAccepted, pictured, STATES, stateOf } from './model';

/** How far the handover is: a piece for each item, and below it the states in words with their counts. */
export function Progress({ handover }: { handover: Handover }) {
  const { t } = useTranslation('releases');
  const { items, state } = handover;
  const done = items.filter(isAccepted).length;
  const label = t('handover.progress', { done, total: items.length });
  return (
    <div className={classes.progress}>
      <p className={classes.figure}>
        {state === 'accepted' ? <StateMark mark="done" label={t('handover.whole')} /> : null}
        <strong>{label}</strong>
      </p>
      <div role="img" aria-label={label} className={classes.bar}>
        {pictured(items).map((item) => (
          <span
            key={item.key}
            className={classes.piece}
            data-state={stateOf(item)}
            title={t('handover.segment', {
              title: item.title,
              state: t(`handover.state.${stateOf(item)}`),
            })}
          />
        ))}
      </div>
      <ul className={classes.legend} aria-label={t('handover.states')}>
        {countStates(items).map(({ state: name, count }) => (
          <li key={name}>
            <span className={classes.swatch} data-state={name} aria-hidden />
            <StateMark
              mark={STATES[name]}
              label={t('handover.count', { state: t(`handover.state.${name}`), count })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
