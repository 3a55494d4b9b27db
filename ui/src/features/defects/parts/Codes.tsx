import { useTranslation } from 'react-i18next';
import { ScaleCode } from '@/components';
import classes from './parts.module.css';

/** A severity or priority; a dashed place while there is none. */
export function Code({ code, scale }: { code: string; scale: 'S' | 'P' }) {
  const { t } = useTranslation('defects');
  if (/^[SP]\d$/.test(code)) return <ScaleCode code={code} />;
  // A word of the desk that no mapping knows is shown as it is.
  if (code) return <span className={classes.foreign}>{code}</span>;
  return (
    <span className={classes.open} title={t(scale === 'S' ? 'noSeverity' : 'noPriority')}>
      {`${scale}?`}
    </span>
  );
}
