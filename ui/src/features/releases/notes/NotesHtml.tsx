import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/platform';
import classes from './notes.module.css';

/**
 * The rendered notes.
 *
 * The only place that sets HTML. It is safe because the core made it: Markdown parsed to a tree that
 * is written anew, then cleaned against an allow-list of elements, classes and link schemes; and the
 * window's content policy runs no inline script and loads nothing from elsewhere. Take no other text
 * into it.
 */
export function NotesHtml({ html }: { html: string }) {
  const { t } = useTranslation('releases');
  const door = useDoor();
  const follow = (event: MouseEvent | KeyboardEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    // The window never leaves its page; a link opens in the person's browser.
    event.preventDefault();
    const address = link.getAttribute('href') ?? '';
    if (/^https?:\/\//i.test(address)) void door.openLink(address);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link arrives here as a click
    <article
      className={classes.html}
      aria-label={t('notes.text')}
      onClick={follow}
      onAuxClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by the core, see above
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
