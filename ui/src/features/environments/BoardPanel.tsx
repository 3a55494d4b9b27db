import type { EnvironmentBoard } from '@/bindings';
import { ComparePanel } from './ComparePanel';
import { DriftPanel } from './DriftPanel';
import { boardPath, comparePath, driftPath } from './paths';

/** What the panel beside the board is about; environments by their codes. */
export type PanelState =
  | { kind: 'drift'; environment: string; component: string | null }
  | { kind: 'compare'; from: string; to: string };

/** Whether the panel speaks of this environment. */
export function isSelected(panel: PanelState | null, code: string): boolean {
  if (panel?.kind === 'drift') return panel.environment === code;
  return panel?.kind === 'compare' && (panel.from === code || panel.to === code);
}

/** What the panel is about, as the address says it. */
export function panelOf(
  params: Partial<Record<'panel' | 'one' | 'two', string>>,
): PanelState | null {
  const { panel, one, two } = params;
  if (panel === 'drift' && one) return { kind: 'drift', environment: one, component: two ?? null };
  return panel === 'compare' && one && two ? { kind: 'compare', from: one, to: two } : null;
}

/** Where the board shows it. */
export function pathOf(panel: PanelState | null): string {
  if (panel === null) return boardPath;
  return panel.kind === 'drift'
    ? driftPath(panel.environment, panel.component)
    : comparePath(panel.from, panel.to);
}

interface BoardPanelProps {
  board: EnvironmentBoard;
  panel: PanelState;
  setPanel: (panel: PanelState | null) => void;
  /** Asks how to read an environment. */
  onRead: (environment: string) => void;
}

/** The drift of one environment explained, or two environments compared. */
export function BoardPanel({ board, panel, setPanel, onRead }: BoardPanelProps) {
  const close = () => setPanel(null);
  if (panel.kind === 'compare') {
    return (
      <ComparePanel
        environments={board.environments}
        from={panel.from}
        to={panel.to}
        onChoose={(from, to) => setPanel({ kind: 'compare', from, to })}
        onExplain={(environment) => setPanel({ kind: 'drift', environment, component: null })}
        onClose={close}
      />
    );
  }
  const { environment, component } = panel;
  const chosen = board.environments.find((one) => one.code === environment);
  if (!chosen) return null;
  const column = board.environments.indexOf(chosen);
  const proven = board.products.some((one) => one.proofs[column]?.state === 'proven');
  return (
    <DriftPanel
      key={environment}
      environment={chosen}
      component={component}
      proven={proven}
      onRead={() => onRead(environment)}
      onClose={close}
    />
  );
}
