import { useTranslation } from 'react-i18next';
import { StateMark } from '@/components';
import classes from './Board.module.css';

const LEGEND = [
  ['proven', 'proven'],
  ['validating', 'validating'],
  ['failed', 'failed'],
  ['planned', 'none'],
  ['drift', 'drift'],
  ['stale', 'stale'],
  ['unknown', 'unknown'],
] as const;

/** What the marks of the board say. */
export function BoardLegend({ short }: { short: boolean }) {
  const { t } = useTranslation('environments');
  return (
    <footer className={classes.legend}>
      <ul aria-label={t('legend.label')}>
        {LEGEND.map(([mark, word]) => (
          <li key={mark} title={t(`legend.${word}`)}>
            <StateMark
              mark={mark}
              label={t(short ? `legendShort.${word}` : `legend.${word}`)}
              size={14}
            />
          </li>
        ))}
      </ul>
    </footer>
  );
}
