import ArticlePage from './ArticlePage';

/** The history of an article, at an address of its own. */
export default function HistoryPage() {
  return <ArticlePage history />;
}
