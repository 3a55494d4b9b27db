import { IconArrowRight } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, Release, ReleaseState } from '@/bindings';
import { StateMark } from '@/components';
import { useRead } from '@/query';
import { OFF_PATH, PATH, standing } from '../model/states';
import { ReleaseMark } from '../parts/ReleaseMark';
import classes from './page.module.css';

/** The states a release climbs, with the day each was reached and what stands before the next. */
export function StatePath({ release }: { release: Release }) {
  const { t } = useTranslation('releases');
  const log = useRead('log_list', { subject: release.id });
  const operations = log.data?.operations ?? [];
  const offPath = OFF_PATH.includes(release.state);
  return (
    <div className={classes.pathRow}>
      <ol className={classes.path} aria-label={t('page.path')}>
        {PATH.map((step, index) => (
          <Fragment key={step}>
            {index > 0 ? (
              <li aria-hidden className={classes.arrow}>
                <IconArrowRight size={14} stroke={1.75} />
              </li>
            ) : null}
            <Step release={release} step={step} reached={reachedBy(operations, step)} />
          </Fragment>
        ))}
      </ol>
      {offPath ? (
        <span className={classes.off}>
          <ReleaseMark state={release.state} />
          {t(release.state === 'rejected' ? 'page.rejected' : 'page.superseded')}
        </span>
      ) : null}
    </div>
  );
}

/** The last operation that brought the release into a state and was not undone. */
function reachedBy(operations: readonly Operation[], step: ReleaseState): Operation | undefined {
  const entered = (operation: Operation) =>
    operation.changes.some(
      (change) => change.kind === 'release' && change.field === 'state' && change.after === step,
    );
  const made = (operation: Operation) =>
    step === 'available' &&
    operation.changes.some(
      (change) => change.kind === 'release' && change.field === '' && change.before === null,
    );
  return operations.find(
    (operation) => operation.undone_by === null && (entered(operation) || made(operation)),
  );
}

interface StepProps {
  release: Release;
  step: ReleaseState;
  reached: Operation | undefined;
}

function Step({ release, step, reached }: StepProps) {
  const { t } = useTranslation('releases');
  const stands = standing(step, release.state, release.next);
  const blocked = stands === 'next' && (release.blocks > 0 || release.prevention !== null);
  const isReached = stands === 'done' || stands === 'here';
  return (
    <li
      className={classes.step}
      data-stands={stands}
      data-blocked={blocked || undefined}
      aria-current={stands === 'here' ? 'step' : undefined}
    >
      {stands === 'done' ? (
        <StateMark mark="met" label={t(`state.${step}`)} />
      ) : stands === 'here' ? (
        <ReleaseMark state={step} />
      ) : blocked ? (
        <StateMark mark="blocked" label={t(`state.${step}`)} />
      ) : (
        <StateMark mark="planned" label={t(`state.${step}`)} />
      )}
      <span
        className={classes.when}
        title={isReached && reached ? `${reached.at.label}, ${reached.actor}` : undefined}
      >
        {isReached ? (reached ? reached.at.label.split(',')[0] : t('page.reached')) : null}
        {stands === 'next' ? nextWord() : null}
        {stands === 'later' ? t('page.notYet') : null}
      </span>
    </li>
  );

  function nextWord() {
    if (release.prevention) return t('gate.prevented');
    return release.blocks > 0
      ? `${t('page.next')}, ${t('gate.blocks', { count: release.blocks })}`
      : t('page.next');
  }
}
