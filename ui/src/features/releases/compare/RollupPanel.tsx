import { SegmentedControl } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RolledComponent, Rollup, RollupEntry } from '@/bindings';
import { StateMark, VersionChip } from '@/components';
import { type RollupStep, rollupByVersion } from '../model/rollup';
import classes from './compare.module.css';
import { RolledNotesList } from './RolledNotesList';

type By = 'version' | 'component';

/** What skipping from one release to the other brings along, by release or by component. */
export function RollupPanel({ rollup }: { rollup: Rollup }) {
  const { t } = useTranslation('releases');
  const [by, setBy] = useState<By>('version');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section className={classes.rollup} aria-label={t('comparePage.rollup')} tabIndex={0}>
      <header className={classes.rollupHead}>
        <h2 className={classes.title}>{t('comparePage.rollup')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('comparePage.by')}
          value={by}
          onChange={(value) => setBy(value as By)}
          data={[
            { value: 'version', label: t('comparePage.byVersion') },
            { value: 'component', label: t('comparePage.byComponent') },
          ]}
        />
      </header>
      <p className={classes.quiet}>{t('comparePage.rollupBody')}</p>
      {rollup.breaking.length === 0 ? (
        <p className={classes.nothing}>{t('comparePage.noneBreaking')}</p>
      ) : null}
      {by === 'version' ? (
        <ul>
          {rollupByVersion(rollup).map((step) => (
            <Step key={step.version} step={step} />
          ))}
        </ul>
      ) : (
        <ul>
          {rollup.by_component.map((component) => (
            <Component key={component.component} rolled={component} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Step({ step }: { step: RollupStep }) {
  const { t } = useTranslation('releases');
  return (
    <li className={classes.step}>
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
      {step.entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: changes in prose have no name, and never change places
        <Entry key={index} entry={entry} />
      ))}
      {step.notes ? <RolledNotesList notes={step.notes} /> : null}
    </li>
  );
}

function Entry({ entry }: { entry: RollupEntry }) {
  const { t } = useTranslation('releases');
  return (
    <div className={classes.entry}>
      <p className={classes.component}>{entry.component || t('comparePage.prose')}</p>
      <ul>
        {entry.files.map((file) => (
          <File
            key={file}
            path={file}
            migration={entry.migrations.includes(file)}
            config={entry.configs.includes(file)}
          />
        ))}
      </ul>
      {entry.text.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places
        <p key={index} className={classes.prose}>
          {line}
        </p>
      ))}
    </div>
  );
}

function Component({ rolled }: { rolled: RolledComponent }) {
  const { t } = useTranslation('releases');
  return (
    <li className={classes.step}>
      <h3 className={classes.component}>{rolled.component || t('comparePage.prose')}</h3>
      <ul>
        {rolled.files.map((file) => (
          <File key={file.path} {...file} />
        ))}
      </ul>
      {rolled.text.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never change places
        <p key={index} className={classes.prose}>
          <VersionChip version={one.version} /> {one.text}
        </p>
      ))}
    </li>
  );
}

interface FileProps {
  path: string;
  migration: boolean;
  config: boolean;
  /** The releases that name it, where the list is not of one release. */
  versions?: string[];
}

function File({ path, migration, config, versions = [] }: FileProps) {
  const { t } = useTranslation('releases');
  return (
    <li className={classes.file} data-migrates={migration || undefined}>
      {path}
      {migration ? <span className={classes.tag}>{t('notes.migration')}</span> : null}
      {config ? <span className={classes.tag}>{t('notes.config')}</span> : null}
      {versions.length > 0 ? <span className={classes.named}>{versions.join(', ')}</span> : null}
    </li>
  );
}
