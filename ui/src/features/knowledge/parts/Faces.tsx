import { Button } from '@mantine/core';
import { IconFolderDown, IconPlus } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { KeyHint, useNarrow } from '@/components';
import strip from '@/features/defects/parts/parts.module.css';
import { formatNumber } from '@/i18n/format';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { ImportDialog } from '../import/ImportDialog';
import {
  allPath,
  deskPath,
  knowledgePath,
  newArticlePath,
  reviewPath,
  templatesPath,
} from '../paths';

export type Face = 'search' | 'review' | 'all' | 'desk' | 'templates';

const PATHS: Record<Face, string> = {
  search: knowledgePath,
  review: reviewPath,
  all: allPath,
  desk: deskPath,
  templates: templatesPath,
};
const FACES = Object.keys(PATHS) as Face[];

interface FacesProps {
  here: Face;
  children?: ReactNode;
}

/** The faces of the knowledge base, and what can be begun from each of them. */
export const Faces = memo(function Faces({ here, children }: FacesProps) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const narrow = useNarrow();
  const [importing, setImporting] = useState(false);
  const mine = useRead('knowledge_desk', {}).data?.mine ?? 0;
  useActions([
    {
      id: 'knowledge.new',
      label: t('new'),
      key: 'n',
      icon: <IconPlus size={15} />,
      run: () => go(newArticlePath),
    },
    {
      id: 'knowledge.import',
      label: t('import'),
      icon: <IconFolderDown size={15} />,
      run: () => setImporting(true),
    },
    ...FACES.filter((face) => face !== here).map((face) => ({
      id: `knowledge.${face}`,
      label: `${t('title')}: ${t(`face.${face}`)}`,
      run: () => go(PATHS[face]),
    })),
  ]);
  return (
    <div className={strip.strip}>
      <nav aria-label={t('faces')} className={strip.faces}>
        {FACES.map((face) => (
          <Link
            key={face}
            href={PATHS[face]}
            className={strip.face}
            aria-current={face === here ? 'page' : undefined}
          >
            {t(`face.${face}`)}
            {face === 'review' && mine > 0 ? (
              <span className={strip.faceCount}>{formatNumber(mine)}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      <div className={strip.stripEnd}>
        {children}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderDown size={14} />}
          onClick={() => setImporting(true)}
        >
          {t('importShort')}
        </Button>
        <Button
          component={Link}
          href={newArticlePath}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          rightSection={narrow ? undefined : <KeyHint keys={['N']} />}
        >
          {t('new')}
        </Button>
      </div>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
  );
});
