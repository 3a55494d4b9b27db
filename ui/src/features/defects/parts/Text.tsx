import { useTranslation } from 'react-i18next';
import classes from './text.module.css';

/** Words of a report, as they were written. */
export function Words({ text }: { text: string }) {
  const { t } = useTranslation('defects');
  if (!text.trim()) return <p className={classes.missing}>{t('inbox.notSaid')}</p>;
  return <p className={classes.words}>{text}</p>;
}

const NUMBERED = /^\s*(?:\d+[.)]|[-*])\s+/;

/** Steps under each other, when each line is one; else as they were written. */
export function Steps({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim());
  if (lines.length < 2 || !lines.every((line) => NUMBERED.test(line))) return <Words text={text} />;
  return (
    <ol className={classes.steps}>
      {lines.map((line) => (
        <li key={line}>{line.replace(NUMBERED, '')}</li>
      ))}
    </ol>
  );
}

const TROUBLE = /\b(error|fatal|exception|panic|timeout)\b/i;

/** The end of a log, its troubled lines marked. */
export function Log({ text, most = 12 }: { text: string; most?: number }) {
  const { t } = useTranslation('defects');
  const lines = text.replace(/\n+$/, '').split('\n');
  const shown = lines.slice(0, most);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" className={classes.log} tabIndex={0} aria-label={t('inbox.logs')}>
      <pre className={classes.lines}>
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a log repeat
          <span key={at} className={classes.line} data-trouble={TROUBLE.test(line) || undefined}>
            {`${line}\n`}
          </span>
        ))}
      </pre>
      {lines.length > most ? (
        <p className={classes.rest}>{t('inbox.moreLines', { count: lines.length - most })}</p>
      ) : null}
    </div>
  );
}
