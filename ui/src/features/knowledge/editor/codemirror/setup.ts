import { acceptCompletion, autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { indentUnit, LanguageSupport } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  keymap,
  placeholder,
  rectangularSelection,
  tooltips,
} from '@codemirror/view';
import { clashLines } from './clashes';
import { fileDrops, type TakeFile } from './files';
import { frontFold } from './front-fold';
import { linkMenu, type Targets } from './links';
import { look } from './look';
import { markKeys } from './marks';
import { type Slash, slashMenu } from './slash';
import { tableKeys, tableLines } from './table-keys';

/** What the text field needs of the page around it. */
export interface Surroundings {
  label: string;
  placeholder: string;
  frontLabel: string;
  /** The words of CodeMirror's own parts, by its English ones. */
  phrases: Record<string, string>;
  slashWord: (slash: Slash) => string;
  targets: Targets;
  take: TakeFile;
  pickImage: () => void;
  submit: () => void;
}

// Without `markdown()`, which brings parsers of HTML, CSS and JavaScript: HTML is off in articles.
const language = new LanguageSupport(markdownLanguage, [Prec.high(keymap.of([...markdownKeymap]))]);

function keys(submit: () => void): Extension {
  const own = [
    {
      key: 'Mod-Enter',
      run: () => {
        submit();
        return true;
      },
    },
    { key: 'Tab', run: acceptCompletion },
    ...tableKeys,
    ...markKeys,
  ];
  return [
    Prec.highest(keymap.of(own)),
    keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
  ];
}

/** Everything the text field is made of. */
export function setup(around: Surroundings): Extension {
  return [
    history(),
    drawSelection(),
    dropCursor(),
    rectangularSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorView.lineWrapping,
    // The line that is written never stands at the very edge.
    EditorView.scrollMargins.of(() => ({ top: 24, bottom: 72 })),
    // Lists of offers may reach over the preview.
    tooltips({ parent: document.body }),
    indentUnit.of('    '),
    language,
    look,
    tableLines,
    clashLines,
    frontFold(around.frontLabel),
    search({ top: true }),
    autocompletion({
      override: [slashMenu(around.slashWord, around.pickImage), linkMenu(around.targets)],
      icons: false,
    }),
    fileDrops(around.take),
    placeholder(around.placeholder),
    EditorState.phrases.of(around.phrases),
    EditorView.contentAttributes.of({
      'aria-label': around.label,
      spellcheck: 'true',
      // Named for what looks whether a box that scrolls can be reached by keys.
      tabindex: '0',
      autocorrect: 'on',
    }),
    keys(around.submit),
  ];
}
