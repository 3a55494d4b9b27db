import { Button } from '@mantine/core';
import { IconArrowsExchange, IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleShape, Release } from '@/bindings';
import { EmptyState, ErrorNote, PageBody, SectionHead, SkeletonRows, Stamp } from '@/components';
import { useRead } from '@/query';
import { AnswerPanel } from './AnswerPanel';
import classes from './bundles.module.css';
import { DifferenceTable } from './DifferenceTable';
import { MakeDialog } from './MakeDialog';

/** What went to others and came from them: bundles, and what others said to this release. */
export function ExchangeTab({ release }: { release: Release }) {
  const { t } = useTranslation('bundles');
  const [making, setMaking] = useState<'release' | 'answer' | null>(null);
  const read = useRead('bundle_list', { release: release.id });
  if (read.error && !read.data)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!read.data) return <SkeletonRows rows={6} />;
  const { bundles, answers, answerable, contents } = read.data;
  const make = (
    <Button
      variant="default"
      leftSection={<IconPackageExport size={15} />}
      onClick={() => setMaking('release')}
    >
      {t('make')}…
    </Button>
  );
  return (
    <PageBody padded>
      {bundles.length === 0 ? null : (
        <div className={classes.actions}>
          {make}
          {answerable ? (
            <Button
              variant="default"
              leftSection={<IconPackageImport size={15} />}
              onClick={() => setMaking('answer')}
            >
              {t('answer')}…
            </Button>
          ) : null}
          {contents.refused ? <p className={classes.quiet}>{contents.refused}</p> : null}
        </div>
      )}
      {answers.length > 0 ? (
        <section className={classes.part} aria-label={t('tab.answers')}>
          <SectionHead title={t('tab.answers')} count={answers.length} />
          {answers.map((one) => (
            <AnswerPanel key={one.bundle} answer={one} />
          ))}
        </section>
      ) : null}
      {bundles.length === 0 ? (
        <EmptyState
          icon={<IconArrowsExchange size={22} />}
          title={t('tab.noBundles')}
          action={make}
        >
          <p>{t('tab.noBundlesText')}</p>
          {contents.refused ? <p>{contents.refused}</p> : null}
        </EmptyState>
      ) : (
        <section className={classes.part} aria-label={t('tab.bundles')}>
          <SectionHead title={t('tab.bundles')} count={bundles.length} />
          <ul aria-label={t('tab.bundles')}>
            {bundles.map((one) => (
              <Bundle key={one.id} bundle={one} />
            ))}
          </ul>
        </section>
      )}
      {making ? (
        <MakeDialog release={release} what={making} onClose={() => setMaking(null)} />
      ) : null}
    </PageBody>
  );
}

function Bundle({ bundle }: { bundle: BundleShape }) {
  const { t } = useTranslation('bundles');
  const { by, file, sha256, sequence, differences } = bundle;
  const here = bundle.direction === 'made';
  const Way = here ? IconPackageExport : IconPackageImport;
  return (
    <li className={classes.bundle}>
      <p className={classes.line}>
        <Way size={16} aria-hidden />
        <strong>{t(bundle.kind === 'answer' ? 'tab.answer' : 'tab.release')}</strong>
        <span>{t(here ? 'tab.madeBy' : 'tab.receivedBy', { by })}</span>
        {here ? null : <span>{t('tab.from', { organisation: bundle.organisation })}</span>}
        <span className={classes.quiet}>
          <Stamp stamp={bundle.at} />, {t('number', { sequence })}
        </span>
      </p>
      <dl className={classes.facts}>
        <dt>{t('tab.file')}</dt>
        <dd className="mono">{file}</dd>
        <dt>{t('tab.sha256')}</dt>
        <dd className="mono">{sha256}</dd>
        <dt>{t('key.fingerprint')}</dt>
        <dd className="mono">{bundle.fingerprint}</dd>
      </dl>
      {differences.length > 0 ? (
        <details>
          <summary>{t('tab.count', { count: differences.length })}</summary>
          <DifferenceTable differences={differences} received />
        </details>
      ) : null}
    </li>
  );
}
