import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCell, BoardEnvironment, BoardProof } from '@/bindings';
import { StateMark, VersionChip } from '@/components';
import classes from './Board.module.css';
import { isSelected, type PanelState } from './BoardPanel';
import { type BoardLine, DRIFTS, isDrift, PROOFS } from './board';

/** The column of the names, left of the first environment. */
export const NAME = -1;

interface BoardRowProps {
  line: BoardLine;
  row: number;
  environments: readonly BoardEnvironment[];
  panel: PanelState | null;
  /** The column of the chosen cell, where it is in this row. */
  chosen: number | null;
  cellId: (row: number, column: number) => string;
  style: CSSProperties;
  onPick: (row: number, column: number) => void;
}

/** A product as a band that folds, or one of its components. */
export function BoardRow(props: BoardRowProps) {
  const { line, row, environments, panel, chosen, cellId, onPick } = props;
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    // biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell
    <div
      role="row"
      aria-rowindex={row + 2}
      className={classes.row}
      data-band={line.band ? true : undefined}
      style={props.style}
    >
      <div
        role="rowheader"
        id={cellId(row, NAME)}
        className={classes.name}
        data-chosen={chosen === NAME || undefined}
      >
        <Name line={line} onTurn={() => onPick(row, NAME)} />
      </div>
      {environments.map((one, column) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for its cells
        <div
          key={one.id}
          role="gridcell"
          id={cellId(row, column)}
          aria-selected={chosen === column}
          className={classes.cell}
          data-selected={isSelected(panel, one.code) || undefined}
          data-chosen={chosen === column || undefined}
          onClick={() => onPick(row, column)}
        >
          <Cell cell={line.cells[column]} product={line.band !== null} />
          {line.band ? (
            <BandMark
              drift={line.band.drift[column] ?? 0}
              proof={line.band.proofs[column] ?? null}
            />
          ) : null}
        </div>
      ))}
    </div>
    // biome-ignore-end lint/a11y/useFocusableInteractive: the grid has the focus, and names its cell
    // biome-ignore-end lint/a11y/useSemanticElements: a virtual list cannot be a <table>
  );
}

function Name({ line, onTurn }: { line: BoardLine; onTurn: () => void }) {
  const { t } = useTranslation('environments');
  if (!line.band) return <span title={line.name}>{line.name}</span>;
  const Chevron = line.band.open ? IconChevronDown : IconChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.fold}
      aria-expanded={line.band.open}
      onClick={onTurn}
    >
      <Chevron size={14} aria-hidden />
      <b title={line.name}>{line.name}</b>
      <span className={classes.quiet} title={t('boardCount', { count: line.band.components })}>
        {line.band.components}
      </span>
    </button>
  );
}

function Cell({ cell, product }: { cell: BoardCell | undefined; product: boolean }) {
  const { t } = useTranslation('environments');
  if (!cell || (cell.version === null && cell.expected === null)) {
    return <span className={classes.quiet}>–</span>;
  }
  const { version, drift } = cell;
  const expected = cell.expected ? t('expects', { version: cell.expected }) : undefined;
  // The version is what is read; a word stands only where there is none.
  const word = version === null && drift !== '' && isDrift(drift);
  return (
    <>
      {word ? null : (
        <span
          className={classes.version}
          data-drift={drift || undefined}
          title={[version, expected].filter(Boolean).join(', ')}
        >
          {version === null ? (
            <span className={classes.quiet}>{t('notSeen')}</span>
          ) : product ? (
            <VersionChip version={version} />
          ) : (
            <Plain version={version} />
          )}
        </span>
      )}
      {isDrift(drift) ? (
        <StateMark mark={DRIFTS[drift]} label={t(`drift.${drift}`)} compact={!word} size={14} />
      ) : null}
    </>
  );
}

/** What tells two long versions apart stands at their end: where room lacks, the middle goes. */
const LONG = 12;
const END = 8;

function Plain({ version }: { version: string }) {
  const end = version.lastIndexOf('.');
  if (version.length <= LONG || version.length - end > END)
    return <span className="mono">{version}</span>;
  return (
    <span className={`mono ${classes.long}`}>
      <span>{version.slice(0, end)}</span>
      {version.slice(end)}
    </span>
  );
}

interface BandMarkProps {
  drift: number;
  proof: BoardProof | null;
}

/** What drifted below the band; where nothing did, whether the release is proven here. */
function BandMark({ drift, proof }: BandMarkProps) {
  const { t } = useTranslation('environments');
  if (drift > 0) {
    const label = t('driftCount', { count: drift });
    return (
      <span className={classes.count} title={proof ? `${label}. ${proof.words}` : label}>
        <StateMark mark="drift" label={label} compact size={14} />
        <span aria-hidden>{drift}</span>
      </span>
    );
  }
  if (!proof) return null;
  const label = `${t(`legend.${proof.state}`)}. ${proof.words}`;
  return <StateMark mark={PROOFS[proof.state]} label={label} compact size={15} />;
}
