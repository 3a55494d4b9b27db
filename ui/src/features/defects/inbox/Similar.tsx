import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Defect, SimilarDefect } from '@/bindings';
import { SectionHead } from '@/components';
import { later } from '@/later';
import { statusWord } from '../parts/StatusWord';
import classes from './decision.module.css';
import { useDeciders } from './useDeciders';

const CompareDialog = later(() => import('./CompareDialog'));

/** Defects it may repeat, each with what makes them alike. */
export function Similar({ defect, short }: { defect: Defect; short: boolean }) {
  const { t } = useTranslation('defects');
  const [open, setOpen] = useState<SimilarDefect | null>(null);
  const [all, setAll] = useState(false);
  const deciders = useDeciders();
  const { similar } = defect;
  if (similar.length === 0) return null;
  const shown = all ? similar : similar.slice(0, short ? 1 : 2);
  const more = similar.length - shown.length;
  return (
    <div className={classes.section}>
      <SectionHead
        level={3}
        title={t('decision.similar')}
        count={similar.length}
        aside={
          more > 0 ? (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAll(true)}>
              {t('decision.more', { count: more })}
            </Button>
          ) : (
            t('decision.similarBy')
          )
        }
      />
      <ul>
        {shown.map((one) => (
          <li key={one.id} className={classes.candidate}>
            <div className={classes.candidateWords}>
              <p className={classes.candidateTitle} title={`${one.title} · ${one.why}`}>
                <span className={classes.candidateNumber}>{one.number}</span> {one.title}
              </p>
              <p className={classes.candidateWhy}>
                {[statusWord(one.state, t), one.why].join(' · ')}
              </p>
            </div>
            <span className={classes.score} title={t('decision.score', { score: one.score / 100 })}>
              {(one.score / 100).toFixed(2)}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={t('decision.compareWith', { number: one.number })}
              onClick={() => setOpen(one)}
            >
              {t('decision.compare')}
            </Button>
          </li>
        ))}
      </ul>
      <Suspense>
        {open ? (
          <CompareDialog
            defect={defect}
            other={open}
            onDuplicate={() => {
              setOpen(null);
              deciders.duplicate(open);
            }}
            onClose={() => setOpen(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
