import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, memo, useCallback, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { KeyHint, useNarrow } from '@/components';
import { formatNumber } from '@/i18n/format';
import { usePart } from '../model/store';
import { ClockMark } from '../parts/ClockMark';
import { Code } from '../parts/Codes';
import { useDeskCounts } from '../parts/useDeskCounts';
import classes from './inbox.module.css';
import { useFront, useInbox } from './triage';
import { rangeChosen, toggled } from './useTriageKeys';

const ROW = 48;
const SORTS = ['due', 'severity', 'reported', '-reported'] as const;

/** What waits to be decided: a head, the rows in sight, and the keys. */
export function InboxList() {
  const { t } = useTranslation('defects');
  const inbox = useInbox();
  const { triage, rows } = inbox;
  const { row, index } = useFront();
  const chosen = usePart(triage, (one) => one.chosen);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const view = useVirtualizer({
    count: rows.count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 8,
    initialRect: { width: 320, height: 800 },
  });
  const drawn = view.getVirtualItems();
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  const { want } = rows;
  useEffect(() => want(first, last, index), [want, first, last, index]);
  useEffect(() => view.scrollToIndex(index), [view, index]);
  const now = useRef(inbox);
  now.current = inbox;
  const pick = useCallback((event: MouseEvent, at: number, of: string) => {
    const { triage: store } = now.current;
    if (event.shiftKey) return void rangeChosen(now.current, at);
    if (event.ctrlKey || event.metaKey) return toggled(now.current, of, at);
    store.set({ cursor: { id: of, index: at }, prefix: null, ask: null });
  }, []);
  return (
    <section className={classes.list} aria-label={t('inbox.title')}>
      <ListHead />
      {/* biome-ignore-start lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      <div ref={box} className={classes.scroll}>
        <div
          role="grid"
          tabIndex={0}
          aria-label={t('inbox.list')}
          aria-rowcount={rows.count}
          aria-multiselectable
          aria-activedescendant={row ? `${id}-${index}` : undefined}
          className={classes.grid}
          style={{ height: view.getTotalSize() }}
        >
          {drawn.map(({ index: at, start }) => {
            const one = rows.at(at);
            return one ? (
              <Row
                key={one.id}
                row={one}
                id={`${id}-${at}`}
                at={at}
                top={start}
                front={at === index}
                chosen={chosen.has(one.id)}
                onPick={pick}
              />
            ) : (
              <div
                key={`gap ${at}`}
                className={classes.gap}
                style={{ transform: `translateY(${start}px)` }}
              />
            );
          })}
        </div>
      </div>
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      <ListFoot />
    </section>
  );
}

function ListHead() {
  const { t } = useTranslation('defects');
  const { triage, rows } = useInbox();
  const sort = usePart(triage, (one) => one.sort) as (typeof SORTS)[number];
  const searched = usePart(triage, (one) => one.query.trim() !== '');
  const { inbox: all } = useDeskCounts();
  const narrow = useNarrow();
  const [shown, total] = [formatNumber(rows.count), formatNumber(all)];
  return (
    <header className={classes.listHead}>
      <h2 className={classes.listTitle}>{t('inbox.title')}</h2>
      <span className={classes.listCount}>
        {searched
          ? t('inbox.found', { shown, total })
          : narrow
            ? shown
            : t('inbox.toTriage', { count: rows.count })}
      </span>
      <Menu position="bottom-end" width={160}>
        <Menu.Target>
          <button
            type="button"
            className={classes.sort}
            aria-label={`${t('inbox.sort')}: ${t(`inbox.sorts.${sort}`)}`}
          >
            {t(`inbox.sorts.${sort}`)}
            <IconChevronDown size={13} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup
            value={sort}
            onChange={(one) => triage.set({ sort: one, cursor: { id: null, index: 0 } })}
          >
            {SORTS.map((one) => (
              <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                {t(`inbox.sorts.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

interface RowProps {
  row: DefectRow;
  id: string;
  at: number;
  top: number;
  front: boolean;
  chosen: boolean;
  onPick: (event: MouseEvent, at: number, id: string) => void;
}

/** Drawn again only when it changes: a step through the list draws two of them. */
const Row = memo(function Row({ row, id, at, top, front, chosen, onPick }: RowProps) {
  const { t } = useTranslation('defects');
  const { severity, number, component, title, sla } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page takes J, K, X and Enter for its rows
    // biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names its row
    <div
      id={id}
      role="row"
      aria-rowindex={at + 1}
      aria-selected={chosen}
      aria-current={front || undefined}
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onPick(event, at, row.id)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a <table> */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names its row */}
      <div role="gridcell" className={classes.cell}>
        <span className={classes.rowFacts}>
          {chosen ? (
            <span className={classes.tick}>
              <IconCheck size={12} stroke={2.6} role="img" aria-label={t('inbox.chosen')} />
            </span>
          ) : null}
          <Code code={severity} scale="S" />
          <VisuallyHidden component="span">{t('inbox.row')}</VisuallyHidden>{' '}
          <span className={classes.number}>{number}</span>{' '}
          <span className={classes.component} title={component ?? undefined}>
            {component}
          </span>
          <ClockMark clock={sla} />
        </span>
        <span className={classes.rowTitle} title={title}>
          {title}
        </span>
      </div>
    </div>
  );
});

/** The keys, or what is selected, or what was just done. */
function ListFoot() {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const narrow = useNarrow();
  const count = usePart(triage, (one) => one.chosen.size);
  const said = usePart(triage, (one) => one.said);
  return (
    <footer className={classes.listFoot}>
      {count > 0 ? (
        <>
          <strong>{t('inbox.chosenCount', { count })}</strong>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => triage.set({ chosen: new Set() })}
          >
            {t('inbox.clearChosen')}
          </Button>
        </>
      ) : said ? null : (
        <>
          <KeyHint keys={['J', 'K']} label={t('inbox.move')} />
          <KeyHint keys={['X']} label={t('inbox.select')} />
        </>
      )}
      <span role="status" className={classes.said}>
        {count > 0 ? '' : said}
      </span>
      {narrow && count === 0 && !said ? null : (
        <KeyHint keys={['Ctrl Z']} label={t('inbox.undo')} />
      )}
    </footer>
  );
}
