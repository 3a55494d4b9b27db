import { Button } from '@mantine/core';
import { IconBrandGithub, IconClipboardText, IconFileImport, IconNotes } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '@/bindings';
import { EmptyState, ErrorNote, SkeletonRows } from '@/components';
import { useDoor } from '@/platform';
import { useRead, useWrite } from '@/query';
import { useActions } from '@/shell/actions';
import { GithubDialog, PasteDialog } from './NotesDialogs';
import { NotesFacts } from './NotesFacts';
import { NotesHtml } from './NotesHtml';
import classes from './notes.module.css';

type Way = 'paste' | 'github';

/** The release notes as written, and beside them what was read from them. */
export function NotesTab({ release }: { release: Release }) {
  const { t } = useTranslation('releases');
  const [way, setWay] = useState<Way | null>(null);
  const notes = useRead('release_notes', { release: release.id });
  const importFile = useImport(release);
  useActions([
    { id: 'notes.import', label: t('notes.importFile'), run: () => void importFile() },
    { id: 'notes.paste', label: t('notes.pasteTitle'), run: () => setWay('paste') },
    { id: 'notes.github', label: t('notes.githubTitle'), run: () => setWay('github') },
  ]);
  if (notes.error) return <ErrorNote message={notes.error.message} hint={notes.error.hint} />;
  if (!notes.data) return <SkeletonRows />;
  const { data } = notes;
  const buttons = (
    <Ways filled={!data.present} importFile={() => void importFile()} setWay={setWay} />
  );
  return (
    <>
      {data.present ? (
        <div className={classes.page}>
          <div className={classes.reading}>
            <header className={classes.bar}>
              <h2 className={classes.title}>{t('notes.title')}</h2>
              <span className={classes.quiet}>{t('notes.origin', { origin: data.origin })}</span>
              <span className={classes.ways}>{buttons}</span>
            </header>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
            <section className={classes.scroll} tabIndex={0} aria-label={t('notes.title')}>
              <NotesHtml html={data.html} />
            </section>
          </div>
          <NotesFacts notes={data} />
        </div>
      ) : (
        <EmptyState icon={<IconNotes size={22} />} title={t('notes.none')} action={buttons}>
          {t('notes.noneBody')}
        </EmptyState>
      )}
      {way === 'paste' ? <PasteDialog release={release} close={() => setWay(null)} /> : null}
      {way === 'github' ? <GithubDialog release={release} close={() => setWay(null)} /> : null}
    </>
  );
}

function useImport(release: Release) {
  const { t } = useTranslation('releases');
  const door = useDoor();
  const save = useWrite('release_notes_save');
  return async () => {
    const file = await door.pickFile(t('notes.pickTitle'), ['md', 'markdown', 'txt']);
    if (!file) return;
    await save.run(
      { release: release.id, text: file.text, origin: file.name },
      { done: t('notes.saved', { title: release.title }) },
    );
  };
}

interface WaysProps {
  /** Whether importing is the first thing to do here. */
  filled: boolean;
  importFile: () => void;
  setWay: (way: Way) => void;
}

function Ways({ filled, importFile, setWay }: WaysProps) {
  const { t } = useTranslation('releases');
  return (
    <span className={classes.buttons}>
      <Button
        size="xs"
        variant={filled ? 'filled' : 'default'}
        leftSection={<IconFileImport size={14} />}
        onClick={importFile}
      >
        {t('notes.importFile')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconClipboardText size={14} />}
        onClick={() => setWay('paste')}
      >
        {t('notes.paste')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconBrandGithub size={14} />}
        onClick={() => setWay('github')}
      >
        {t('notes.github')}
      </Button>
    </span>
  );
}
