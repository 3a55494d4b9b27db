import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriorityMatrix } from '@/bindings';
import { KeyHint } from '@/components';
import { usePart } from '../model/store';
import classes from './matrix.module.css';
import { useInbox } from './triage';

interface MatrixProps {
  matrix: PriorityMatrix;
  urgency: string;
  impact: string;
  /** The cell is only suggested yet. */
  suggested: boolean;
  onCell: (urgency: number, impact: number) => void;
}

/** Urgency × impact, each cell a press; the one that holds is filled, one that is suggested outlined. */
export const Matrix = memo(function Matrix(props: MatrixProps) {
  const { matrix, urgency, impact, suggested, onCell } = props;
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const prefix = usePart(triage, (one) => one.prefix);
  return (
    <div className={classes.box}>
      <div className={classes.head}>
        <h3 className={classes.title}>{t('decision.urgencyImpact')}</h3>
        <span className={classes.keys}>
          <span data-waits={prefix === 'u' || undefined} className={classes.key}>
            <KeyHint keys={['U']} label={t('decision.urgency')} />
          </span>
          <span data-waits={prefix === 'i' || undefined} className={classes.key}>
            <KeyHint keys={['I']} label={t('decision.impact')} />
          </span>
        </span>
      </div>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <td />
            {matrix.urgencies.map(({ value, title }) => (
              <th key={value} scope="col" data-on={urgency === `${value}` || undefined}>
                {`${value} ${title}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.impacts.map((row, at) => (
            <tr key={row.value}>
              <th scope="row" data-on={impact === `${row.value}` || undefined}>
                {`${row.value} ${row.title}`}
              </th>
              {matrix.urgencies.map((column, place) => {
                const priority = matrix.cells[at]?.[place] ?? '';
                const on = urgency === `${column.value}` && impact === `${row.value}`;
                return (
                  <td key={column.value}>
                    <button
                      type="button"
                      className={classes.cell}
                      data-priority={priority}
                      data-on={on ? (suggested ? 'suggested' : 'set') : undefined}
                      aria-pressed={on && !suggested}
                      aria-label={[
                        t('decision.cell', {
                          impact: row.value,
                          urgency: column.value,
                          priority,
                        }),
                        on && suggested ? t('decision.suggested') : '',
                      ]
                        .filter(Boolean)
                        .join(', ')}
                      onClick={() => onCell(column.value, row.value)}
                    >
                      {on ? <IconCheck size={12} stroke={2.4} aria-hidden /> : null}
                      {priority}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
