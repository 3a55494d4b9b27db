import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { SaveArticleDraft } from '@/bindings';
import { useWrite } from '@/query';
import { editPath } from '../paths';

/** Begins an article of what was missing, and opens it to be written. */
export function useWriteIt() {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const draft = useWrite('article_draft');
  const write = async (about: Pick<SaveArticleDraft, 'title' | 'kind' | 'release' | 'defect'>) => {
    const answer = await draft.run(about);
    if (answer) go(editPath(answer.value.article));
  };
  return { write, running: draft.running, label: t('home.write') };
}
