import { VisuallyHidden } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleComment, DiffPart } from '@/bindings';
import { CommentCard } from './CommentCard';
import classes from './diff.module.css';
import type { Face, OneLine, SideLine } from './lines';

/** What is said of a line, and what can be said. */
export interface Talk {
  said: readonly ArticleComment[];
  form: ReactNode;
  onComment?: (line: number) => void;
  onSettle?: (id: string) => void;
}

interface Place {
  /** Whether one stands on it. */
  here?: boolean;
  onPick?: () => void;
}

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
function Sign({ kind }: { kind: 'same' | 'added' | 'removed' }) {
  const { t } = useTranslation('knowledge');
  if (kind === 'same') return <span className={classes.sign} />;
  return (
    <span className={classes.sign}>
      <span aria-hidden>{kind === 'added' ? '+' : '−'}</span>
      <VisuallyHidden component="span">
        {t(kind === 'added' ? 'review.wasAdded' : 'review.wasRemoved')}
      </VisuallyHidden>
    </span>
  );
}

interface CellProps extends TextProps {
  number: number | null;
  /** Given where the line can be commented on. */
  onComment?: (line: number) => void;
}

/** A line of one text; where that has none, it is hatched. */
function Cell(props: CellProps) {
  return props.number === null ? <div className={classes.gap} /> : <Numbered {...props} />;
}

function Numbered({ number, onComment, ...text }: CellProps) {
  const { t } = useTranslation('knowledge');
  return (
    <div className={classes.cell} data-kind={text.kind}>
      <span className={classes.number}>{number}</span>
      <Sign kind={text.kind} />
      <Text {...text} />
      {onComment && number !== null ? (
        <button
          type="button"
          // Reached by C on the line; a stop for each line of a long text would bar the way.
          tabIndex={-1}
          className={classes.say}
          aria-label={t('review.toLine', { line: number })}
          onClick={() => onComment(number)}
        >
          <IconMessagePlus size={14} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}

/** A line of each text, beside each other, and what is said of the newer. */
export function Side({ line, talk, here, onPick }: { line?: SideLine; talk: Talk } & Place) {
  const row = line?.row;
  const differs = row?.kind !== 'same';
  return (
    <>
      {line && row ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys move from change to change
        // biome-ignore lint/a11y/noStaticElementInteractions: only marks where one stands
        <div className={classes.side} data-here={here || undefined} onClick={onPick}>
          <Cell
            number={row.left}
            parts={row.before}
            face={line.before}
            kind={differs ? 'removed' : 'same'}
          />
          <Cell
            number={row.right}
            parts={row.after}
            face={line.after}
            kind={differs ? 'added' : 'same'}
            onComment={talk.onComment}
          />
        </div>
      ) : null}
      <Said talk={talk} />
    </>
  );
}

/** A line of both texts in one. */
export function One({ line, talk, here, onPick }: { line: OneLine; talk: Talk } & Place) {
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys move from change to change */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only marks where one stands */}
      <div
        className={classes.one}
        data-kind={line.kind}
        data-here={here || undefined}
        onClick={onPick}
      >
        <span className={classes.number}>{line.left}</span>
        <Numbered
          number={line.right}
          parts={line.parts}
          face={line.face}
          kind={line.kind}
          onComment={line.right === null ? undefined : talk.onComment}
        />
      </div>
      <Said talk={talk} />
    </>
  );
}

function Said({ talk }: { talk: Talk }) {
  if (talk.said.length === 0 && !talk.form) return null;
  return (
    <div className={classes.said}>
      {talk.said.map((one) => (
        <CommentCard key={one.id} comment={one} onSettle={talk.onSettle} />
      ))}
      {talk.form}
    </div>
  );
}

/** Front matter that did not change, folded into one line. */
export function Folded({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('knowledge');
  return (
    <button type="button" className={classes.folded} onClick={onShow}>
      {t('review.same', { count })} · {t('review.showFront')}
    </button>
  );
}
