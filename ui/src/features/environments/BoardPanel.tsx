import { useTranslation } from 'react-i18next';
import type { EnvironmentBoard } from '@/bindings';
import { SidePanel } from '@/components';
import { ComparePanel } from './ComparePanel';
import { DriftLayers } from './DriftLayers';

/** What the panel beside the board is about; environments by their codes. */
export type PanelState =
  | { kind: 'drift'; environment: string; component: string | null }
  | { kind: 'compare'; from: string; to: string };

/** Whether the panel speaks of this environment. */
export function isSelected(panel: PanelState | null, code: string): boolean {
  if (panel?.kind === 'drift') return panel.environment === code;
  return panel?.kind === 'compare' && (panel.from === code || panel.to === code);
}

interface BoardPanelProps {
  board: EnvironmentBoard;
  panel: PanelState;
  setPanel: (panel: PanelState | null) => void;
}

/** The drift of one environment explained, or two environments compared. */
export function BoardPanel({ board, panel, setPanel }: BoardPanelProps) {
  const { t } = useTranslation('environments');
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
  return (
    <SidePanel name="drift" title={t('driftOf', { name: chosen.name })} onClose={close}>
      <DriftLayers key={environment} environment={environment} component={component} />
    </SidePanel>
  );
}
