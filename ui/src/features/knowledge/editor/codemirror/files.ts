import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Holds the places at which files will be put, however the text moves meanwhile. */
const place = StateEffect.define<{ id: number; at: number | null }>();
const places = StateField.define<ReadonlyMap<number, number>>({
  create: () => new Map(),
  update: (before, change) => {
    const held = new Map([...before].map(([id, at]) => [id, change.changes.mapPos(at, 1)]));
    for (const effect of change.effects) {
      if (!effect.is(place)) continue;
      const { id, at } = effect.value;
      if (at === null) held.delete(id);
      else held.set(id, at);
    }
    return held;
  },
});

/** Keeps a file beside the article and gives the name it has there; null when it was refused. */
export type TakeFile = (file: File) => Promise<string | null>;

let last = 0;

/** A name that the core and Markdown leave as it is. */
export function plainName(name: string): string {
  const [, stem = '', end = ''] = /^(.*?)(\.[\p{L}\p{N}]{1,8})?$/su.exec(name.trim()) ?? [];
  const plain = stem.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 80) || 'file'}${end.toLowerCase()}`;
}

/** A name that no file of the article has yet, since one of the same name would take its place. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const plain = plainName(name);
  const dot = plain.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ''];
  let free = plain;
  for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}${end}`;
  return free;
}

const PICTURE = /\.(png|jpe?g|gif|webp|svg|avif|bmp)$/i;

/** How the text shows a file. */
export function linkTo(name: string): string {
  return `${PICTURE.test(name) ? '!' : ''}[${name}](${name})`;
}

/** Keeps files one after the other and names each in the text once it is kept. */
export async function putFiles(
  view: EditorView,
  files: readonly File[],
  at: number,
  take: TakeFile,
) {
  last += 1;
  const id = last;
  view.dispatch({ effects: place.of({ id, at }) });
  for (const file of files) {
    const name = await take(file);
    if (name === null) continue;
    const here = view.state.field(places).get(id) ?? view.state.selection.main.head;
    const insert = linkTo(name);
    const cursor = view.state.selection.main;
    view.dispatch({
      changes: { from: here, insert },
      selection:
        cursor.empty && cursor.head === here ? { anchor: here + insert.length } : undefined,
      userEvent: 'input.paste',
    });
  }
  view.dispatch({ effects: place.of({ id, at: null }) });
}

/** Files that are pasted or dropped go beside the article. */
export function fileDrops(take: TakeFile): Extension {
  return [
    places,
    EditorView.domEventHandlers({
      paste: (event, view) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // A cell that was copied brings its picture along; its text is what is meant.
        if (files.length === 0 || event.clipboardData?.getData('text/plain')) return false;
        const { from, to } = view.state.selection.main;
        if (from !== to) view.dispatch({ selection: { anchor: to } });
        void putFiles(view, files, to, take);
        return true;
      },
      drop: (event, view) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        void putFiles(view, files, at ?? view.state.selection.main.head, take);
        return true;
      },
    }),
  ];
}
