import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Picture } from '@/bindings';
import { SectionHead } from '@/components/Layout';
import { Drawing } from './Drawing';
import classes from './Ladder.module.css';
import { LadderTable } from './LadderTable';
import { drawable } from './ladder';
import { useFrame } from './useFrame';

/** Lines that can be told apart; the rest is counted. */
const MOST = 10;

/** The increment in one picture: its releases on the environment ladder, its freezes, and today. */
export function IncrementPicture({ picture }: { picture: Picture | null }) {
  const { t } = useTranslation('overview');
  const { ref, width, row } = useFrame();
  if (!picture) {
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
  const all = drawable(picture);
  const lines = all.slice(0, MOST);
  const left = [
    all.length > MOST ? t('moreLines', { count: all.length - MOST }) : '',
    picture.lines.length > all.length
      ? t('undated', { count: picture.lines.length - all.length })
      : '',
  ].filter(Boolean);
  return (
    <section className={classes.picture} aria-label={t('picture', { label: picture.label })}>
      <SectionHead
        title={t('picture', { label: picture.label })}
        count={left.length > 0 ? left.join(', ') : undefined}
        aside={<Legend picture={picture} />}
      />
      <div ref={ref} className={classes.canvas}>
        <Drawing picture={picture} lines={lines} width={width} row={row} />
        <LadderTable picture={picture} />
      </div>
      {all.length === 0 ? <p className={classes.quiet}>{t('noReleases')}</p> : null}
    </section>
  );
}

function Legend({ picture }: { picture: Picture }) {
  const { t } = useTranslation('overview');
  const aims = picture.lines.some((line) => line.target);
  return (
    <span className={classes.legend} aria-hidden>
      <svg width="24" height="8" role="presentation">
        <path d="M0 4H24" className={classes.happened} />
      </svg>
      {t('happened')}
      <svg width="24" height="8" role="presentation">
        <path d="M0 4H24" className={classes.planned} />
      </svg>
      {t('planned')}
      {aims ? (
        <>
          <svg width="14" height="14" role="presentation">
            <path d="M7 2l5 5l-5 5l-5 -5z" className={classes.target} />
          </svg>
          {t('targetWord')}
        </>
      ) : null}
      {picture.freezes.length > 0 ? (
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
