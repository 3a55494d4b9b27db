import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriorityMatrix } from '@/bindings';
import {
  ErrorNote,
  FormActions,
  PageHead,
  SkeletonRows,
  submitKey,
  useDraftForm,
} from '@/components';
import { type MatrixCell, MatrixGrid } from '@/features/defects/parts/MatrixGrid';
import grid from '@/features/defects/parts/matrix-grid.module.css';
import { useRead, useWrite } from '@/query';
import classes from '../Settings.module.css';
import own from './triage.module.css';

const PRIORITIES: readonly string[] = ['P1', 'P2', 'P3', 'P4'];

/** The matrix that priorities are read from, to be changed cell by cell. */
export default function MatrixPart() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useRead('matrix_show', {});
  return (
    <div className={classes.content}>
      <PageHead
        title={t('part.matrix')}
        meta={data ? t('matrix.version', { version: data.version }) : null}
      />
      <p className={classes.about}>{t('matrix.about')}</p>
      {data ? (
        // Another version is another form.
        <MatrixForm key={data.version} matrix={data} />
      ) : error ? (
        <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={6} height={32} />
      )}
    </div>
  );
}

function MatrixForm({ matrix }: { matrix: PriorityMatrix }) {
  const { t } = useTranslation('settings');
  const { form, restored, leave, discard } = useDraftForm(`matrix/${matrix.version}`, {
    initialValues: { cells: matrix.cells },
  });
  const { run, running } = useWrite('matrix_save');
  const { cells } = form.values;
  const before = (at: MatrixCell) => matrix.cells[at.row]?.[at.column] ?? '';
  const changed = cells.flat().filter((one, at) => one !== matrix.cells.flat()[at]).length;
  const version = matrix.version + 1;
  const set = (at: MatrixCell, priority: string) =>
    form.setFieldValue(
      'cells',
      cells.map((row, down) =>
        row.map((one, across) => (down === at.row && across === at.column ? priority : one)),
      ),
    );
  const save = form.onSubmit(async (values) => {
    if (changed > 0 && (await run(values, { done: t('matrix.saved', { version }) }))) leave();
  });
  return (
    <form noValidate className={own.matrix} onSubmit={save} onKeyDown={submitKey}>
      <p className={classes.quiet}>{t('matrix.across')}</p>
      <MatrixGrid matrix={{ ...matrix, cells }}>
        {(cell) => <Cell cell={cell} before={before(cell)} onSet={(to) => set(cell, to)} />}
      </MatrixGrid>
      <p className={classes.quiet}>{t('matrix.keys')}</p>
      {changed > 0 ? (
        <>
          <p role="status">{t('matrix.changed', { count: changed })}</p>
          <FormActions
            label={t('matrix.save', { version })}
            running={running}
            restored={restored}
            onCancel={discard}
          />
        </>
      ) : null}
    </form>
  );
}

const STEPS: Record<string, [down: number, across: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

interface CellProps {
  cell: MatrixCell;
  /** What it is in the version in force. */
  before: string;
  onSet: (priority: string) => void;
}

/** Each press is the next priority; a number sets it, an arrow goes to the neighbour. */
function Cell({ cell, before, onSet }: CellProps) {
  const { t } = useTranslation('settings');
  const button = useRef<HTMLButtonElement>(null);
  const { row, column, urgency, impact, priority } = cell;
  const next = PRIORITIES[(PRIORITIES.indexOf(priority) + 1) % 4] ?? 'P1';
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typed = PRIORITIES.find((one) => one === `P${event.key}`);
    const step = STEPS[event.key];
    if (typed) onSet(typed);
    if (step) {
      const place = `[data-cell="${row + step[0]},${column + step[1]}"]`;
      button.current?.closest('table')?.querySelector<HTMLElement>(place)?.focus();
    }
    if (typed || step) event.preventDefault();
  };
  const words = t('matrix.cell', { impact, urgency, priority });
  const changed = priority !== before;
  return (
    <button
      ref={button}
      type="button"
      className={grid.cell}
      data-cell={`${row},${column}`}
      data-priority={priority}
      data-on={changed ? 'suggested' : undefined}
      title={changed ? t('matrix.was', { priority: before }) : undefined}
      aria-label={changed ? `${words}, ${t('matrix.was', { priority: before })}` : words}
      onClick={() => onSet(next)}
      onKeyDown={press}
    >
      {priority}
    </button>
  );
}
