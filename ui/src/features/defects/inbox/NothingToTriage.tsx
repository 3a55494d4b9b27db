import { Button } from '@mantine/core';
import { IconBug, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '@/components';
import { useDeskCounts } from '../parts/useDeskCounts';
import { desksPath, newDefectPath } from '../paths';
import classes from './inbox.module.css';

/** The inbox is empty: all is decided, or nothing can arrive yet. */
export function NothingToTriage() {
  const { t } = useTranslation('defects');
  const { desks } = useDeskCounts();
  const bare = desks.length === 0;
  return (
    <div className={classes.middle}>
      <EmptyState
        icon={bare ? <IconPlugConnected size={20} /> : <IconBug size={20} />}
        title={t(bare ? 'inbox.nothingBare' : 'inbox.nothing')}
        action={
          <div className={classes.emptyActions}>
            {bare ? (
              <Button component={Link} href={desksPath}>
                {t('inbox.connect')}
              </Button>
            ) : null}
            <Button component={Link} href={newDefectPath} variant={bare ? 'default' : 'filled'}>
              {t('new')}
            </Button>
          </div>
        }
      >
        {t(bare ? 'inbox.nothingBareText' : 'inbox.nothingText')}
      </EmptyState>
    </div>
  );
}
