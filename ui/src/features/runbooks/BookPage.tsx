import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { PageHead } from '@/components';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Book } from './Book';
import { booksPath } from './paths';

/** One runbook by itself, as the palette opens it. */
export default function BookPage() {
  const { t } = useTranslation('runbooks');
  const { id = '' } = useParams<{ id: string }>();
  const runbook = decodeURIComponent(id);
  const book = useRead('runbook_show', { runbook }, { keep: true }).data;
  const environment = book?.environment_name ?? '';
  const crumb = book ? t('head', { environment }) : t('crumb');
  useCrumbs([
    { label: useTranslation('releases').t('title'), path: '/releases' },
    { label: book?.release_title ?? '…', path: book && booksPath(book.release) },
    { label: crumb },
  ]);
  return (
    <>
      <PageHead title={book?.title ?? '…'} />
      <Book id={runbook} />
    </>
  );
}
