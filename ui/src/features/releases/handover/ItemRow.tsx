import { Button } from '@mantine/core';
import {
  type Icon,
  IconDatabase,
  IconFileText,
  IconNotes,
  IconPackages,
  IconTerminal2,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem, HandoverVerdict } from '@/bindings';
import { StateMark } from '@/components';
import classes from './handover.module.css';
import { isAcceptable, isDispensable, isReturnable, type KindName, STATES, stateOf } from './model';
import { ReasonForm } from './ReasonForm';
import { ThingLink } from './Thing';
import type { Judge } from './useJudge';

const KINDS: Record<KindName, Icon> = {
  runbook: IconTerminal2,
  notes: IconNotes,
  packages: IconPackages,
  scripts: IconDatabase,
  article: IconFileText,
};

interface ItemRowProps {
  release: string;
  item: HandoverItem;
  selected: boolean;
  /** Whether it is mine to judge. */
  mine: boolean;
  /** Whether its reason is asked for. */
  asking: boolean;
  judge: Judge;
  choose: () => void;
  ask: (asking: boolean) => void;
}

/** One thing that is handed over: how it stands, what it holds, what was said last, and what to do. */
export function ItemRow(props: ItemRowProps) {
  const { t } = useTranslation('releases');
  const { release, item, selected, mine, asking, judge, choose, ask } = props;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const state = stateOf(item);
  const Glyph = KINDS[item.kind as KindName] ?? IconFileText;
  const close = () => {
    ask(false);
    row.current?.focus();
  };
  return (
    <li
      ref={row}
      tabIndex={-1}
      className={classes.item}
      data-selected={selected || undefined}
      aria-current={selected || undefined}
      onFocus={choose}
    >
      <div className={classes.line}>
        <StateMark mark={STATES[state]} label={t(`handover.state.${state}`)} />
        <div className={classes.words}>
          <p className={classes.name}>
            <Glyph size={15} stroke={1.75} aria-hidden />
            <span>{item.title}</span>
          </p>
          <p className={classes.detail}>{item.detail}</p>
          {item.last ? <Last verdict={item.last} /> : null}
        </div>
        <div className={classes.acts}>
          <ThingLink release={release} item={item} />
          {mine ? <Acts item={item} judge={judge} asking={asking} ask={() => ask(true)} /> : null}
        </div>
      </div>
      {asking && mine ? (
        <ReasonForm release={release} item={item} judge={judge} close={close} />
      ) : null}
    </li>
  );
}

/** Who said what last, when and why. */
export function Last({ verdict }: { verdict: HandoverVerdict }) {
  const { t } = useTranslation('releases');
  const said = verdict.verdict === 'returned' ? 'returned' : 'accepted';
  return (
    <p className={classes.last}>
      <span>{t(`handover.last.${said}`, { by: verdict.by, at: verdict.at.label })}</span>
      {verdict.why ? <q className={classes.why}>{verdict.why}</q> : null}
    </p>
  );
}

interface ActsProps {
  item: HandoverItem;
  judge: Judge;
  asking: boolean;
  ask: () => void;
}

function Acts({ item, judge, asking, ask }: ActsProps) {
  const { t } = useTranslation('releases');
  const { title } = item;
  return (
    <>
      {isReturnable(item) || isDispensable(item) ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={asking}
          aria-label={t(item.missing ? 'handover.withoutOf' : 'handover.returnOf', { title })}
          onClick={ask}
        >
          {t(item.missing ? 'handover.without' : 'handover.return')}
        </Button>
      ) : null}
      {isAcceptable(item) ? (
        <Button
          size="compact-sm"
          variant="outline"
          disabled={judge.running}
          aria-label={t('handover.acceptOf', { title })}
          onClick={() => void judge.accept(item)}
        >
          {t('handover.accept')}
        </Button>
      ) : null}
    </>
  );
}
