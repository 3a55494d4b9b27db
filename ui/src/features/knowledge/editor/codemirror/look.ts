import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Marks of Markdown step back, what they mark stands out. */
const words = HighlightStyle.define([
  { tag: tags.heading1, fontSize: '19px', fontWeight: '650' },
  { tag: tags.heading2, fontSize: '16px', fontWeight: '650' },
  { tag: tags.heading3, fontSize: '14.5px', fontWeight: '650' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--teal)' },
  { tag: tags.url, color: 'var(--text-2)' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '12.5px' },
  { tag: tags.quote, color: 'var(--text-2)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--text-3)' },
]);

const matched = new MatchDecorator({
  regexp: /\[\[[^\]\n]+\]\]|^:::.*$/g,
  decoration: (match) =>
    Decoration.mark({ class: match[0].startsWith('[[') ? 'cm-wiki' : 'cm-container' }),
});

/** Links between articles and the fences of notes, which are no Markdown of CommonMark's. */
const ours = ViewPlugin.fromClass(
  class {
    shown: DecorationSet;
    constructor(view: EditorView) {
      this.shown = matched.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.shown = matched.updateDeco(update, this.shown);
    }
  },
  { decorations: (plugin) => plugin.shown },
);

const float = {
  border: '1px solid var(--line-strong)',
  borderRadius: '6px',
  background: 'var(--surface)',
  color: 'var(--text-1)',
  boxShadow: 'var(--shadow-float)',
};

const field = {
  height: '26px',
  padding: '0 8px',
  border: '1px solid var(--line-strong)',
  borderRadius: '6px',
  background: 'var(--surface)',
  color: 'var(--text-1)',
  font: 'inherit',
  fontSize: '12px',
};

/** The window's own tokens, so that both themes hold without being told. */
const ground = EditorView.theme({
  '&': { height: '100%', color: 'var(--text-1)', background: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'inherit',
    fontSize: '14px',
    lineHeight: '22px',
    paddingTop: '12px',
  },
  '.cm-content': {
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: '0 20px 40vh',
    caretColor: 'var(--text-1)',
  },
  '.cm-line': { padding: '0 2px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text-1)', borderLeftWidth: '2px' },
  '.cm-placeholder': { color: 'var(--text-3)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--teal-line)' },
  '.cm-selectionMatch': { background: 'var(--teal-tint)' },
  '.cm-searchMatch': { background: 'var(--amber-tint)', outline: '1px solid var(--amber-line)' },
  '.cm-searchMatch-selected': { background: 'var(--amber-line)' },
  '.cm-wiki': { color: 'var(--teal)', fontWeight: '550' },
  '.cm-container': { color: 'var(--amber)', fontWeight: '600' },
  '.cm-clashMine': { background: 'var(--added)' },
  '.cm-clashTheirs': { background: 'var(--amber-tint)' },
  '.cm-clashMark, .cm-clashMark span': {
    color: 'var(--text-2)',
    fontFamily: 'var(--mono)',
    fontSize: '12px',
    fontWeight: '450',
    textDecoration: 'none',
  },
  '.cm-clashMark': { background: 'var(--sunken)' },
  '.cm-table': { fontFamily: 'var(--mono)', fontSize: '12.5px', fontVariantLigatures: 'none' },
  '.cm-front': { color: 'var(--text-2)', fontFamily: 'var(--mono)', fontSize: '12px' },
  // A YAML fence reads as a heading to Markdown; here it is none.
  '.cm-front span': { font: 'inherit', color: 'inherit', textDecoration: 'none' },
  '.cm-frontFold': {
    padding: '1px 8px',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    background: 'var(--sunken)',
    color: 'var(--text-2)',
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontSize: '12px',
    lineHeight: '18px',
    cursor: 'pointer',
  },
});

const floating = EditorView.theme({
  '.cm-tooltip': float,
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '300px',
    minWidth: '280px',
    padding: '4px',
    fontFamily: 'inherit',
    fontSize: '13px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '12px',
    padding: '4px 8px',
    borderRadius: '4px',
    lineHeight: '20px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--teal-tint)',
    color: 'var(--text-1)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > completion-section': {
    padding: '4px 8px',
    border: '0',
    color: 'var(--text-2)',
    fontSize: '12px',
    opacity: '1',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '650' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    color: 'var(--text-2)',
    fontStyle: 'normal',
    fontSize: '12px',
  },
  '.cm-panels': { background: 'var(--sunken)', color: 'var(--text-1)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 20px', fontSize: '12px' },
  '.cm-panel.cm-search label': { fontSize: '12px', color: 'var(--text-2)' },
  '.cm-panel .cm-textfield': field,
  '.cm-panel .cm-button': { ...field, fontWeight: '600', backgroundImage: 'none' },
  '.cm-panel.cm-search [name=close]': { top: '8px', right: '12px', fontSize: '16px' },
});

/** How the editor looks: Inter for text, JetBrains Mono for what is aligned. */
export const look: Extension = [syntaxHighlighting(words), ours, ground, floating];
