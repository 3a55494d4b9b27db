import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import classes from './FlatGlyph.module.css';
import { type Mark, StateGlyph, toneOf } from './StateMark';

/**
 * The icon of a state as one node: where hundreds stand, the lines that an icon is made of would be
 * most of the page. Its drawing comes from a [`GlyphShapes`] above it.
 */
export function FlatGlyph({ mark }: { mark: Mark }) {
  const style = { '--shape': `var(--shape-${mark})` } as CSSProperties;
  return <span className={classes.flat} data-tone={toneOf(mark)} style={style} aria-hidden />;
}

interface GlyphShapesProps {
  marks: readonly Mark[];
  /** Where they are drawn from: the nearest box around them. */
  within: string;
}

/** Draws each icon once, out of sight, and lends its drawing to those below `within`. */
export function GlyphShapes({ marks, within }: GlyphShapesProps) {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const around = box.current?.closest<HTMLElement>(within);
    if (!box.current || !around) return;
    for (const [at, drawn] of [...box.current.children].entries()) {
      const copy = drawn.cloneNode(true) as Element;
      copy.removeAttribute('class');
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      const text = encodeURIComponent(copy.outerHTML.replaceAll('currentColor', '#000'));
      around.style.setProperty(`--shape-${marks[at]}`, `url("data:image/svg+xml,${text}")`);
    }
  }, [marks, within]);
  return (
    <span ref={box} hidden>
      {marks.map((mark) => (
        <StateGlyph key={mark} mark={mark} size={13} />
      ))}
    </span>
  );
}
