import type { EditorView } from '@codemirror/view';
import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import { type Clash, chosen, clashesOf, type Stays } from './find';

const STAYS = ['mine', 'theirs', 'both'] as const;

interface ClashesProps {
  text: string;
  view: EditorView | null;
}

/** The first place at which both changed the same lines, and what may stay there. */
export function Clashes({ text, view }: ClashesProps) {
  const { t } = useTranslation('editor');
  const all = useMemo(() => clashesOf(text), [text]);
  const [first] = all;
  if (!first || !view) return null;
  const { version, line } = first;
  return (
    <section className={classes.banner} aria-label={t('clash.label')}>
      <IconGitMerge size={16} aria-hidden />
      <p>
        <strong>{t('clash.where', { count: all.length, version })}</strong>{' '}
        {t('clash.first', { line })}
      </p>
      <Button size="xs" variant="subtle" color="gray" onClick={() => show(view, first)}>
        {t('clash.show')}
      </Button>
      {STAYS.map((stays) => (
        <Button key={stays} size="xs" variant="default" onClick={() => settle(view, first, stays)}>
          {t(`clash.${stays}`, { version })}
        </Button>
      ))}
    </section>
  );
}

/** Goes to it: what is asked about is in sight. */
function show(view: EditorView, { from }: Clash) {
  view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  view.focus();
}

/** Settles one, and goes to the next; undo brings it back. */
function settle(view: EditorView, clash: Clash, stays: Stays) {
  const insert = chosen(clash, stays);
  view.dispatch({ changes: { from: clash.from, to: clash.to, insert }, userEvent: 'input.clash' });
  const [next] = clashesOf(view.state.doc.toString());
  const anchor = next?.from ?? clash.from + insert.length;
  view.dispatch({ selection: { anchor }, scrollIntoView: true });
}
