import { Modal } from '@mantine/core';
import { IconBolt, IconSearch } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  memo,
  useCallback,
  useId,
  useMemo,
  useState,
  type WheelEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Hit } from '@/bindings';
import { KeyHint } from '@/components/KeyHint';
import { useMade } from '@/components/useMade';
import { useRead } from '@/query';
import { type Action, usePageActions } from './actions';
import { findNames, meansVersions, readNames } from './find-names';
import { Marked } from './Marked';
import classes from './Palette.module.css';
import { type Entry, type Group, groupHits, inSight, matches, roomOf } from './palette-entries';

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
  /** What can be done from anywhere; the page's own actions come before. */
  actions: readonly Action[];
}

/** Ctrl+K: do first, then find. */
export default function Palette({ opened, onClose, actions }: PaletteProps) {
  const { t } = useTranslation('shell');
  const made = useMade();
  return (
    <Modal.Root
      opened={made && opened}
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
  const [top, setTop] = useState(0);
  const { groups, late } = useGroups(query, actions);
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups]);
  const at = Math.min(chosen, Math.max(0, entries.length - 1));
  const sight = inSight(groups, top, at, roomOf(window.innerHeight));

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
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && entries.length > 0) {
      event.preventDefault();
      step(by);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[at]);
    }
  };
  const step = (by: number) => {
    const next = (at + by + entries.length) % entries.length;
    setChosen(next);
    setTop(inSight(groups, sight.top, next, roomOf(window.innerHeight)).top);
  };
  // The list does not scroll by itself: a box that scrolls is drawn on a layer of its own, which
  // WebKit makes and throws away, with all behind it, whenever the list grows past its edge.
  const roll = (event: WheelEvent) => {
    const next = Math.max(0, Math.min(sight.top + Math.sign(event.deltaY), entries.length - 1));
    if (next < sight.top || sight.below > 0) {
      setTop(next);
      setChosen(Math.max(at, next));
    }
  };
  let position = sight.top - 1;
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
            setTop(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div
        id={id}
        role="listbox"
        onWheel={roll}
        aria-label={t('palette.results')}
        aria-busy={late}
        className={classes.list}
      >
        {sight.groups.map((group, order) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={placeKey(order)} role="group" aria-label={group.label}>
            <p className={classes.group} aria-hidden>
              {group.label}
            </p>
            {group.entries.map((entry, place) => {
              position += 1;
              const mine = position;
              return (
                <Option
                  // A place takes whatever is found next: at each key the text changes, not the node.
                  key={placeKey(place)}
                  list={id}
                  position={mine}
                  of={entries.length}
                  entry={entry}
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
        {sight.below > 0 ? (
          <span className={classes.below}>{t('palette.below', { count: sight.below })}</span>
        ) : null}
      </div>
    </>
  );
}

const placeKey = (place: number) => `place ${place}`;

interface OptionProps {
  /** Id of the list. */
  list: string;
  /** Place in the list, and how many there are; not all are drawn. */
  position: number;
  of: number;
  entry: Entry;
  selected: boolean;
  onHover: (position: number) => void;
  onRun: (entry: Entry) => void;
}

/** Drawn again only when it changes: an arrow key moves two, and a key leaves what was found until its answer. */
const Option = memo(function Option({
  list,
  position,
  of,
  entry,
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
      aria-posinset={position + 1}
      aria-setsize={of}
      className={classes.option}
      onMouseMove={() => onHover(position)}
      onClick={() => onRun(entry)}
    >
      <span className={classes.icon}>{entry.icon}</span>
      <span className={classes.label}>
        <Marked text={entry.label} query={entry.words} />
      </span>
      {entry.detail ? (
        <span className={classes.detail}>
          <Marked text={entry.detail} query={entry.words} />
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
 * What to offer for the words typed: what can be done, then what was found, by kind. `late`: there
 * may be more, which the host was asked for.
 */
function useGroups(query: string, actions: readonly Action[]) {
  const { t } = useTranslation('shell');
  const [, go] = useLocation();
  const asked = query.trim();
  const { hits, late } = useHits(asked);
  const here = usePageActions();
  const groups = useMemo(() => {
    const doing = [...here, ...actions].filter((one) => matches(asked, one.label, one.detail));
    // With words typed the things found matter more than a long list of what could be done.
    const room = asked ? 5 : doing.length;
    const entries = doing.slice(0, room).map((one) => doEntry(one, asked));
    const all: Group[] = [{ label: t('palette.do'), entries }, ...groupHits(hits, asked, t, go)];
    return all.filter((group) => group.entries.length > 0);
  }, [asked, actions, here, hits, t, go]);
  return { groups, late };
}

/** Most of a kind that are offered. */
const MOST = 6;

/**
 * What was found. Names are asked for once, when the palette opens, so that a key is answered in the
 * frame that shows it; the host is asked for the rest, and for all while the names are not there.
 */
function useHits(asked: string): { hits: readonly Hit[]; late: boolean } {
  const names = useRead('name_list', {}).data;
  const book = useMemo(() => (names?.whole ? readNames(names.names) : null), [names]);
  const asks = asked !== '' && (!book || meansVersions(book, asked));
  const request = { query: asked, limit: MOST, beyond_names: book !== null };
  const found = useRead('search', request, { enabled: asks, keep: true });
  const late = asks && (found.isPlaceholderData || found.isPending);
  const answer = asks ? found.data : undefined;
  const hits = useMemo(() => {
    const beyond = answer?.hits ?? [];
    // Until its answer is there, what still fits of the one before.
    const fitting = late ? beyond.filter((hit) => matches(asked, hit.title)) : beyond;
    return [...(book ? findNames(book, asked, MOST) : []), ...fitting];
  }, [answer, asked, book, late]);
  return { hits, late };
}

function doEntry(one: Action, words: string): Entry {
  return {
    words,
    label: one.label,
    detail: one.detail,
    icon: one.icon ?? <IconBolt size={15} stroke={1.75} aria-hidden />,
    keys: one.key?.split('+').map((key) => (key === 'Mod' ? 'Ctrl' : key.toUpperCase())),
    run: one.run,
  };
}
