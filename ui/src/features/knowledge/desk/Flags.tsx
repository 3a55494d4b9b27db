import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ArticleFlag } from '@/bindings';
import { StateMark } from '@/components';
import { Day } from '../parts/Marks';
import { SettleFlag } from '../parts/SettleFlag';
import { REASONS } from '../parts/words';
import { articlePath } from '../paths';
import classes from './desk.module.css';
import { Panel } from './Panel';

/** What readers say is the matter, oldest first, to be settled. */
export function Flags({ flags }: { flags: readonly ArticleFlag[] }) {
  const { t } = useTranslation('knowledge');
  const [settling, setSettling] = useState<ArticleFlag | null>(null);
  return (
    <>
      <Panel title={t('desk.openFlags')} count={flags.length} none={t('desk.noFlags')}>
        {flags.map((one) => {
          const reason = REASONS.find((each) => each === one.reason);
          return (
            <li key={one.id} className={classes.row}>
              <span className={classes.words}>
                <Link href={articlePath(one.article.id)} className={classes.link} data-row>
                  {one.article.title}
                </Link>
                <span className={classes.quiet}>
                  {one.text} · {one.by}, <Day stamp={one.at} />
                </span>
              </span>
              <StateMark mark="flag" label={reason ? t(`reason.${reason}`) : one.reason} />
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('desk.settleOf', { title: one.article.title })}
                onClick={() => setSettling(one)}
              >
                {t('desk.settle')}
              </Button>
            </li>
          );
        })}
      </Panel>
      {settling ? <SettleFlag flag={settling} onClose={() => setSettling(null)} /> : null}
    </>
  );
}
