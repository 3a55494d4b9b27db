import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import { Button } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconSend, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyHint, PageHead } from '@/components';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { articlePath, knowledgePath } from '../paths';
import { Banners, Writers } from './Banners';
import { TextField } from './codemirror/TextField';
import { type TableDeed, tableDeeds } from './codemirror/table-keys';
import { DiscardDialog } from './DiscardDialog';
import type { Opened } from './draft/opening';
import { SaveState } from './draft/SaveState';
import { useStanding } from './draft/useStanding';
import classes from './editor.module.css';
import { Foot } from './Foot';
import { FactsForm } from './front/FactsForm';
import { useFront } from './front/useFront';
import { PreviewPane } from './preview/PreviewPane';
import { usePreview } from './preview/usePreview';
import { useScrollStep } from './preview/useScrollStep';
import { SubmitDialog } from './SubmitDialog';
import { Toolbar, VIEWS, type View } from './Toolbar';
import { newestOf, useOnto } from './useOnto';
import { useShown } from './useShown';
import { useSubmit } from './useSubmit';
import { useSurroundings } from './useSurroundings';

/** The draft, its facts and its picture. */
export function Workbench({ opened }: { opened: Opened }) {
  const { t } = useTranslation('editor');
  const { article, keeper } = opened;
  const [, go] = useLocation();
  const [start] = useState(() => keeper.text());
  const [text, setText] = useState<EditorView | null>(null);
  const [inTable, setInTable] = useState(false);
  const [asking, setAsking] = useState<'submit' | 'discard' | null>(null);
  const [view, setView] = useLocalStorage<View>({
    key: 'slipway.editor.view',
    defaultValue: 'both',
  });
  const [facts, setFacts] = useLocalStorage({ key: 'slipway.editor.facts', defaultValue: true });
  const picture = useRef<HTMLElement>(null);
  const { outdated } = useStanding(keeper);
  const shown = useShown(article, outdated);
  const preview = usePreview(article, start);
  const front = useFront(start, text);
  const submission = useSubmit(opened);
  const onto = useOnto(opened, text);
  // Without a title of its own it is called by its first heading, which a template gives all alike.
  const heading = preview.drawn?.title ?? '';
  const title = front.front.title || (shown ? heading : '') || t('untitled');
  const askSubmit = useCallback(() => setAsking('submit'), []);
  const { around, picker } = useSurroundings({ article, shown, text, submit: askSubmit });
  useCrumbs([
    { label: t('knowledge'), path: knowledgePath },
    ...(shown ? [{ label: shown.title, path: articlePath(article) }] : []),
    { label: shown ? t('edit') : t('new') },
  ]);
  useScrollStep(text, picture, view === 'both');
  const keys = useEditorActions({ view, setView, text, inTable, ask: setAsking });
  const onText = useCallback(
    (next: string) => {
      keeper.typed(next);
      preview.draw(next);
      front.read(next);
    },
    [keeper, preview.draw, front.read],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter holds in every field of the page
    <div
      className={classes.page}
      onKeyDown={(event) => (asking ? undefined : onPageKey(event, keys))}
      onBlur={() => void keeper.flush()}
    >
      <PageHead
        title={title}
        meta={
          <>
            <SaveState keeper={keeper} />
            <Writers names={shown?.writing ?? []} />
          </>
        }
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconTrash size={15} />}
              onClick={() => setAsking('discard')}
            >
              {t('discard.open')}
            </Button>
            <Button
              leftSection={<IconSend size={15} />}
              rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
              onClick={askSubmit}
            >
              {t('submit.open')}
            </Button>
          </>
        }
      >
        <Toolbar
          {...{ text, view, setView, facts, setFacts, inTable }}
          pickImage={around.pickImage}
        />
      </PageHead>
      <Banners view={text} text={front.text} {...{ opened, shown, onto }} />
      {facts ? <FactsForm front={front.front} set={front.set} /> : null}
      <div className={classes.panes} data-view={view}>
        <div className={classes.write} hidden={view === 'preview'}>
          <TextField
            text={start}
            around={around}
            onView={setText}
            onText={onText}
            onTable={setInTable}
          />
        </div>
        {view === 'write' ? null : (
          <PreviewPane drawn={preview.drawn} refusal={preview.refusal} box={picture} />
        )}
      </div>
      <Foot
        text={front.text}
        broken={preview.drawn?.broken ?? []}
        remote={preview.drawn?.remote_images ?? []}
      />
      {picker}
      {asking === 'submit' ? (
        <SubmitDialog
          title={title}
          broken={preview.drawn?.broken ?? []}
          called={front.front.title ? '' : heading}
          outdated={outdated}
          running={submission.running}
          refusal={submission.refusal}
          start={submission.entered}
          bringing={onto.running}
          bring={() => void onto.run(newestOf(shown)).then(() => setAsking(null))}
          keep={submission.setEntered}
          run={(entered) => void submission.run(entered)}
          close={() => setAsking(null)}
        />
      ) : null}
      {asking === 'discard' ? (
        <DiscardDialog
          opened={opened}
          title={title}
          close={() => setAsking(null)}
          done={() => go(shown ? articlePath(article) : knowledgePath)}
        />
      ) : null}
    </div>
  );
}

/** The keys that hold in every field of the page, where those of the window do not. */
function onPageKey(event: KeyboardEvent, actions: Record<string, () => void>) {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
  const run = actions[event.key.toLowerCase()];
  if (!run) return;
  event.preventDefault();
  run();
}

interface EditorActions {
  view: View;
  setView: (view: View) => void;
  text: EditorView | null;
  inTable: boolean;
  ask: (what: 'submit' | 'discard') => void;
}

/** What can be done here, for Ctrl+K, the overlay of keys and the keyboard outside the text. */
function useEditorActions({ view, setView, text, inTable, ask }: EditorActions) {
  const { t } = useTranslation('editor');
  const next = VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length] ?? 'both';
  const find = () => {
    if (!text) return;
    setView(view === 'preview' ? 'both' : view);
    openSearchPanel(text);
  };
  const submit = () => ask('submit');
  const turn = () => setView(next);
  useActions([
    { id: 'submit', label: t('submit.open'), key: 'Mod+Enter', run: submit },
    { id: 'find', label: t('tools.find'), key: 'Mod+f', run: find },
    { id: 'write', label: t('tools.write'), key: 'e', run: () => text?.focus() },
    {
      id: 'view',
      label: t('views.next', { view: t(`views.${next}`) }),
      key: 'Mod+p',
      run: turn,
    },
    { id: 'discard', label: t('discard.open'), run: () => ask('discard') },
    ...(inTable ? (Object.keys(tableDeeds) as TableDeed[]) : []).map((deed) => ({
      id: `table-${deed}`,
      label: t(`table.${deed}`),
      run: () => void (text && tableDeeds[deed](text)),
    })),
  ]);
  return { enter: submit, f: find, p: turn };
}
