import { Button, Group } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Intake } from '@/bindings';
import { SectionHead } from '@/components/Layout';
import { Stamp } from '@/components/Notes';
import { VersionChip } from '@/components/Version';
import { planFromPath } from '@/features/releases/parts/paths';
import { later } from '@/later';
import { useRead } from '@/query';
import classes from './Overview.module.css';

const DismissDialog = later(() => import('./DismissDialog'));

/** New versions of watched charts: plan a release from one, or say why not. */
export function Intakes() {
  const { t } = useTranslation('overview');
  const { data } = useRead('intake_list', {});
  const [dismissing, setDismissing] = useState<Intake | null>(null);
  const [asked, setAsked] = useState(false);
  const ask = (intake: Intake) => {
    setAsked(true);
    setDismissing(intake);
  };
  const open = data?.intakes.filter((one) => one.state === 'proposed') ?? [];
  if (open.length === 0) return null;
  return (
    <section className={classes.intakes}>
      <SectionHead title={t('intakes')} count={open.length} />
      <ul>
        {open.map((one) => (
          <li key={one.id} className={classes.intake}>
            <p className={classes.intakeHead}>
              <strong>{one.chart}</strong>
              <VersionChip version={one.version} fresh />
            </p>
            <p className={classes.quiet}>
              <Stamp stamp={one.found_at} />
            </p>
            <p className={classes.quiet}>{t('intakeSteps')}</p>
            <Group gap={8} mt={4}>
              <Button
                component={Link}
                href={planFromPath(one.repo, one.chart, one.version)}
                size="xs"
                variant="default"
              >
                {t('plan')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => ask(one)}>
                {t('dismiss')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <Suspense>
        {asked ? <DismissDialog intake={dismissing} close={() => setDismissing(null)} /> : null}
      </Suspense>
    </section>
  );
}
