import { useTranslation } from 'react-i18next';
import type { Runbook, RunbookVariable } from '@/bindings';
import { SectionHead } from '@/components';
import { ChangeSign, isChange } from './ChangeSign';
import classes from './runbooks.module.css';

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
  return (
    <tr data-change={one.change}>
      <th scope="row" className="mono">
        {one.name}
      </th>
      {compared ? <td className="mono">{one.before || '–'}</td> : null}
      <td className="mono">{one.change === 'removed' ? '–' : one.value}</td>
      {compared ? (
        <td>
          {isChange(one.change) ? (
            <ChangeSign change={one.change} label={t(`change.${one.change}`)} />
          ) : (
            <span className={classes.quiet}>{t('change.same')}</span>
          )}
        </td>
      ) : null}
      <td className={classes.quiet}>{one.note}</td>
    </tr>
  );
}
