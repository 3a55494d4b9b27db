import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type RefObject, useEffect } from 'react';
import { between, headingLines } from './step';

interface Marks {
  text: number[];
  picture: number[];
}

/** The headings' lines of a text that was scrolled already. */
const known = new WeakMap<Text, number[]>();

/** The heights of each heading in both boxes, with their ends. */
function marksOf(view: EditorView, picture: HTMLElement): Marks {
  const doc = view.state.doc;
  const lines = known.get(doc) ?? headingLines(doc.toString());
  known.set(doc, lines);
  const pad = view.documentPadding.top;
  const text = lines.map((line) => view.lineBlockAt(doc.line(line).from).top + pad);
  const top = picture.getBoundingClientRect().top - picture.scrollTop;
  const shown = [...picture.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
    (heading) => heading.getBoundingClientRect().top - top,
  );
  const both = Math.min(text.length, shown.length);
  const ends = (marks: number[], box: HTMLElement) => [
    0,
    ...marks.slice(0, both),
    Math.max(box.scrollHeight, (marks[both - 1] ?? 0) + 1),
  ];
  return { text: ends(text, view.scrollDOM), picture: ends(shown, picture) };
}

/** The picture scrolls with the text, and the text with the picture: whichever the pointer is over. */
export function useScrollStep(
  view: EditorView | null,
  box: RefObject<HTMLElement | null>,
  enabled: boolean,
) {
  useEffect(() => {
    const picture = box.current;
    if (!view || !picture || !enabled) return;
    let leads: HTMLElement = view.scrollDOM;
    const lead = (event: Event) => {
      leads = event.currentTarget as HTMLElement;
    };
    const follow = () => {
      const marks = marksOf(view, picture);
      if (leads === picture)
        view.scrollDOM.scrollTop = between(picture.scrollTop, marks.picture, marks.text);
      else picture.scrollTop = between(view.scrollDOM.scrollTop, marks.text, marks.picture);
    };
    const scrolled = (event: Event) => (event.currentTarget === leads ? follow() : undefined);
    const boxes = [view.scrollDOM, picture];
    for (const one of boxes) {
      for (const name of ['pointerenter', 'wheel', 'keydown', 'focusin'])
        one.addEventListener(name, lead, { passive: true });
      one.addEventListener('scroll', scrolled, { passive: true });
    }
    return () => {
      for (const one of boxes) {
        for (const name of ['pointerenter', 'wheel', 'keydown', 'focusin'])
          one.removeEventListener(name, lead);
        one.removeEventListener('scroll', scrolled);
      }
    };
  }, [view, box, enabled]);
}
