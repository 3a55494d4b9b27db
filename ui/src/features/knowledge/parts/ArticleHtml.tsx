import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDoor } from '@/platform';
import { articlePath } from '../paths';
import { fileId, intendHeading, jumpTo } from './headings';
import classes from './html.module.css';
import { leads } from './leads';
import { drawInPieces } from './pieces';

/** An article of more letters than these is drawn in pieces. */
const LONG = 100_000;

/**
 * An article as it reads.
 *
 * The only place of this area that sets HTML. It is safe because the core made it: Markdown parsed
 * with raw HTML off, written by hand, then cleaned against an allow-list; and the window's content
 * policy runs no inline script and loads nothing from elsewhere. Take no other text into it.
 */
export function ArticleHtml({ html }: { html: string }) {
  const { t } = useTranslation('knowledge');
  const door = useDoor();
  const [here, go] = useLocation();
  const article = useRef<HTMLElement>(null);
  const long = html.length > LONG;
  useLayoutEffect(() => {
    if (long && article.current) return drawInPieces(article.current, html);
  }, [long, html]);
  const follow = (event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    // The window never leaves its page by itself, wherever a link may point.
    event.preventDefault();
    const target = leads(link.getAttribute('href') ?? '');
    const text = event.currentTarget;
    if (target?.to === 'web') void door.openLink(target.url);
    else if (target?.to === 'part') jumpTo(text, target.id);
    else if (target?.to === 'file') document.getElementById(fileId(target.id))?.focus();
    else if (target?.to === 'article') go(articlePath(target.name));
    else if (target && target.path === here) jumpTo(text, target.heading);
    else if (target) {
      intendHeading(target.path, target.heading);
      go(target.path);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link arrives here as a click
    <article
      key={long ? 'long' : 'short'}
      ref={article}
      className={classes.html}
      aria-label={t('article.text')}
      onClick={follow}
      onAuxClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by the core, see above
      dangerouslySetInnerHTML={long ? undefined : { __html: html }}
    />
  );
}
