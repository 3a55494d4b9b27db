import { IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriorityMatrix } from '@/bindings';
import { KeyHint } from '@/components';
import { usePart } from '../model/store';
import { MatrixGrid } from '../parts/MatrixGrid';
import grid from '../parts/matrix-grid.module.css';
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
      <MatrixGrid matrix={matrix} urgency={urgency} impact={impact}>
        {(cell) => {
          const on = urgency === `${cell.urgency}` && impact === `${cell.impact}`;
          return (
            <button
              type="button"
              className={grid.cell}
              data-priority={cell.priority}
              data-on={on ? (suggested ? 'suggested' : 'set') : undefined}
              aria-pressed={on && !suggested}
              aria-label={[
                t('decision.cell', {
                  impact: cell.impact,
                  urgency: cell.urgency,
                  priority: cell.priority,
                }),
                on && suggested ? t('decision.suggested') : '',
              ]
                .filter(Boolean)
                .join(', ')}
              onClick={() => onCell(cell.urgency, cell.impact)}
            >
              {on ? <IconCheck size={12} stroke={2.4} aria-hidden /> : null}
              {cell.priority}
            </button>
          );
        }}
      </MatrixGrid>
    </div>
  );
});
