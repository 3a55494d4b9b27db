import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticleMiss } from '@/bindings';
import { useWrite } from '@/query';
import { Day } from '../parts/Marks';
import { useWriteIt } from '../parts/useWriteIt';
import classes from './desk.module.css';
import { Panel } from './Panel';

/** What was looked for in vain, the most often first: each is an article that somebody misses. */
export function Misses({ misses }: { misses: readonly ArticleMiss[] }) {
  const { t } = useTranslation('knowledge');
  const { write, running } = useWriteIt();
  const settle = useWrite('article_missed', { done: t('desk.forgotten') });
  return (
    <Panel title={t('desk.misses')} count={misses.length} none={t('desk.noMisses')}>
      {misses.map(({ query, times, at }) => (
        <li key={query} className={classes.row}>
          <span className={classes.words}>
            <strong>{query}</strong>
            <span className={classes.quiet}>
              {t('desk.times', { count: times })} · <Day stamp={at} />
            </span>
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            aria-label={t('desk.doneOf', { query })}
            onClick={() => void settle.run({ query, settled: true })}
          >
            {t('desk.done')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={running}
            aria-label={t('desk.writeOf', { what: query })}
            onClick={() => void write({ title: query })}
          >
            {t('desk.write')}
          </Button>
        </li>
      ))}
    </Panel>
  );
}
