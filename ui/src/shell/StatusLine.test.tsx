import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { stamp } from '@/platform/fixture/house';
import { expectAccessible, openAt } from '@/testing/render';
import classes from './StatusLine.module.css';

const LONG = 'The repository of a partner whose name is longer than any foot has room for';

const wide = window.matchMedia;

/** A desk of which the foot has more to say than fits at 1024 pixels. */
async function crowdedFoot() {
  const narrow = (query: string) => ({
    ...wide(query),
    matches: query.includes('max-width'),
  });
  vi.spyOn(window, 'matchMedia').mockImplementation(narrow);
  const door = fixtureDoor({ slow: false });
  door.desk.repos = door.desk.repos.map((one) => ({ ...one, name: LONG }));
  door.desk.halts = [
    {
      id: 'h',
      reason: 'Switch down',
      environments: ['SUP', 'DEV', 'UAT', 'STG', 'SBX', 'PRD'],
      by: 'Ana Okoro',
      at: stamp('2026-11-23T15:30:00Z'),
      until: null,
      active: true,
      lifted: null,
    },
  ];
  await openAt('/overview', 'Monday 23 November', door);
  return screen.findByRole('contentinfo');
}

it('shortens every part where room is short, and has each whole in its title', async () => {
  const foot = await crowdedFoot();
  const parts = within(foot).getAllByRole('link');
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    const words = [...part.childNodes].filter((one) => one.textContent?.trim());
    expect(words.length).toBeGreaterThan(0);
    for (const one of words) {
      const { classList } = one as HTMLElement;
      // Nothing stands in a part that could run out of it.
      const cut = classList.contains(classes.cut as string);
      expect(cut || classList.contains(classes.heard as string), part.outerHTML).toBe(true);
      expect(part.title.replace(/\s+/g, ' ')).toContain(one.textContent?.trim());
    }
  }
  // A number stands for words, which are told whole.
  expect(within(foot).getByRole('link', { name: '1 new version' }).textContent).toBe('1');
  expect(within(foot).getByTitle(new RegExp(`^${LONG}`))).toBeTruthy();
  await expectAccessible(foot);
});

it('says what is owed in words where no desk takes their room', async () => {
  // As in a window of 1440 pixels.
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({
    ...wide(query),
    matches: query.includes('1599px'),
  }));
  const door = fixtureDoor({ slow: false });
  door.desk.desks = [];
  await openAt('/overview', 'Monday 23 November', door);
  const foot = await screen.findByRole('contentinfo');
  expect((await within(foot).findByRole('link', { name: '1 new version' })).textContent).toBe(
    '1 new version',
  );
});
