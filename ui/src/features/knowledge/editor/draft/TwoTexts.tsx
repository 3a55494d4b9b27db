import { isolateHistory } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { Button, Group } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ArticleDraft } from '@/bindings';
import { Dialog, ErrorNote, SkeletonRows } from '@/components';
import { Refusal } from '@/platform';
import { editPath } from '../../paths';
import classes from '../editor.module.css';
import { type Step, steps } from './lines';
import type { Opened } from './opening';
import { hourOf } from './SaveState';

interface TwoTextsProps {
  opened: Opened;
  view: EditorView;
  close: () => void;
}

/** Both texts of one draft beside each other; one is taken, and undo brings the other back. */
export function TwoTexts({ opened, view, close }: TwoTextsProps) {
  const { t } = useTranslation('editor');
  const { other, gone, refusal, again } = useOther(opened);
  const choose = useChoice(opened, view, close);
  const mine = view.state.doc.toString();
  return (
    <Dialog title={t('elsewhere.title')} size={960} onClose={close}>
      <div className={classes.form}>
        <p className={classes.quiet}>
          {t(gone ? 'elsewhere.gone' : other?.began ? 'elsewhere.ended' : 'elsewhere.about')}
        </p>
        {refusal ? (
          <ErrorNote message={refusal.message} hint={refusal.hint} retry={again} />
        ) : other || gone ? (
          <Texts mine={mine} other={other} />
        ) : (
          <SkeletonRows rows={8} />
        )}
        <Group justify="flex-end" gap={8}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('elsewhere.later')}
          </Button>
          {other ? (
            <Button variant="default" onClick={() => choose.theirs(other)}>
              {t('elsewhere.theirs')}
            </Button>
          ) : null}
          <Button
            data-autofocus
            disabled={!other && !gone}
            loading={choose.running}
            onClick={() => void (other ? choose.mine(other) : choose.anew())}
          >
            {t(gone ? 'elsewhere.anew' : 'elsewhere.mine')}
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}

/** The draft as it is kept now. One that ended is begun anew from what is published. */
function useOther({ other: ask }: Opened) {
  const [other, setOther] = useState<ArticleDraft | null>(null);
  const [gone, setGone] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const again = useCallback(() => {
    setRefusal(null);
    ask().then(setOther, (cause: unknown) => {
      const said = cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '');
      // A new article of which nothing is left but what is typed here.
      if (said.code === 'not_found') setGone(true);
      else setRefusal(said);
    });
  }, [ask]);
  useEffect(again, [again]);
  return { other, gone, refusal, again };
}

function useChoice({ keeper, anew: beginAnew }: Opened, view: EditorView, close: () => void) {
  const [, go] = useLocation();
  const [running, setRunning] = useState(false);
  const put = (text: string) =>
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      annotations: isolateHistory.of('full'),
    });
  const waited = async (run: () => Promise<unknown>) => {
    setRunning(true);
    await run();
    setRunning(false);
    close();
  };
  return {
    running,
    theirs: (other: ArticleDraft) => {
      keeper.take(other);
      put(other.text);
      close();
      view.focus();
    },
    mine: (other: ArticleDraft) =>
      waited(async () => {
        const mine = keeper.text();
        // Undo shows what was kept elsewhere, from which lines may still be wanted.
        put(other.text);
        put(mine);
        await keeper.over(other);
        view.focus();
      }),
    anew: () =>
      waited(async () => {
        const article = await beginAnew();
        if (article) go(editPath(article), { replace: true });
      }),
  };
}

function Texts({ mine, other }: { mine: string; other: ArticleDraft | null }) {
  const { t } = useTranslation('editor');
  const all = useMemo(
    () => steps((other?.text ?? '').split('\n'), mine.split('\n')),
    [mine, other],
  );
  return (
    <div className={classes.two}>
      <Text title={t('elsewhere.here')} own="new" all={all} />
      {other ? (
        <Text title={t('elsewhere.there', { at: hourOf(other.saved) })} own="old" all={all} />
      ) : null}
    </div>
  );
}

function Text({ title, own, all }: { title: string; own: 'old' | 'new'; all: readonly Step[] }) {
  const { t } = useTranslation('editor');
  return (
    <section
      className={classes.one}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
      tabIndex={0}
      aria-label={title}
    >
      <h3>{title}</h3>
      {all.map((step, at) =>
        step.side === 'both' || step.side === own ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text, in order
          <p key={at} data-own={step.side === own || undefined}>
            {step.side === own ? (
              <span className={classes.heard}>{t('elsewhere.only')} </span>
            ) : null}
            {step.text}
          </p>
        ) : null,
      )}
    </section>
  );
}
