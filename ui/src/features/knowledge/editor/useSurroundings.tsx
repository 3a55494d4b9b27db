import type { EditorView } from '@codemirror/view';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { putFiles } from './codemirror/files';
import type { Surroundings } from './codemirror/setup';
import { useFiles } from './useFiles';
import { usePhrases } from './usePhrases';
import { useTargets } from './useTargets';

interface Wanted {
  article: string;
  shown: Article | null;
  text: EditorView | null;
  submit: () => void;
}

const NO_FILES: readonly string[] = [];

/** What the text field needs of the page, and the hidden field that asks for an image. */
export function useSurroundings({ article, shown, text, submit }: Wanted) {
  const { t } = useTranslation('editor');
  const targets = useTargets();
  const phrases = usePhrases();
  const names = useMemo(
    () => (shown?.draft ?? shown)?.files.map((one) => one.name) ?? NO_FILES,
    [shown],
  );
  const take = useFiles(article, names);
  const input = useRef<HTMLInputElement>(null);
  const pickImage = useCallback(() => input.current?.click(), []);
  const around: Surroundings = {
    label: t('text'),
    placeholder: t('placeholder'),
    frontLabel: t('facts.fold'),
    phrases,
    slashWord: (slash) => t(`slash.${slash}`),
    targets,
    take,
    pickImage,
    submit,
  };
  const picker = (
    <input
      ref={input}
      hidden
      type="file"
      multiple
      aria-label={t('tools.image')}
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])];
        event.currentTarget.value = '';
        if (text) void putFiles(text, files, text.state.selection.main.head, take);
        text?.focus();
      }}
    />
  );
  return { around, picker };
}
