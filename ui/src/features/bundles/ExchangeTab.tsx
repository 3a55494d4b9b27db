import { Button } from '@mantine/core';
import { IconArrowsExchange, IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleShape, Release } from '@/bindings';
import {
  EmptyState,
  ErrorNote,
  PageBody,
  SectionHead,
  SkeletonRows,
  Stamp,
  StateMark,
} from '@/components';
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
  return (
    <PageBody padded>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconPackageExport size={15} />}
          onClick={() => setMaking('release')}
        >
          {t('make')}…
        </Button>
        {answerable ? (
          <Button
            variant="default"
            leftSection={<IconPackageImport size={15} />}
            onClick={() => setMaking('answer')}
          >
            {t('answer')}…
          </Button>
        ) : null}
      </div>
      {contents.refused ? <StateMark mark="unknown" label={contents.refused} /> : null}
      {answers.length > 0 ? (
        <section aria-label={t('tab.answers')}>
          <SectionHead title={t('tab.answers')} count={answers.length} />
          {answers.map((one) => (
            <AnswerPanel key={one.bundle} answer={one} />
          ))}
        </section>
      ) : null}
      {bundles.length === 0 ? (
        <EmptyState icon={<IconArrowsExchange size={22} />} title={t('tab.noBundles')}>
          {t('tab.noBundlesText')}
        </EmptyState>
      ) : (
        <section aria-label={t('tab.bundles')}>
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
  return (
    <li className={classes.bundle}>
      <p className={classes.line}>
        <StateMark
          mark={here ? 'announced' : 'done'}
          label={t(here ? 'tab.madeBy' : 'tab.receivedBy', { by })}
        />
        <strong>{bundle.organisation}</strong>
        <span>{t(bundle.kind === 'answer' ? 'tab.answer' : 'tab.release')}</span>
        <span className={classes.quiet}>{t('number', { sequence })}</span>
        <Stamp stamp={bundle.at} />
      </p>
      <p className={classes.quiet}>
        {t('key.fingerprint')} <span className="mono">{bundle.fingerprint}</span>
      </p>
      <p className={classes.quiet}>
        <span className="mono">{t('tab.file', { file, sha256 })}</span>
      </p>
      {differences.length > 0 ? (
        <details>
          <summary>{t('tab.count', { count: differences.length })}</summary>
          <DifferenceTable differences={differences} received />
        </details>
      ) : null}
    </li>
  );
}
