import { useTranslation } from 'react-i18next';
import type { BundleDifference } from '@/bindings';
import { StateMark } from '@/components';
import classes from './bundles.module.css';
import { fateMark } from './model';

const PARTS = [
  'component',
  'product',
  'chart',
  'notes',
  'runbook',
  'article',
  'evidence',
  'check',
  'window',
  'defect',
] as const;
type Part = (typeof PARTS)[number];

interface DifferenceTableProps {
  differences: readonly BundleDifference[];
  /** Whether it was received, or is only looked at. */
  received?: boolean;
}

/** What a bundle holds beside what is here, and what becomes of each. */
export function DifferenceTable({ differences, received = false }: DifferenceTableProps) {
  const { t } = useTranslation('bundles');
  if (differences.length === 0) return <p className={classes.quiet}>{t('same')}</p>;
  const part = (one: string) =>
    (PARTS as readonly string[]).includes(one) ? t(`kind.${one as Part}`) : one;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" tabIndex={0} className={classes.scroll} aria-label={t('differences')}>
      <table className={classes.table} aria-label={t('differences')}>
        <thead>
          <tr>
            <th scope="col">{t('head.part')}</th>
            <th scope="col">{t('head.name')}</th>
            <th scope="col">{t('head.here')}</th>
            <th scope="col">{t('head.there')}</th>
            <th scope="col">{t('head.fate')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.part} ${one.name} ${one.there}`}>
              <td>{part(one.part)}</td>
              <th scope="row">{one.name}</th>
              <td className="mono">{one.here ?? '–'}</td>
              <td className="mono">{one.there ?? '–'}</td>
              <td>
                <StateMark
                  mark={fateMark(one.fate)}
                  label={t(one.fate === 'taken' && !received ? 'fate.will' : `fate.${one.fate}`)}
                />
                {one.reason ? <p className={classes.quiet}>{one.reason}</p> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
