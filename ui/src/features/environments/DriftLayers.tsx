import { useTranslation } from 'react-i18next';
import type { DriftItem, DriftLayer } from '@/bindings';
import { ChangeArrow, ErrorNote, SkeletonRows, StateMark } from '@/components';
import { useRead } from '@/query';
import classes from './Board.module.css';
import { markOf } from './board';

interface DriftLayersProps {
  environment: string;
  /** The one that was chosen in the board. */
  component: string | null;
}

/** The drift of one environment, layer by layer, with what to know of each thing. */
export function DriftLayers({ environment, component }: DriftLayersProps) {
  const { t } = useTranslation('environments');
  const { data, error, refetch } = useRead('environment_drift', { environment });
  if (error && !data)
    return <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={5} height={44} />;
  const verdict = data.verdict as 'in_sync' | 'drifted' | 'unknown' | 'stale';
  return (
    <div className={classes.layers}>
      {component ? <Chosen component={component} layers={data.layers} /> : null}
      <StateMark mark={markOf(verdict)} label={t(`verdicts.${verdict}`)} />
      {data.against.length > 0 ? (
        <p>{t('against', { releases: data.against.join(', ') })}</p>
      ) : null}
      <p className={classes.quiet}>
        {data.look
          ? `${t('seen', { at: data.look.at.label })}, ${data.look.source}`
          : t('neverSeen')}
      </p>
      {data.layers.map((layer) => (
        <Layer key={layer.layer} layer={layer} />
      ))}
    </div>
  );
}

/** What the chosen component is beside what it should be, in a sentence. */
function Chosen({ component, layers }: { component: string; layers: readonly DriftLayer[] }) {
  const { t } = useTranslation('environments');
  const items = layers.flatMap((one) => one.items.filter((item) => item.component === component));
  return (
    <div className={classes.chosen}>
      {items.length === 0 ? <p>{t('noDriftOf', { component })}</p> : null}
      {items.map((item) => (
        <p key={`${item.kind} ${item.found} ${item.expected}`}>
          <b>{component}</b> {item.found ? t('runs', { version: item.found }) : t('runsNot')}
          {item.expected ? t('butHolds', { version: item.expected }) : t('butNothing')}
        </p>
      ))}
    </div>
  );
}

function Layer({ layer }: { layer: DriftLayer }) {
  const { t } = useTranslation('environments');
  const name = layer.layer as 'releases' | 'chart' | 'components' | 'live' | 'values';
  const state = layer.state as 'in_sync' | 'drifted' | 'unknown' | 'not_compared';
  return (
    <section className={classes.layer}>
      <h3>{t(`layers.${name}`)}</h3>
      <StateMark mark={markOf(state)} label={t(`layerStates.${state}`)} />
      {layer.note ? <p className={classes.quiet}>{layer.note}</p> : null}
      {layer.items.length > 0 ? (
        <ul>
          {layer.items.map((item) => (
            <Item key={`${item.component} ${item.found} ${item.kind}`} item={item} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Item({ item }: { item: DriftItem }) {
  const { t } = useTranslation('environments');
  const kind = item.kind as Parameters<typeof kindLabel>[0];
  return (
    <li>
      <b>{item.component}</b> {t(kindLabel(kind))}
      <ChangeArrow from={item.expected} to={item.found} change="unorderable" plain />
      {item.note ? <span className={classes.quiet}>{item.note}</span> : null}
      {item.ignored ? (
        <span className={classes.quiet}>{t('ignored', { reason: item.ignored })}</span>
      ) : null}
    </li>
  );
}

function kindLabel<
  K extends 'ahead' | 'behind' | 'differs' | 'missing' | 'extra' | 'unfinished' | 'unknown',
>(kind: K) {
  return `drift.${kind}` as const;
}
