import { memo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote, SkeletonRows } from '@/components';
import { ArticleHtml } from '../../parts/ArticleHtml';
import classes from '../editor.module.css';
import type { Preview } from './usePreview';

interface PreviewPaneProps {
  drawn: Preview['drawn'];
  refusal: Preview['refusal'];
  box: RefObject<HTMLElement | null>;
}

/** The text as readers will see it. */
export const PreviewPane = memo(function PreviewPane({ drawn, refusal, box }: PreviewPaneProps) {
  const { t } = useTranslation('editor');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section ref={box} className={classes.preview} aria-label={t('preview.label')} tabIndex={0}>
      {refusal ? <ErrorNote message={refusal.message} hint={refusal.hint} /> : null}
      {drawn ? (
        <div className={classes.sheet}>
          <ArticleHtml html={drawn.html} />
        </div>
      ) : refusal ? null : (
        <SkeletonRows rows={10} />
      )}
    </section>
  );
});
