import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import classes from './parts.module.css';

interface SplitterProps {
  label: string;
  /** The CSS variable of the row of panes that holds the width. */
  variable: string;
  /** Under which name the width is kept. */
  name: string;
  least: number;
  most: number;
  /** Pulling to the right makes the pane wider: it stands at the left. */
  leading?: boolean;
  /** Where nothing was pulled yet. */
  usual: number;
}

const keyOf = (name: string) => `slipway.pane.${name}`;

/** The width a pane was left at. */
export function keptWidth(name: string): string | undefined {
  return window.localStorage.getItem(keyOf(name)) ?? undefined;
}

/** The edge between two panes, moved by mouse or arrow keys; nothing is drawn again meanwhile. */
export function Splitter(props: SplitterProps) {
  const bar = useRef<HTMLDivElement>(null);
  const turn = props.leading ? 1 : -1;
  const width = () => Number.parseInt(keptWidth(props.name) ?? `${props.usual}`, 10);
  const resize = (next: number) => {
    const size = Math.round(Math.min(props.most, Math.max(props.least, next)));
    window.localStorage.setItem(keyOf(props.name), `${size}`);
    bar.current?.parentElement?.style.setProperty(props.variable, `${size}px`);
    bar.current?.setAttribute('aria-valuenow', `${size}`);
  };
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const [from, start] = [down.clientX, width()];
    const edge = down.currentTarget;
    edge.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) => resize(start + turn * (event.clientX - from));
    edge.addEventListener('pointermove', move);
    edge.addEventListener(
      'lostpointercapture',
      () => edge.removeEventListener('pointermove', move),
      {
        once: true,
      },
    );
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (!by) return;
    event.preventDefault();
    resize(width() + turn * by);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator has no element of its own
    <div
      ref={bar}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={width()}
      aria-valuemin={props.least}
      aria-valuemax={props.most}
      className={classes.splitter}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
