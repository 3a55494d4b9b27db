import { useTranslation } from 'react-i18next';
import type { ProductPath, Rollup, RollupEntry } from '@/bindings';
import { SectionHead, StateMark, VersionChip } from '@/components';
import { useRead } from '@/query';
import classes from './Board.module.css';

/** How many releases lie above what runs, and what breaks on the way up. */
export function UpgradeWay({ environment }: { environment: string }) {
  const { t } = useTranslation('environments');
  const products = useRead('environment_upgrade', { environment }).data?.products ?? [];
  if (products.length === 0) return null;
  return (
    <section className={classes.layer}>
      <SectionHead level={3} title={t('wayUp')} />
      <ul>
        {products.map((one) => (
          <Way key={one.running} way={one} />
        ))}
      </ul>
    </section>
  );
}

function Way({ way }: { way: ProductPath }) {
  const { t } = useTranslation('environments');
  const said = way.behind === null ? t('behindUnknown') : t('behind', { count: way.behind });
  return (
    <li>
      <span>
        <b>{way.running}</b>, {said}
      </span>
      {way.path.length > 0 ? (
        <ol className={classes.way} aria-label={t('wayOf', { release: way.running })}>
          {way.path.map((version) => (
            <li key={version}>
              <VersionChip version={version} />
            </li>
          ))}
        </ol>
      ) : null}
      {way.rollup ? <Breaking rollup={way.rollup} /> : null}
    </li>
  );
}

function Breaking({ rollup }: { rollup: Rollup }) {
  const { t } = useTranslation('environments');
  const whatOf = ({ migrations, configs, text }: RollupEntry) =>
    [
      migrations.length > 0 ? t('migrations', { count: migrations.length }) : '',
      configs.length > 0 ? t('configs', { count: configs.length }) : '',
      text[0] ?? '',
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <>
      {rollup.breaking.length === 0 ? (
        <span className={classes.quiet}>{t('breaksNothing')}</span>
      ) : (
        <ul aria-label={t('breaks')}>
          {rollup.breaking.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: changes in prose have no name, and never change places
            <li key={index}>
              <span className={classes.changed}>
                <StateMark mark="warns" label={one.component || t('several')} size={13} />
                <VersionChip version={one.version} />
              </span>
              <span className={classes.quiet}>{whatOf(one)}</span>
            </li>
          ))}
        </ul>
      )}
      {rollup.missing.length > 0 ? (
        <span className={classes.quiet}>
          {t('notesMissing', { versions: rollup.missing.join(', ') })}
        </span>
      ) : null}
    </>
  );
}
