import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ArticleDraft, SaveArticleDraft } from '@/bindings';
import { ErrorNote, PageHead, SkeletonRows } from '@/components';
import { Refusal } from '@/platform';
import { useRunner } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { editPath, knowledgePath } from '../paths';
import { began } from './draft/opening';

/** Drafts being begun, by what for: a page that is drawn twice begins one. */
const beginning = new Map<string, Promise<ArticleDraft>>();

/** What the address says of a new article. */
export function asked(search: string): SaveArticleDraft {
  const given = new URLSearchParams(search);
  const [kind, title, defect, release] = ['kind', 'title', 'defect', 'release'].map(
    (name) => given.get(name) || undefined,
  );
  return { kind, title, defect, release };
}

/** Begins an article, from its kind's template, a defect or a release, and opens it. */
export default function NewArticlePage() {
  const { t } = useTranslation('editor');
  const [, go] = useLocation();
  const [search] = useState(() => window.location.search);
  const perform = useRunner();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useCrumbs([{ label: t('knowledge'), path: knowledgePath }, { label: t('new') }]);
  const begin = useCallback(async () => {
    setRefusal(null);
    const running =
      beginning.get(search) ??
      perform('article_draft', asked(search)).then((answer) => answer.value);
    beginning.set(search, running);
    try {
      const draft = await running;
      began(draft);
      // The empty query takes what it was begun from out of the address.
      go(`${editPath(draft.article)}?`, { replace: true });
    } catch (cause) {
      setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), ''));
    } finally {
      beginning.delete(search);
    }
  }, [search, perform, go]);
  useEffect(() => void begin(), [begin]);
  return (
    <>
      <PageHead title={t('new')} />
      {refusal ? (
        <ErrorNote message={refusal.message} hint={refusal.hint} retry={() => void begin()} />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </>
  );
}
