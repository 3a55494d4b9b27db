import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { useWrite } from '@/query';
import { dayWords } from '../parts/words';

/** Says that what readers see still holds. */
export function useConfirm({ id }: Article) {
  const { t } = useTranslation('knowledge');
  const write = useWrite('article_confirm');
  const run = () =>
    write.run(
      { article: id, why: '' },
      {
        done: (answer: { value: Article }) => {
          const { due } = answer.value;
          return due ? t('article.confirmed', { day: dayWords(due) }) : t('article.confirmedPlain');
        },
      },
    );
  return { run, running: write.running };
}
