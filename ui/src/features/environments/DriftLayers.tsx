import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DriftItem, DriftLayer, DriftShape } from '@/bindings';
import { ChangeArrow, StateMark } from '@/components';
import { useWrite } from '@/query';
import classes from './Board.module.css';
import { DRIFTS, isDrift, markOf } from './board';
import { IgnoreDialog, type Ignored } from './IgnoreDialog';

interface DriftLayersProps {
  drift: DriftShape;
  /** The one that was chosen in the board. */
  component: string | null;
}

/** The drift of one environment, layer by layer, with what to know of each thing and to do about it. */
export function DriftLayers({ drift, component }: DriftLayersProps) {
  const [asked, setAsked] = useState<Ignored | null>(null);
  return (
    <>
      {component ? <Chosen component={component} layers={drift.layers} /> : null}
      {drift.layers.map((layer) => (
        <Layer
          key={layer.layer}
          environment={drift.environment}
          layer={layer}
          onIgnore={(item) =>
            setAsked({
              environment: drift.environment,
              layer: layer.layer,
              component: item.component,
              found: item.found,
            })
          }
        />
      ))}
      {asked ? <IgnoreDialog ignored={asked} onClose={() => setAsked(null)} /> : null}
    </>
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

interface LayerProps {
  environment: string;
  layer: DriftLayer;
  onIgnore: (item: DriftItem) => void;
}

function Layer({ environment, layer, onIgnore }: LayerProps) {
  const { t } = useTranslation('environments');
  const name = layer.layer as 'releases' | 'chart' | 'components' | 'live' | 'values';
  const state = layer.state as 'in_sync' | 'drifted' | 'unknown' | 'not_compared';
  return (
    <section className={classes.layer}>
      <div className={classes.aside}>
        <h3>{t(`layers.${name}`)}</h3>
        <StateMark mark={layerMark(state)} label={t(`layerStates.${state}`)} />
      </div>
      {layer.note ? <p className={classes.quiet}>{layer.note}</p> : null}
      {layer.items.length > 0 ? (
        <ul>
          {layer.items.map((item) => (
            <Item
              key={`${item.component} ${item.found} ${item.kind}`}
              environment={environment}
              layer={name}
              item={item}
              onIgnore={() => onIgnore(item)}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Nothing to compare with is neither fine nor a question. */
function layerMark(state: string) {
  return state === 'not_compared' ? 'planned' : markOf(state);
}

interface ItemProps {
  environment: string;
  layer: string;
  item: DriftItem;
  onIgnore: () => void;
}

function Item({ environment, layer, item, onIgnore }: ItemProps) {
  const { t } = useTranslation('environments');
  const { component, kind, ignored } = item;
  return (
    <li data-ignored={ignored !== null || undefined}>
      <span className={classes.changed}>
        <b>{component}</b>
        {isDrift(kind) ? (
          <StateMark mark={DRIFTS[kind]} label={t(`drift.${kind}`)} size={13} />
        ) : null}
      </span>
      {layer === 'values' ? null : (
        <ChangeArrow from={item.expected} to={item.found} change="unorderable" plain />
      )}
      {item.note ? <span className={classes.quiet}>{item.note}</span> : null}
      {isDrift(kind) && DRIFTS[kind] === 'drift' ? (
        <span className={classes.quiet}>
          {item.since ? t('since', { at: item.since.label }) : t('sinceUnknown')}
        </span>
      ) : null}
      {ignored !== null ? (
        <span className={classes.quiet}>{t('ignored', { reason: ignored })}</span>
      ) : kind === 'off' ? null : (
        <span className={classes.acts}>
          {layer === 'values' && item.found ? (
            <ApproveValues environment={environment} release={component} />
          ) : null}
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('ignoreOf', { component })}
            onClick={onIgnore}
          >
            {t('ignore')}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Takes the values that are used for approved: only their hash is known here. */
function ApproveValues({ environment, release }: { environment: string; release: string }) {
  const { t } = useTranslation('environments');
  const write = useWrite('values_approve', { done: t('valuesApproved', { release }) });
  const at = release.lastIndexOf('/');
  const named = {
    release: release.slice(at + 1),
    namespace: at < 0 ? null : release.slice(0, at),
  };
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={write.running}
      aria-label={t('approveValuesOf', { release })}
      onClick={() => void write.run({ environment, ...named, withdraw: false })}
    >
      {t('approveValues')}
    </Button>
  );
}
