import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MissingArticle } from '@/bindings';
import { VersionChip } from '@/components';
import { useWriteIt } from '../parts/useWriteIt';
import classes from './desk.module.css';
import { Panel } from './Panel';

type ChangeName = 'new' | 'changed' | 'upgraded' | 'downgraded';

/** Components that the next releases bring or change and that no article is about. */
export function Missing({ missing }: { missing: readonly MissingArticle[] }) {
  const { t } = useTranslation('knowledge');
  const { write, running } = useWriteIt();
  return (
    <Panel title={t('desk.missing')} count={missing.length} none={t('desk.noMissing')}>
      {missing.map((one) => (
        <li key={`${one.release} ${one.component}`} className={classes.row}>
          <span className={classes.words}>
            <span>
              <strong>{one.component}</strong> <VersionChip version={one.version} />{' '}
              <span className={classes.quiet}>
                {t(`desk.change.${one.change as ChangeName}`, { defaultValue: one.change })}
              </span>
            </span>
            <Link href={`/releases/${one.release}`} className={classes.about} data-row>
              {one.title}
            </Link>
          </span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={running}
            aria-label={t('desk.writeOf', { what: one.component })}
            onClick={() =>
              void write({
                title: `${one.component} ${one.version}`,
                kind: 'change',
                release: one.release,
              })
            }
          >
            {t('desk.write')}
          </Button>
        </li>
      ))}
    </Panel>
  );
}
