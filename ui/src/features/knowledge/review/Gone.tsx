import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '@/components';
import { articlePath } from '../paths';
import classes from './review.module.css';

/** Longer than it takes to go on to the next one after a decision of one's own. */
const MOMENT = 500;

/** What was to be reviewed waits no longer. Said after a moment: who decided it is on the way on. */
export function Gone({ id }: { id: string }) {
  const { t } = useTranslation('knowledge');
  const [said, setSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(true), MOMENT);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classes.pane}>
      <h1 className={classes.heard}>{t('review.heading')}</h1>
      {said ? (
        <EmptyState
          title={t('review.gone')}
          action={
            <Button component={Link} href={articlePath(id)} variant="default">
              {t('review.toArticle')}
            </Button>
          }
        >
          {t('review.goneText')}
        </EmptyState>
      ) : null}
    </div>
  );
}
