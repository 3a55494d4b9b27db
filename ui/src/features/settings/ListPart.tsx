import { Button, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorNote,
  KeyHint,
  PageHead,
  SidePanel,
  SkeletonRows,
} from '@/components';
import type { Refusal } from '@/platform';
import { useActions } from '@/shell/actions';
import classes from './Settings.module.css';

interface ListPartProps<Row> {
  /** Under which name the panel's width is kept. */
  name: string;
  title: string;
  about: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** Why the rows could not be read. */
  error?: Refusal | null;
  retry?: () => void;
  /** What adds one; without it nothing can be added. */
  add?: string;
  /** The panel's title and content for a row, or for a new one. */
  panel?: (row: Row | null, close: () => void) => { title: string; content: ReactNode };
  empty: { title: string; text?: string };
  /** A field that narrows the rows: its label, and the text a row is found by. */
  search?: { label: string; text: (row: Row) => string };
  rowHeight?: number;
}

/** A part of the settings that is a list with a panel: what most of them are. */
export function ListPart<Row>(props: ListPartProps<Row>) {
  const { rows, rowId, panel, add, search, empty } = props;
  const [open, setOpen] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const shown = narrowed(rows ?? [], wanted, search?.text);
  const row = rows?.find((one) => rowId(one) === open) ?? null;
  const narrow = useMediaQuery('(max-width: 1240px)');
  const adding = open === NEW;
  const side = panel && (adding || row) ? panel(adding ? null : row, () => setOpen(null)) : null;
  const start = () => setOpen(NEW);
  useActions(
    add
      ? [
          {
            id: `${props.name}-new`,
            label: add,
            key: 'n',
            icon: <IconPlus size={15} />,
            run: start,
          },
        ]
      : [],
  );
  const addButton = add ? (
    <Button
      leftSection={<IconPlus size={15} />}
      rightSection={<KeyHint keys={['N']} inverse />}
      onClick={start}
    >
      {add}
    </Button>
  ) : null;
  const find = search ? (
    <TextInput
      aria-label={search.label}
      placeholder={search.label}
      leftSection={<IconSearch size={14} />}
      rightSection={<KeyHint keys={['/']} />}
      w={220}
      data-search-here
      value={wanted}
      onChange={(event) => setWanted(event.currentTarget.value)}
    />
  ) : null;

  return (
    <div className={classes.content}>
      <PageHead
        title={props.title}
        actions={
          <>
            {find}
            {addButton}
          </>
        }
      />
      <p className={classes.about}>{props.about}</p>
      <div className={classes.split}>
        <div className={classes.list}>
          {props.error && !rows ? (
            <ErrorNote message={props.error.message} hint={props.error.hint} retry={props.retry} />
          ) : rows ? (
            <DataTable
              label={props.label}
              // Beside an open panel a narrow window has room only for what tells the rows apart.
              columns={side && narrow ? props.columns.slice(0, 2) : props.columns}
              rows={shown}
              rowId={rowId}
              rowHeight={props.rowHeight}
              selectedId={side && row ? rowId(row) : undefined}
              onOpen={panel ? (one) => setOpen(rowId(one)) : undefined}
              empty={<EmptyState title={empty.title}>{empty.text}</EmptyState>}
            />
          ) : (
            <SkeletonRows />
          )}
        </div>
        {side ? (
          <SidePanel key={open} name={props.name} title={side.title} onClose={() => setOpen(null)}>
            {side.content}
          </SidePanel>
        ) : null}
      </div>
    </div>
  );
}

/** Stands for the row that is not there yet; no id of ours looks like it. */
const NEW = '+';

function narrowed<Row>(rows: readonly Row[], wanted: string, text?: (row: Row) => string) {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (!text || words.length === 0) return rows;
  return rows.filter((row) => {
    const found = text(row).toLowerCase();
    return words.every((word) => found.includes(word));
  });
}
