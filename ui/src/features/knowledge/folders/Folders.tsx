import { Button } from '@mantine/core';
import { IconFolderDown, IconFolderSymlink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleMirror } from '@/bindings';
import { StateGlyph, StateMark } from '@/components';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import row from '../desk/desk.module.css';
import { Panel } from '../desk/Panel';
import { When } from '../parts/Marks';
import { AUDIENCES } from '../parts/words';
import { ExportDialog } from './ExportDialog';
import classes from './folders.module.css';

type Open = 'keep' | 'export' | null;

/** The folders that hold the articles for when the window is not at hand. */
export function Folders() {
  const { t } = useTranslation('knowledge');
  const [open, setOpen] = useState<Open>(null);
  const read = useRead('article_mirror_list', {});
  useActions([
    {
      id: 'knowledge.mirror',
      label: t('folders.mirrorTitle'),
      icon: <IconFolderSymlink size={15} />,
      run: () => setOpen('keep'),
    },
    {
      id: 'knowledge.export',
      label: t('folders.exportTitle'),
      icon: <IconFolderDown size={15} />,
      run: () => setOpen('export'),
    },
  ]);
  if (!read.data) return null;
  const { mirrors } = read.data;
  return (
    <>
      <Panel
        title={t('folders.panel')}
        count={mirrors.length || undefined}
        none={t('folders.none')}
        aside={
          <span className={classes.asides}>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconFolderSymlink size={13} />}
              onClick={() => setOpen('keep')}
            >
              {t('folders.mirror')}
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconFolderDown size={13} />}
              onClick={() => setOpen('export')}
            >
              {t('folders.export')}
            </Button>
          </span>
        }
      >
        {mirrors.map((one) => (
          <Mirror key={one.id} mirror={one} />
        ))}
      </Panel>
      {open ? <ExportDialog keep={open === 'keep'} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** One folder: for whom, when it was written, and what is the matter with it. */
function Mirror({ mirror }: { mirror: ArticleMirror }) {
  const { t } = useTranslation('knowledge');
  const { id, folder, html, audience, written, error } = mirror;
  const write = useWrite('article_mirror_save', { undo: false });
  const stop = useWrite('article_mirror_remove', { done: t('folders.stopped', { folder }) });
  const name = AUDIENCES.find((one) => one === audience);
  return (
    <li className={row.row}>
      <span className={row.words}>
        <span className={classes.folder}>{folder}</span>
        <span className={classes.meta}>
          {error ? null : <StateMark mark="met" label={t('folders.fine')} />}
          <span>{t(html ? 'folders.holds.html' : 'folders.holds.md')}</span>
          <span>{name ? t(`audience.${name}`) : audience}</span>
          <span>
            {written ? (
              <>
                {t('folders.written')} <When stamp={written} />
              </>
            ) : (
              t('folders.never')
            )}
          </span>
        </span>
        {error ? (
          <span className={classes.why}>
            <StateGlyph mark="warns" size={14} /> {error}
          </span>
        ) : null}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        loading={stop.running}
        aria-label={t('folders.stopOf', { folder })}
        onClick={() => void stop.run({ id })}
      >
        {t('folders.stop')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        loading={write.running}
        aria-label={t('folders.againOf', { folder })}
        onClick={() => void write.run({ folder, html, audience })}
      >
        {t('folders.again')}
      </Button>
    </li>
  );
}
