import { Button } from '@mantine/core';
import { useElementSize, useViewportSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Workspace } from '@/bindings';
import { SectionHead } from '@/components';
import { useRead } from '@/query';
import { Drawing } from './Drawing';
import { datedReleases, dayIn, freezesOf } from './increment-scale';
import classes from './Overview.module.css';

/** The increment in one picture: its releases by target day, its freezes, and today. */
export function IncrementPicture({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('overview');
  const { ref, width } = useElementSize();
  const { height } = useViewportSize();
  const releases = useRead('release_list', {}).data?.releases ?? [];
  const increments = useRead('increment_list', {}).data?.increments ?? [];
  const span = workspace.increment;
  if (!span) {
    return (
      <section className={classes.picture}>
        <SectionHead
          title={t('noPicture')}
          aside={
            <Button component={Link} href="/settings/increments" size="xs" variant="default">
              {t('addIncrement')}
            </Button>
          }
        />
        <p className={classes.quiet}>{t('noPictureText')}</p>
      </section>
    );
  }
  const freezes = freezesOf(increments.find((one) => one.label === span.label));
  const { dated, undated } = datedReleases(releases, span.label, span);
  const today = dayIn(workspace.hub?.zone ?? 'UTC', workspace.now.at);
  return (
    <section className={classes.picture} aria-label={t('picture', { label: span.label })}>
      <SectionHead
        title={t('picture', { label: span.label })}
        count={undated > 0 ? t('undated', { count: undated }) : undefined}
        aside={<Legend freezes={freezes.length > 0} />}
      />
      <div ref={ref} className={classes.canvas}>
        <Drawing
          span={span}
          today={today}
          freezes={freezes}
          dated={dated}
          // Without layout yet, a usual width; the real one follows at once.
          width={width || 1_180}
          row={height > 800 ? 38 : 30}
        />
      </div>
      {dated.length === 0 ? <p className={classes.quiet}>{t('noReleases')}</p> : null}
      <p className={classes.quiet}>{t('targetsOnly')}</p>
    </section>
  );
}

function Legend({ freezes }: { freezes: boolean }) {
  const { t } = useTranslation('overview');
  return (
    <span className={classes.legend} aria-hidden>
      <svg width="24" height="8" role="presentation">
        <line x1="0" y1="4" x2="24" y2="4" className={classes.plan} />
      </svg>
      {t('planned')}
      {freezes ? (
        <>
          <svg width="16" height="12" role="presentation">
            <rect width="16" height="12" fill="url(#freeze-hatch)" />
          </svg>
          {t('freeze')}
        </>
      ) : null}
    </span>
  );
}
