import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { KeyHint, useNarrow } from '@/components';
import { formatNumber } from '@/i18n/format';
import { useActions } from '@/shell/actions';
import {
  boardPath,
  chartsPath,
  conflictsPath,
  defectsPath,
  listPath,
  newDefectPath,
  outboxPath,
} from '../paths';
import classes from './parts.module.css';
import { useDeskCounts } from './useDeskCounts';

export type Face = 'inbox' | 'list' | 'board' | 'charts' | 'conflicts' | 'outbox';

const PATHS: Record<Face, string> = {
  inbox: defectsPath,
  list: listPath('all'),
  board: boardPath,
  conflicts: conflictsPath,
  outbox: outboxPath,
  charts: chartsPath,
};

/** The faces of the defects, and what can be begun from each of them. */
export function Faces({ here, children }: { here: Face; children?: ReactNode }) {
  const { t } = useTranslation('defects');
  const [, go] = useLocation();
  const narrow = useNarrow();
  const counts = useDeskCounts();
  useActions([
    {
      id: 'defects.new',
      label: t('new'),
      key: 'n',
      icon: <IconPlus size={15} />,
      run: () => go(newDefectPath),
    },
    ...(Object.keys(PATHS) as Face[])
      .filter((face) => face !== here)
      .map((face) => ({
        id: `defects.${face}`,
        label: `${t('title')}: ${t(`face.${face}`)}`,
        run: () => go(PATHS[face]),
      })),
  ]);
  return (
    <div className={classes.strip}>
      <nav aria-label={t('faces')} className={classes.faces}>
        {(Object.keys(PATHS) as Face[]).map((face) => (
          <Link
            key={face}
            href={PATHS[face]}
            className={classes.face}
            aria-current={face === here ? 'page' : undefined}
          >
            {t(`face.${face}`)}
            {counts[face] ? (
              <span className={classes.faceCount}>{formatNumber(counts[face])}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      <div className={classes.stripEnd}>
        {children}
        <Button
          component={Link}
          href={newDefectPath}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          rightSection={narrow ? undefined : <KeyHint keys={['N']} />}
        >
          {t('new')}
        </Button>
      </div>
    </div>
  );
}
