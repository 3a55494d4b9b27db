import { IconLinkOff, IconPhotoOff } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/i18n/format';
import classes from './editor.module.css';
import { boundsOf } from './front/read';

/** Words of the text, front matter left out. */
export function wordsOf(text: string): number {
  const body = text.slice(boundsOf(text)?.body ?? 0);
  return body.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
}

interface FootProps {
  text: string;
  /** Links that lead nowhere. */
  broken: readonly string[];
  /** Images on other hosts, which are never fetched. */
  remote: readonly string[];
}

/** How long it is, and what of it readers will not see as meant. */
export function Foot({ text, broken, remote }: FootProps) {
  const { t } = useTranslation('editor');
  // Counted when there is time, not with each letter.
  const late = useDeferredValue(text);
  const words = useMemo(() => wordsOf(late), [late]);
  return (
    <footer className={classes.foot}>
      <span>{t('words', { count: words, shown: formatNumber(words) })}</span>
      {broken.length > 0 ? (
        <span className={classes.state} data-tone="now" title={broken.join(', ')}>
          <IconLinkOff size={14} aria-hidden />
          {t('broken', { count: broken.length })} {broken.join(', ')}
        </span>
      ) : null}
      {remote.length > 0 ? (
        <span className={classes.state} data-tone="now" title={remote.join(', ')}>
          <IconPhotoOff size={14} aria-hidden />
          {t('remote', { count: remote.length })}
        </span>
      ) : null}
      <span className={classes.keys}>{t('keys')}</span>
    </footer>
  );
}
