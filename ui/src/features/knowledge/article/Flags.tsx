import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article, ArticleFlag } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { Day } from '../parts/Marks';
import { SettleFlag } from '../parts/SettleFlag';
import { REASONS } from '../parts/words';
import classes from './article.module.css';

/** What readers say is the matter with it, until somebody settles it. */
export function Flags({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const [settling, setSettling] = useState<ArticleFlag | null>(null);
  const open = article.flagged.filter((one) => !one.settled);
  if (open.length === 0) return null;
  return (
    <section>
      <SectionHead title={t('article.flags')} count={open.length} />
      <ul>
        {open.map((one) => {
          const reason = REASONS.find((each) => each === one.reason);
          return (
            <li key={one.id} className={classes.flag}>
              <StateMark mark="flag" label={reason ? t(`reason.${reason}`) : one.reason} />
              <span className={classes.quiet}>
                {one.by}, <Day stamp={one.at} />
              </span>
              <Button size="compact-xs" variant="default" onClick={() => setSettling(one)}>
                {t('article.settle')}
              </Button>
              <p>{one.text}</p>
            </li>
          );
        })}
      </ul>
      {settling ? <SettleFlag flag={settling} onClose={() => setSettling(null)} /> : null}
    </section>
  );
}
