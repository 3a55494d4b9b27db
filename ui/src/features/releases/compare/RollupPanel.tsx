import { IconDatabase } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Rollup, RollupEntry } from '@/bindings';
import { StateMark, VersionChip } from '@/components';
import { rollupByVersion } from '../model/rollup';
import classes from './compare.module.css';

/** What skipping from one release to the other brings along, release by release. */
export function RollupPanel({ rollup }: { rollup: Rollup }) {
  const { t } = useTranslation('releases');
  const steps = rollupByVersion(rollup);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section className={classes.rollup} aria-label={t('comparePage.rollup')} tabIndex={0}>
      <h2 className={classes.title}>{t('comparePage.rollup')}</h2>
      <p className={classes.quiet}>{t('comparePage.rollupBody')}</p>
      {rollup.breaking.length === 0 ? (
        <p className={classes.nothing}>{t('comparePage.noneBreaking')}</p>
      ) : null}
      <ul>
        {steps.map((step) => (
          <li key={step.version} className={classes.step}>
            <h3 className={classes.stepHead}>
              <VersionChip version={step.version} fresh />
              {step.missing ? <StateMark mark="unknown" label={t('comparePage.missing')} /> : null}
              {step.migrations > 0 ? (
                <span className={classes.migrations}>
                  <IconDatabase size={14} aria-hidden />
                  {t('comparePage.migrations', { count: step.migrations })}
                </span>
              ) : null}
            </h3>
            {step.missing ? <p className={classes.quiet}>{t('comparePage.missingBody')}</p> : null}
            {step.entries.map((entry) => (
              <Entry key={entry.component} entry={entry} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { entry: RollupEntry }) {
  const { t } = useTranslation('releases');
  return (
    <div className={classes.entry}>
      <p className={classes.component}>{entry.component}</p>
      <ul>
        {entry.files.map((file) => {
          const migrates = entry.migrations.includes(file);
          return (
            <li key={file} className={classes.file} data-migrates={migrates || undefined}>
              {file}
              {migrates ? <span className={classes.tag}>{t('notes.migration')}</span> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
