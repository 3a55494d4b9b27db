import { useTranslation } from 'react-i18next';
import type { Runbook, RunbookVariable } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import classes from './runbooks.module.css';

const MARKS = { added: 'flag', changed: 'drift', removed: 'failed' } as const;

/** Variables and values, each beside what it was with the last release. */
export function Variables({ book }: { book: Runbook }) {
  const { t } = useTranslation('runbooks');
  if (book.variables.length === 0) return null;
  const compared = book.compared_with !== '';
  return (
    <section aria-label={t('variables')}>
      <SectionHead
        title={t('variables')}
        count={book.variables.length}
        aside={compared ? t('variablesWith', { other: book.compared_with }) : null}
        band
      />
      <table className={classes.variables}>
        <thead>
          <tr>
            <th scope="col">{t('variableName')}</th>
            {compared ? <th scope="col">{t('variableBefore')}</th> : null}
            <th scope="col">{t('variableValue')}</th>
            {compared ? <th scope="col">{t('variableChange')}</th> : null}
            <th scope="col">{t('variableNote')}</th>
          </tr>
        </thead>
        <tbody>
          {book.variables.map((one) => (
            <Variable key={one.name} one={one} compared={compared} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Variable({ one, compared }: { one: RunbookVariable; compared: boolean }) {
  const { t } = useTranslation('runbooks');
  const differs = one.change === 'added' || one.change === 'changed' || one.change === 'removed';
  const mark = differs ? MARKS[one.change as keyof typeof MARKS] : null;
  return (
    <tr data-change={one.change}>
      <th scope="row" className="mono">
        {one.name}
      </th>
      {compared ? <td className="mono">{one.before || '–'}</td> : null}
      <td className="mono">{one.change === 'removed' ? '–' : one.value}</td>
      {compared ? (
        <td>
          {mark ? (
            <StateMark mark={mark} label={t(`change.${one.change as 'added'}`)} />
          ) : (
            <span className={classes.quiet}>{t('change.same')}</span>
          )}
        </td>
      ) : null}
      <td className={classes.quiet}>{one.note}</td>
    </tr>
  );
}
