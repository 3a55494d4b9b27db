import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { phrases } from './strings';

/** CodeMirror's own words, by its English ones. */
export function usePhrases(): Record<string, string> {
  const { t } = useTranslation('editor');
  return useMemo(() => {
    const names = Object.keys(phrases) as (keyof typeof phrases)[];
    return Object.fromEntries(names.map((name) => [ENGLISH[name], t(`phrases.${name}`)]));
  }, [t]);
}

/** What CodeMirror calls them. `$` stands for a number, which it fills in. */
const ENGLISH: Record<keyof typeof phrases, string> = {
  find: 'Find',
  replace: 'Replace',
  next: 'next',
  previous: 'previous',
  all: 'all',
  matchCase: 'match case',
  regexp: 'regexp',
  byWord: 'by word',
  replaceOne: 'replace',
  replaceAll: 'replace all',
  close: 'close',
  currentMatch: 'current match',
  onLine: 'on line',
  replacedOn: 'replaced match on line $',
  replacedMany: 'replaced $ matches',
  goToLine: 'Go to line',
  go: 'go',
  completions: 'Completions',
  foldedLines: 'Folded lines',
  unfoldedLines: 'Unfolded lines',
  to: 'to',
  control: 'Control character',
  selectionDeleted: 'Selection deleted',
};
