import { Modal } from '@mantine/core';
import { IconBolt, IconSearch } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyHint } from '@/components';
import { useRead } from '@/query';
import { type Action, usePageActions } from './actions';
import { Marked } from './Marked';
import classes from './Palette.module.css';
import { type Entry, type Group, groupHits, matches } from './palette-entries';

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
  /** What can be done from anywhere; the page's own actions come before. */
  actions: readonly Action[];
}

/** Ctrl+K: do first, then find. */
export function Palette({ opened, onClose, actions }: PaletteProps) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={640}
      padding={0}
      yOffset="11vh"
      transitionProps={{ duration: 80 }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Modal.Overlay color="#0b1014" backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('palette.title')} radius="lg">
        <Modal.Body>
          <Finder actions={actions} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ actions, onClose }: Omit<PaletteProps, 'opened'>) {
  const { t } = useTranslation('shell');
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, late } = useGroups(query, actions);
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.min(chosen, Math.max(0, entries.length - 1));

  const run = useCallback(
    (entry: Entry | undefined) => {
      if (!entry) return;
      onClose();
      // After the dialog has given the focus back, so that what opens now may take it.
      setTimeout(() => entry.run(), 0);
    },
    [onClose],
  );
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && entries.length > 0) {
      event.preventDefault();
      setChosen((at + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry was chosen
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);

  let position = -1;
  return (
    <>
      <div className={classes.box}>
        <IconSearch size={18} aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type in it
          autoFocus
          data-autofocus
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls={id}
          aria-activedescendant={entries.length > 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          className={classes.input}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('palette.results')}
        aria-busy={late}
        className={classes.list}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={group.label} role="group" aria-label={group.label}>
            <p className={classes.group} aria-hidden>
              {group.label}
            </p>
            {group.entries.map((entry) => {
              position += 1;
              const mine = position;
              return (
                <Option
                  key={entry.id}
                  list={id}
                  position={mine}
                  entry={entry}
                  query={query}
                  selected={mine === at}
                  onHover={setChosen}
                  onRun={run}
                />
              );
            })}
          </div>
        ))}
      </div>
      {entries.length === 0 ? (
        <p className={classes.nothing} role="status">
          {t('palette.nothing', { query })}
        </p>
      ) : null}
      <div className={classes.foot}>
        <KeyHint keys={['↑', '↓']} label={t('palette.choose')} />
        <KeyHint keys={['Enter']} label={t('palette.open')} />
        <KeyHint keys={['Esc']} label={t('palette.close')} />
      </div>
    </>
  );
}

interface OptionProps {
  /** Id of the list. */
  list: string;
  /** Place in the list. */
  position: number;
  entry: Entry;
  query: string;
  selected: boolean;
  onHover: (position: number) => void;
  onRun: (entry: Entry) => void;
}

/** Drawn again only when it changes: an arrow key moves two of them. */
const Option = memo(function Option({
  list,
  position,
  entry,
  query,
  selected,
  onHover,
  onRun,
}: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes Enter for the chosen option
    // biome-ignore lint/a11y/useFocusableInteractive: the box above keeps the focus
    <div
      id={`${list}-${position}`}
      role="option"
      aria-selected={selected}
      className={classes.option}
      onMouseMove={() => onHover(position)}
      onClick={() => onRun(entry)}
    >
      <span className={classes.icon}>{entry.icon}</span>
      <span className={classes.label}>
        <Marked text={entry.label} query={query} />
      </span>
      {entry.detail ? (
        <span className={classes.detail}>
          <Marked text={entry.detail} query={query} />
        </span>
      ) : null}
      <span className={classes.end}>
        {entry.state ? <span className={classes.state}>{entry.state}</span> : null}
        {entry.keys ? <KeyHint keys={entry.keys} /> : null}
        {selected ? <KeyHint keys={['Enter']} /> : null}
      </span>
    </div>
  );
});

/**
 * What to offer for the words typed: what can be done, then what was found, by kind. `late`: what
 * is shown as found still answers the words before.
 */
function useGroups(query: string, actions: readonly Action[]) {
  const { t } = useTranslation('shell');
  const [, go] = useLocation();
  // Asked at every key: an answer takes a few milliseconds, a pause before it would be felt.
  const asked = query.trim();
  const found = useRead('search', { query: asked }, { enabled: asked !== '', keep: true });
  const here = usePageActions();
  const hits = found.data?.hits;
  const groups = useMemo(() => {
    const doing = [...here, ...actions].filter((one) => matches(query, one.label, one.detail));
    // With words typed the things found matter more than a long list of what could be done.
    const room = query.trim() ? 5 : doing.length;
    const all: Group[] = [
      { label: t('palette.do'), entries: doing.slice(0, room).map(doEntry) },
      ...(query.trim() ? groupHits(hits ?? [], t, go) : []),
    ];
    return all.filter((group) => group.entries.length > 0);
  }, [query, actions, here, hits, t, go]);
  return { groups, late: asked !== '' && (found.isPlaceholderData || found.isPending) };
}

function doEntry(one: Action): Entry {
  return {
    id: `do-${one.id}`,
    label: one.label,
    detail: one.detail,
    icon: one.icon ?? <IconBolt size={15} stroke={1.75} aria-hidden />,
    keys: one.key?.split('+').map((key) => (key === 'Mod' ? 'Ctrl' : key.toUpperCase())),
    run: one.run,
  };
}
