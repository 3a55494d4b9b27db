import type { ReactNode } from 'react';
import type { PriorityMatrix } from '@/bindings';
import classes from './matrix-grid.module.css';

/** One crossing of an urgency with an impact. */
export interface MatrixCell {
  urgency: number;
  impact: number;
  priority: string;
  /** Its place, counted from the corner where both are 5. */
  row: number;
  column: number;
}

interface MatrixGridProps {
  matrix: Pick<PriorityMatrix, 'cells' | 'urgencies' | 'impacts'>;
  /** Whose heads stand out. */
  urgency?: string;
  impact?: string;
  /** Draws a cell. */
  children: (cell: MatrixCell) => ReactNode;
}

/** Urgencies across, impacts down, 5 first in both. */
export function MatrixGrid({ matrix, urgency, impact, children }: MatrixGridProps) {
  return (
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
        {matrix.impacts.map((down, row) => (
          <tr key={down.value}>
            <th scope="row" data-on={impact === `${down.value}` || undefined}>
              {`${down.value} ${down.title}`}
            </th>
            {matrix.urgencies.map((across, column) => (
              <td key={across.value}>
                {children({
                  urgency: across.value,
                  impact: down.value,
                  priority: matrix.cells[row]?.[column] ?? '',
                  row,
                  column,
                })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
