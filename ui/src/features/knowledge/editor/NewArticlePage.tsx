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
import { applied, changeFront } from './front/change';
import { readFront } from './front/read';

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

type Perform = ReturnType<typeof useRunner>;

/** Begins the draft. A component it is asked for joins its facts: the template knows of none. */
async function begun(perform: Perform, search: string): Promise<ArticleDraft> {
  const draft = (await perform('article_draft', asked(search))).value;
  const component = new URLSearchParams(search).get('component');
  if (!component) return draft;
  const components = [...new Set([...readFront(draft.text).components, component])];
  const text = applied(draft.text, changeFront(draft.text, 'components', components));
  return (await perform('article_draft', { article: draft.article, text })).value;
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
    const running = beginning.get(search) ?? begun(perform, search);
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
