import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustedKey } from '@/bindings';
import {
  ErrorNote,
  PageBody,
  PageHead,
  SectionHead,
  SkeletonRows,
  Stamp,
  StateMark,
} from '@/components';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import settings from '@/features/settings/Settings.module.css';
import { useRead, useWrite } from '@/query';
import classes from './bundles.module.css';
import { OwnKey } from './OwnKey';

/** The key that signs here, and the keys of others: whose they are, who trusts them and why. */
export default function KeysPart() {
  const { t } = useTranslation('bundles');
  const parts = useTranslation('settings').t;
  const read = useRead('key_list', {});
  return (
    <div className={settings.content}>
      <PageHead title={parts('part.keys')} />
      <PageBody padded>
        <p className={classes.intro}>{t('keys.about')}</p>
        {read.error ? <ErrorNote message={read.error.message} hint={read.error.hint} /> : null}
        {read.isPending ? <SkeletonRows rows={4} /> : null}
        {read.data ? (
          <div className={classes.keys}>
            <section aria-label={t('keys.own')}>
              <SectionHead title={t('keys.own')} />
              <OwnKey keys={read.data} />
            </section>
            <section aria-label={t('keys.others')}>
              <SectionHead title={t('keys.others')} count={read.data.keys.length || undefined} />
              {read.data.keys.length === 0 ? (
                <p className={classes.quiet}>{t('keys.none')}</p>
              ) : null}
              <ul aria-label={t('keys.others')}>
                {read.data.keys.map((one) => (
                  <Theirs key={one.fingerprint} trusted={one} />
                ))}
              </ul>
            </section>
          </div>
        ) : null}
      </PageBody>
    </div>
  );
}

function Theirs({ trusted }: { trusted: TrustedKey }) {
  const { t } = useTranslation('bundles');
  const [asking, setAsking] = useState(false);
  const { organisation, fingerprint, withdrawn } = trusted;
  const by = withdrawn ? trusted.withdrawn_by : trusted.by;
  return (
    <li className={classes.bundle}>
      <p className={classes.line}>
        <StateMark
          mark={withdrawn ? 'failed' : 'proven'}
          label={t(withdrawn ? 'keys.withdrawn' : 'keys.trusted', { by })}
        />
        <strong>{organisation}</strong>
        {withdrawn ? null : (
          <Button
            size="compact-xs"
            variant="default"
            className={classes.act}
            aria-label={t('keys.withdrawOf', { organisation })}
            onClick={() => setAsking(true)}
          >
            {t('keys.withdraw')}
          </Button>
        )}
      </p>
      <p className="mono">{fingerprint}</p>
      <p className={classes.quiet}>
        <Stamp stamp={withdrawn ?? trusted.trusted} />:{' '}
        {withdrawn ? trusted.withdrawn_reason : trusted.reason}
      </p>
      {asking ? <WithdrawDialog trusted={trusted} close={() => setAsking(false)} /> : null}
    </li>
  );
}

function WithdrawDialog({ trusted, close }: { trusted: TrustedKey; close: () => void }) {
  const { t } = useTranslation('bundles');
  const write = useWrite('key_withdraw', { takes: () => true });
  const { organisation, fingerprint } = trusted;
  const run = async (reason: string) =>
    (await write.run({ fingerprint, reason }, { done: t('keys.done', { organisation }) })) !== null;
  return (
    <ReasonDialog
      title={t('keys.withdrawOf', { organisation })}
      label={t('keys.withdraw')}
      danger
      words={{
        label: t('keys.reason'),
        placeholder: t('keys.reasonExample'),
        needed: t('needed'),
      }}
      {...write}
      run={run}
      close={close}
    >
      <p>{t('keys.withdrawBody')}</p>
    </ReasonDialog>
  );
}
