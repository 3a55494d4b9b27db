import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of, MAX_FILE_BYTES } from '@/components';
import { formatBytes } from '@/i18n/format';
import { sayRefusal } from '@/notices';
import { Refusal } from '@/platform';
import { useRunner } from '@/query';
import { freeName, type TakeFile } from './codemirror/files';

/** Keeps files beside the article. One that is refused is told of, and the text stays as it was. */
export function useFiles(article: string, names: readonly string[]): TakeFile {
  const { t } = useTranslation('editor');
  const perform = useRunner();
  const own = useRef(new Set<string>());
  return useCallback(
    async (file) => {
      const refuse = (reason: string, hint: string) => {
        sayRefusal(new Refusal('invalid', reason, hint));
        return null;
      };
      const size = formatBytes(file.size);
      if (file.size > MAX_FILE_BYTES)
        return refuse(t('files.tooLarge', { name: file.name, size }), t('files.tooLargeHint'));
      const content = await base64Of(file).catch(() => '');
      if (!content) return refuse(t('files.empty', { name: file.name }), t('files.emptyHint'));
      const name = freeName(file.name, new Set([...names, ...own.current]));
      own.current.add(name);
      try {
        const { value } = await perform('article_file', { article, name, content });
        // The core has the last word on what it is called.
        return value.files.some((one) => one.name === name)
          ? name
          : (value.files.at(-1)?.name ?? name);
      } catch (cause) {
        own.current.delete(name);
        sayRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), ''));
        return null;
      }
    },
    [t, perform, article, names],
  );
}
