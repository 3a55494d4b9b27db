import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostics, Integrity } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { useWrite } from '@/query';
import classes from './Data.module.css';

/** The integrity check and the bundle for a bug report; both run only when asked. */
export function Diagnose() {
  const { t } = useTranslation('settings');
  const check = useWrite('integrity_check');
  const bundle = useWrite('diagnostics');
  const [found, setFound] = useState<Integrity | null>(null);
  const [made, setMade] = useState<Diagnostics | null>(null);
  return (
    <>
      <section className={classes.section}>
        <SectionHead
          title={t('data.integrity')}
          aside={
            <Button
              variant="default"
              loading={check.running}
              onClick={async () => setFound((await check.run({}))?.value ?? null)}
            >
              {t('data.check')}
            </Button>
          }
        />
        <p className={classes.about}>{t('data.integrityAbout')}</p>
        {found ? <Found found={found} /> : null}
      </section>
      <section className={classes.section}>
        <SectionHead
          title={t('data.diagnostics')}
          aside={
            <Button
              variant="default"
              loading={bundle.running}
              onClick={async () => setMade((await bundle.run({}))?.value ?? null)}
            >
              {t('data.bundle')}
            </Button>
          }
        />
        <p className={classes.about}>{t('data.diagnosticsAbout')}</p>
        {made ? (
          <div role="status">
            <p>{t('data.bundled', { file: made.file })}</p>
            <p className={classes.about}>
              {t('data.holdsEntries')} {made.entries.join(', ')}
            </p>
          </div>
        ) : null}
      </section>
    </>
  );
}

function Found({ found }: { found: Integrity }) {
  const { t } = useTranslation('settings');
  return (
    <div role="status">
      <StateMark
        mark={found.ok ? 'done' : 'failed'}
        label={found.ok ? t('data.fine') : t('data.broken')}
      />
      <ul>
        {found.checks.map((one) => (
          <li key={one.name} className={classes.check}>
            <StateMark
              mark={one.ok ? 'met' : 'failed'}
              label={one.ok ? t('data.holds') : t('data.fails')}
            />
            <strong>{one.name}</strong>
            <span>{one.detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
