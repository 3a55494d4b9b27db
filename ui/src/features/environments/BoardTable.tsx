import { useTranslation } from 'react-i18next';
import type { BoardCell, BoardEnvironment, EnvironmentBoard } from '@/bindings';
import { EnvironmentBadge, EnvironmentBar, StateMark, VersionChip } from '@/components';
import classes from './Board.module.css';
import { type BoardLine, markOf } from './board';

interface BoardTableProps {
  board: EnvironmentBoard;
  lines: readonly BoardLine[];
  selected: string | null;
  onOpen: (code: string) => void;
}

/** Environments as columns in the order of the ladder, products and components as rows. */
export function BoardTable({ board, lines, selected, onOpen }: BoardTableProps) {
  const { t } = useTranslation('environments');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} aria-label={t('boardTable')} tabIndex={0}>
      <table className={classes.board}>
        <thead>
          <tr>
            <th scope="col">{t('component')}</th>
            {board.environments.map((one) => (
              <th key={one.id} scope="col" data-selected={one.code === selected || undefined}>
                <Head environment={one} onOpen={onOpen} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} data-product={line.product || undefined}>
              <th scope="row">{line.name}</th>
              {board.environments.map((one, index) => (
                <td key={one.id} data-selected={one.code === selected || undefined}>
                  <Cell cell={line.cells[index]} product={line.product} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  environment: BoardEnvironment;
  onOpen: (code: string) => void;
}

function Head({ environment, onOpen }: HeadProps) {
  const { t } = useTranslation('environments');
  const kind = environment.kind as Parameters<typeof EnvironmentBadge>[0]['kind'];
  const { look, behind, parity, next_window } = environment;
  const verdict = environment.verdict as 'in_sync' | 'drifted' | 'unknown' | 'stale';
  return (
    <div className={classes.head}>
      <button
        type="button"
        className={classes.open}
        aria-label={t('openDrift', { name: environment.name })}
        onClick={() => onOpen(environment.code)}
      >
        <EnvironmentBar kind={kind} />
        <EnvironmentBadge kind={kind} label={environment.name} />
      </button>
      {environment.releases.map((release) => (
        <strong key={release}>{release}</strong>
      ))}
      <StateMark mark={markOf(verdict)} label={t(`verdicts.${verdict}`)} />
      <span>{look ? t('seen', { at: look.at.label }) : t('neverSeen')}</span>
      {behind === null ? null : <span>{t('behind', { count: behind })}</span>}
      {parity === null ? null : <span>{t('parity', { count: parity })}</span>}
      {next_window ? <span>{t('next', { at: next_window.label })}</span> : null}
    </div>
  );
}

function Cell({ cell, product }: { cell: BoardCell | undefined; product: boolean }) {
  const { t } = useTranslation('environments');
  if (!cell || (cell.version === null && cell.expected === null)) return <span>–</span>;
  const version = cell.version ?? t('notSeen');
  const drift = cell.drift as keyof typeof DRIFTS;
  return (
    <span
      className={classes.cell}
      title={cell.expected ? t('expects', { version: cell.expected }) : undefined}
    >
      {product && cell.version ? (
        <VersionChip version={version} />
      ) : (
        <span className={cell.version ? 'mono' : classes.quiet}>{version}</span>
      )}
      {drift in DRIFTS ? <StateMark mark={DRIFTS[drift]} label={t(`drift.${drift}`)} /> : null}
    </span>
  );
}

const DRIFTS = {
  ahead: 'drift',
  behind: 'drift',
  differs: 'drift',
  missing: 'drift',
  extra: 'drift',
  unfinished: 'unknown',
  unknown: 'unknown',
} as const;
