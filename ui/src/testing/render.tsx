import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import { App } from '@/App';
import { setActor } from '@/actor';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';

/** The whole window at a path, on made-up data; `heading` is waited for. */
export async function openAt(path: string, heading: string | RegExp, door?: FixtureDoor) {
  const used = door ?? fixtureDoor({ slow: false });
  if (used.desk.people.length > 0) setActor('p-ana');
  window.location.hash = `#${path}`;
  const view = render(<App door={used} env="test" />);
  await screen.findByRole('heading', { level: 1, name: heading }, { timeout: 10_000 });
  return { ...view, door: used, user: userEvent.setup() };
}

/** Fails with what axe found. Colours are left to the eye and to the tokens' own test: no layout here. */
export async function expectAccessible(container: Element = document.body) {
  const found = await axe.run(container, {
    rules: {
      'color-contrast': { enabled: false },
      'scrollable-region-focusable': { enabled: false },
    },
  });
  const said = found.violations.map(
    (one) =>
      `${one.id}: ${one.help}\n  ${one.nodes.map((node) => node.html.slice(0, 200)).join('\n  ')}`,
  );
  expect(said).toEqual([]);
}
