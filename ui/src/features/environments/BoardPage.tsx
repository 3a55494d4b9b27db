import { Button, TextInput } from '@mantine/core';
import { IconArrowsDiff, IconEye, IconSearch, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'wouter';
import type { BoardEnvironment, EnvironmentBoard } from '@/bindings';
import { Choice, EmptyState, ErrorNote, KeyHint, SkeletonRows, useNarrow } from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import classes from './Board.module.css';
import { BoardLegend } from './BoardLegend';
import { BoardPanel, type PanelState, panelOf, pathOf } from './BoardPanel';
import { BoardTable } from './BoardTable';
import { type BoardFilter, type BoardView, isNarrowed, linesOf, pairOf } from './board';
import { Faces } from './Faces';
import { ObserveDialog } from './ObserveDialog';
import { boardPath, ladderPath } from './paths';

const FILTERS: readonly BoardFilter[] = ['all', 'differs', 'drift'];
const WHOLE: BoardView = { filter: 'all', text: '', turned: new Set() };

/** What is about to be read: an environment that was chosen, or any. */
interface Observing {
  environment: string | null;
}

/** Every environment beside products and components: what runs, when it was read, what drifted. */
export default function BoardPage() {
  const { t } = useTranslation('environments');
  const { data, error, refetch } = useRead('environment_board', {});
  const [view, setView] = useState(WHOLE);
  const panel = panelOf(useParams());
  const [, go] = useLocation();
  // Esc and the arrow back lead out of the page, not through every panel that was looked at.
  const setPanel = (next: PanelState | null) => go(pathOf(next), { replace: true });
  const [observing, setObserving] = useState<Observing | null>(null);
  useCrumbs([{ label: t('title'), path: boardPath }, { label: t('face.board') }]);
  const observe = () => setObserving({ environment: null });
  const last = data?.environments.at(-1);
  const compare = () => last && data && setPanel(comparing(last, data, null));
  useActions([
    { id: 'board.observe', label: t('observe.title'), run: observe },
    ...(last ? [{ id: 'board.compare', label: t('compare'), key: 'c', run: compare }] : []),
  ]);
  const read = (
    <Button size="xs" leftSection={<IconEye size={14} />} variant="default" onClick={observe}>
      {t('observe.open')}
    </Button>
  );
  return (
    <>
      <Faces here="board">
        <Tools board={data} view={view} setView={setView} />
        <Button
          size="xs"
          leftSection={<IconArrowsDiff size={14} />}
          variant="default"
          disabled={!last}
          onClick={compare}
        >
          {t('compare')}
        </Button>
        {read}
      </Faces>
      {error && !data ? (
        <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
      ) : null}
      {data || error ? null : <SkeletonRows rows={8} height={32} />}
      {data ? (
        <Body
          board={data}
          view={view}
          setView={setView}
          panel={panel}
          setPanel={setPanel}
          onRead={(environment) => setObserving({ environment })}
          empty={read}
        />
      ) : null}
      {observing && data ? (
        <ObserveDialog
          environments={data.environments}
          first={observing.environment}
          onClose={() => setObserving(null)}
        />
      ) : null}
    </>
  );
}

/** The first head chosen brings its neighbour along; the next one takes the neighbour's place. */
function comparing(
  one: BoardEnvironment,
  board: EnvironmentBoard,
  before: PanelState | null,
): PanelState {
  if (before?.kind === 'compare' && before.from !== one.code) return { ...before, to: one.code };
  return { kind: 'compare', ...pairOf(one, board.environments) };
}

interface ViewProps {
  view: BoardView;
  setView: (view: BoardView) => void;
}

function Tools({ board, view, setView }: ViewProps & { board: EnvironmentBoard | undefined }) {
  const { t } = useTranslation('environments');
  const narrow = useNarrow();
  const drift = board?.environments.reduce((sum, one) => sum + one.drift, 0) ?? 0;
  // What was unfolded among all rows says nothing of those that a filter leaves.
  const change = (next: Partial<BoardView>) => {
    const turned =
      isNarrowed({ ...view, ...next }) === isNarrowed(view) ? view.turned : new Set('');
    setView({ ...view, turned, ...next });
  };
  return (
    <>
      <TextInput
        size="xs"
        w={narrow ? 148 : 180}
        aria-label={t('find')}
        placeholder={t('find')}
        data-search-here
        leftSection={<IconSearch size={14} />}
        rightSection={<KeyHint keys={['/']} />}
        value={view.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') change({ text: '' });
        }}
      />
      <Choice
        label={t('show')}
        value={view.filter}
        onChange={(filter) => change({ filter })}
        options={FILTERS.map((value) => ({
          value,
          label: value === 'drift' ? t('filterDrift', { count: drift }) : t(`filter.${value}`),
        }))}
      />
    </>
  );
}

interface BodyProps extends ViewProps {
  board: EnvironmentBoard;
  panel: PanelState | null;
  setPanel: (panel: PanelState | null) => void;
  onRead: (environment: string) => void;
  /** The first thing to do where nothing was read. */
  empty: React.ReactNode;
}

function Body({ board, view, setView, panel, setPanel, onRead, empty }: BodyProps) {
  const { t } = useTranslation('environments');
  const narrow = useNarrow();
  const lines = linesOf(board, view);
  if (board.environments.length === 0)
    return (
      <EmptyState
        icon={<IconStack2 size={20} />}
        title={t('empty')}
        action={
          <Button component={Link} href={ladderPath}>
            {t('toLadder')}
          </Button>
        }
      >
        {t('emptyText')}
      </EmptyState>
    );
  if (!board.environments.some((one) => one.look !== null))
    return (
      <EmptyState icon={<IconEye size={20} />} title={t('boardEmpty')} action={empty}>
        {t('boardEmptyText')}
      </EmptyState>
    );
  const turn = (product: string) => {
    const turned = new Set(view.turned);
    if (!turned.delete(product)) turned.add(product);
    setView({ ...view, turned });
  };
  return (
    <div className={classes.split}>
      <div className={classes.main}>
        <BoardTable
          board={board}
          lines={lines}
          panel={panel}
          onTurn={turn}
          onExplain={(environment, component) =>
            setPanel({ kind: 'drift', environment, component })
          }
          onCompare={(one) => setPanel(comparing(one, board, panel))}
          onClose={() => setPanel(null)}
        />
        {lines.length === 0 ? (
          <div className={classes.none}>
            {t('nothingLeft')}
            <Button size="xs" variant="default" onClick={() => setView(WHOLE)}>
              {t('showAll')}
            </Button>
          </div>
        ) : null}
        <BoardLegend short={narrow || panel !== null} />
      </div>
      {panel ? (
        <BoardPanel board={board} panel={panel} setPanel={setPanel} onRead={onRead} />
      ) : null}
    </div>
  );
}
