import { describe, expect, it } from 'vitest';
import css from './theme.css?raw';

const blocks = [
  ...css.matchAll(/:root(?:,\n:root)?\[data-mantine-color-scheme="(\w+)"\] \{([^}]*)\}/g),
];
const themes = Object.fromEntries(
  blocks.map(([, name = '', body = '']) => [
    name,
    Object.fromEntries(
      [...body.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, token = '', value = '']) => [
        token,
        value,
      ]),
    ),
  ]),
);

/** Relative luminance of WCAG 2.2, from `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const PAIRS: [text: string, ground: string, least: number][] = [
  ['text-1', 'surface', 7],
  ['text-1', 'sunken', 7],
  ['text-1', 'hover', 7],
  ['text-1', 'teal-tint', 7],
  ['text-2', 'surface', 7],
  ['text-2', 'sunken', 7],
  ['text-2', 'hover', 7],
  ['text-3', 'surface', 4.5],
  ['teal', 'surface', 4.5],
  ['teal', 'teal-tint', 4.5],
  ['on-teal', 'teal', 4.5],
  ['amber', 'amber-tint', 4.5],
  ['red', 'surface', 4.5],
  ['red', 'red-tint', 4.5],
  ['green', 'surface', 4.5],
  ['green', 'green-tint', 4.5],
  ...['support', 'development', 'uat', 'staging', 'sandbox', 'production'].map(
    (kind): [string, string, number] => [`env-${kind}`, `env-${kind}-tint`, 4.5],
  ),
];

describe.each(['light', 'dark'])('the %s theme', (name) => {
  it.each(PAIRS)('reads %s on %s at %d to 1 or more', (text, ground, least) => {
    const tokens = themes[name] ?? {};
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least);
  });
});
