import { useComputedColorScheme } from '@mantine/core';
import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import classes from './FlatGlyph.module.css';
import { type Mark, StateGlyph } from './StateMark';

/**
 * The icon of a state as one node: where hundreds stand, the lines that an icon is made of would be
 * most of the page. Its drawing comes from a [`GlyphShapes`] above it.
 */
export function FlatGlyph({ mark }: { mark: Mark }) {
  const style: CSSProperties = { backgroundImage: `var(--shape-${mark})` };
  return <span className={classes.flat} style={style} aria-hidden />;
}

interface GlyphShapesProps {
  marks: readonly Mark[];
  /** Where they are drawn from: the nearest box around them. */
  within: string;
}

/**
 * Draws each icon once, out of sight, and lends its drawing to those below `within`. An image and no
 * mask: a mask for each would take longer to paint than all the words.
 */
export function GlyphShapes({ marks, within }: GlyphShapesProps) {
  const box = useRef<HTMLSpanElement>(null);
  const scheme = useComputedColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the scheme
  useLayoutEffect(() => {
    const around = box.current?.closest<HTMLElement>(within);
    if (!box.current || !around) return;
    for (const [at, drawn] of [...box.current.children].entries()) {
      const copy = drawn.cloneNode(true) as Element;
      copy.removeAttribute('class');
      copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
      const { color } = getComputedStyle(drawn);
      const text = encodeURIComponent(copy.outerHTML.replaceAll('currentColor', color));
      around.style.setProperty(`--shape-${marks[at]}`, `url("data:image/svg+xml,${text}")`);
    }
  }, [marks, within, scheme]);
  return (
    <span ref={box} hidden>
      {marks.map((mark) => (
        <StateGlyph key={mark} mark={mark} size={13} />
      ))}
    </span>
  );
}
