import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MissingArticle } from '@/bindings';
import { VersionChip } from '@/components';
import { newArticlePath } from '../paths';
import classes from './desk.module.css';
import { Panel } from './Panel';

type ChangeName = 'new' | 'changed' | 'upgraded' | 'downgraded';

/** Where its article is begun: of this component, with what the release says of it. */
const writePath = ({ component, version, release }: MissingArticle) =>
  `${newArticlePath}${new URLSearchParams({
    ...{ kind: 'change', component, release },
    title: `${component} ${version}`,
  })}`;

/** Components that the next releases bring or change and that no article is about. */
export function Missing({ missing }: { missing: readonly MissingArticle[] }) {
  const { t } = useTranslation('knowledge');
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
            component={Link}
            href={writePath(one)}
            size="compact-xs"
            variant="default"
            aria-label={t('desk.writeOf', { what: one.component })}
          >
            {t('desk.write')}
          </Button>
        </li>
      ))}
    </Panel>
  );
}
