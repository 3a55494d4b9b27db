import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { useNarrow } from '@/components';
import { ArticleHtml } from '../parts/ArticleHtml';
import { jumpTo, takeHeading } from '../parts/headings';
import { articlePath } from '../paths';
import { Aside } from './Aside';
import classes from './article.module.css';
import { Banners } from './Banners';
import { Helpful } from './Helpful';
import { Outline } from './Outline';

/** The article to be read: its outline at the left, what is known of it at the right. */
export function Reading({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const narrow = useNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const heading = takeHeading(articlePath(article.id));
    if (heading) jumpTo(scroll.current, heading);
  }, [article.id]);
  const parts = article.outline.filter((one) => one.level <= 3);
  return (
    <div className={classes.reading}>
      {!narrow && parts.length > 1 ? <Outline parts={parts} scroll={scroll} /> : null}
      <section
        ref={scroll}
        className={classes.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t('article.tab.read')}
      >
        <div className={classes.column}>
          <Banners article={article} />
          <ArticleHtml html={article.html} />
          {article.published > 0 ? <Helpful article={article} /> : null}
        </div>
      </section>
      <Aside article={article} />
    </div>
  );
}
