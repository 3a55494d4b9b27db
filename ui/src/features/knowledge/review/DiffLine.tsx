import { IconMessagePlus } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleComment, DiffPart } from '@/bindings';
import { CommentCard } from './CommentCard';
import classes from './diff.module.css';
import type { Item } from './items';
import type { Face, OneLine, SideLine } from './lines';

/** What can be done on a line, and its words; the same for all lines for as long as they live. */
export interface Acts {
  pick: (row: number) => void;
  comment: ((line: number) => void) | undefined;
  settle: ((id: string) => void) | undefined;
  unfold: () => void;
  added: string;
  removed: string;
  toLine: (line: number) => string;
}

interface LineProps {
  item: Item;
  said: readonly ArticleComment[];
  /** A comment being written on it. */
  form: ReactNode;
  /** Whether one stands on it. */
  here: boolean;
  acts: Acts;
}

/** Drawn again only when it changes: a step, or a scroll, draws the few that come into sight. */
export const Line = memo(function Line({ item, said, form, here, acts }: LineProps) {
  if ('folded' in item) return <Folded count={item.folded} onShow={acts.unfold} />;
  return (
    <>
      {'side' in item ? <Side line={item.side} here={here} acts={acts} /> : null}
      {'one' in item ? <One line={item.one} here={here} acts={acts} /> : null}
      {said.length > 0 || form ? (
        <div className={classes.said}>
          {said.map((one) => (
            <CommentCard key={one.id} comment={one} onSettle={acts.settle} />
          ))}
          {form}
        </div>
      ) : null}
    </>
  );
});

interface TextProps {
  parts: readonly DiffPart[];
  face: Face;
  kind: 'same' | 'added' | 'removed';
}

function Text({ parts, face, kind }: TextProps) {
  const Word = kind === 'removed' ? 'del' : 'ins';
  return (
    <span className={classes.words} data-face={face}>
      {parts.map(({ text, changed }, at) => (
        <Piece
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line, in order
          key={at}
          text={text}
          word={changed ? Word : null}
          head={face === 'heading' && at === 0}
        />
      ))}
    </span>
  );
}

function Piece({
  text,
  word: Word,
  head,
}: {
  text: string;
  word: 'del' | 'ins' | null;
  head: boolean;
}) {
  if (Word) return <Word className={classes.word}>{text}</Word>;
  const marks = head ? (/^#+ /.exec(text)?.[0] ?? '') : '';
  if (!marks) return <span>{text}</span>;
  return (
    <span>
      <span className={classes.marks}>{marks}</span>
      {text.slice(marks.length)}
    </span>
  );
}

/** The sign of a line, heard as a word. */
function Sign({ kind, acts }: { kind: TextProps['kind']; acts: Acts }) {
  if (kind === 'same') return <span className={classes.sign} />;
  return (
    <span className={classes.sign}>
      <span aria-hidden>{kind === 'added' ? '+' : '−'}</span>
      <span className={classes.heard}>{kind === 'added' ? acts.added : acts.removed}</span>
    </span>
  );
}

interface CellProps extends TextProps {
  number: number | null;
  acts: Acts;
  /** Whether the line can be commented on. */
  open?: boolean;
}

/** A line of one text; where that has none, it is hatched. */
function Cell(props: CellProps) {
  return props.number === null ? <div className={classes.gap} /> : <Numbered {...props} />;
}

function Numbered({ number, acts, open = false, ...text }: CellProps) {
  return (
    <div className={classes.cell} data-kind={text.kind}>
      <span className={classes.number}>{number}</span>
      <Sign kind={text.kind} acts={acts} />
      <Text {...text} />
      {open && acts.comment && number !== null ? (
        <button
          type="button"
          // Reached by C on the line; a stop for each line of a long text would bar the way.
          tabIndex={-1}
          className={classes.say}
          aria-label={acts.toLine(number)}
          onClick={() => acts.comment?.(number)}
        >
          <IconMessagePlus size={14} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}

interface PlacedProps<L> {
  line: L;
  here: boolean;
  acts: Acts;
}

/** A line of each text, beside each other. */
function Side({ line, here, acts }: PlacedProps<SideLine>) {
  const { row, at, before, after } = line;
  const differs = row.kind !== 'same';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys move from change to change
    // biome-ignore lint/a11y/noStaticElementInteractions: only marks where one stands
    <div className={classes.side} data-here={here || undefined} onClick={() => acts.pick(at)}>
      <Cell
        number={row.left}
        parts={row.before}
        face={before}
        kind={differs ? 'removed' : 'same'}
        acts={acts}
      />
      <Cell
        open
        number={row.right}
        parts={row.after}
        face={after}
        kind={differs ? 'added' : 'same'}
        acts={acts}
      />
    </div>
  );
}

/** A line of both texts in one. */
function One({ line, here, acts }: PlacedProps<OneLine>) {
  const { at, kind, left, right, parts, face } = line;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys move from change to change
    // biome-ignore lint/a11y/noStaticElementInteractions: only marks where one stands
    <div
      className={classes.one}
      data-kind={kind}
      data-here={here || undefined}
      onClick={() => acts.pick(at)}
    >
      <span className={classes.number}>{left}</span>
      <Numbered open number={right} parts={parts} face={face} kind={kind} acts={acts} />
    </div>
  );
}

/** Front matter that did not change, folded into one line. */
function Folded({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('knowledge');
  return (
    <button type="button" className={classes.folded} onClick={onShow}>
      {t('review.same', { count })} · {t('review.showFront')}
    </button>
  );
}
