import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useActor } from '@/actor';
import { ErrorNote, PageHead, SkeletonRows } from '@/components';
import { useOpening } from './draft/opening';
import { Workbench } from './Workbench';

/** Writes on an article. The draft is its writer's: another person who acts opens their own. */
export default function EditorPage() {
  const { id = '' } = useParams();
  const who = useActor();
  return <Opening key={`${who} ${id}`} article={id} who={who} />;
}

function Opening({ article, who }: { article: string; who: string | null }) {
  const { t } = useTranslation('editor');
  const { opened, refusal, again } = useOpening(article, who);
  if (opened) return <Workbench key={opened.article} opened={opened} />;
  return (
    <>
      <PageHead title={t('title')} />
      {refusal ? (
        <ErrorNote message={refusal.message} hint={refusal.hint} retry={again} />
      ) : (
        <SkeletonRows rows={12} />
      )}
    </>
  );
}
