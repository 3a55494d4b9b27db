import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';
import { feedsBack, isBranch } from './ladder';

const open = async () => {
  const view = await openAt('/environments', 'Ladder');
  await screen.findByRole('table', { name: 'The environment ladder' });
  return view;
};

describe('the environments', () => {
  it('shows the ladder, who feeds whom and who sees it', async () => {
    await open();
    const sandbox = screen.getByRole('row', { name: /Sandbox/ });
    expect(sandbox.textContent).toContain('from Staging');
    expect(sandbox.textContent).toContain('DFSPs');
    await expectAccessible();
  });

  it('opens a row by keyboard, keeps what was typed when refused, and closes on Esc', async () => {
    const { user, door } = await open();
    await user.keyboard('jj{Enter}');
    await screen.findByRole('heading', { level: 2, name: 'Edit Development' });
    await expectAccessible();
    const name = screen.getByLabelText(/^Name/) as HTMLInputElement;
    expect(document.activeElement).toBe(name);
    await user.clear(name);
    expect(await screen.findByText('Needed')).toBeDefined();
    await user.type(name, 'Staging');
    door.refuse(
      'environment_save',
      new Refusal('conflict', 'Another has this name.', 'Choose another.', 'name'),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Another has this name. Choose another.')).toBeDefined();
    expect(name.value).toBe('Staging');
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('heading', { level: 2, name: /Edit/ })).toBeNull(),
    );
  });

  it('adds one and offers to undo it', async () => {
    const { user, door } = await open();
    await user.keyboard('n');
    await user.type(screen.getByLabelText(/^Name/), 'Training');
    await user.type(screen.getByLabelText(/^Short code/), 'TRN');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('row', { name: /Training/ });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(door.asked.some((one) => one.name === 'undo')).toBe(true));
  });
});

describe('the order', () => {
  const codes = () => {
    const [, ...rows] = screen.getAllByRole('row');
    return rows.map((row) => row.querySelectorAll('td')[0]?.textContent);
  };

  it('changes in one operation, which one undo takes back', async () => {
    const { user, door } = await open();
    expect(codes()).toEqual(['SUP', 'DEV', 'UAT', 'STG', 'SBX', 'PRD']);
    await user.click(screen.getByRole('button', { name: 'Move Development down' }));
    await waitFor(() => expect(codes()).toEqual(['SUP', 'UAT', 'DEV', 'STG', 'SBX', 'PRD']));
    const moves = door.asked.filter((one) => one.name.startsWith('environment_m'));
    expect(moves).toHaveLength(1);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(door.asked.some((one) => one.name === 'undo')).toBe(true));
  });

  it('ends at its ends', async () => {
    await open();
    const [up, down] = ['Move Support validation up', 'Move Production down'];
    expect(screen.getByRole('button', { name: up }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByRole('button', { name: down }).hasAttribute('disabled')).toBe(true);
  });
});

describe('the ladder', () => {
  const ladder = fixtureDoor().desk.environments;

  it('knows a ring before it is saved', () => {
    expect(feedsBack(ladder, 'SUP', 'PRD')?.code).toBe('DEV');
    expect(feedsBack(ladder, 'PRD', 'SUP')).toBeNull();
  });

  it('tells the branch from the way to production', () => {
    expect(ladder.filter((one) => isBranch(ladder, one)).map((one) => one.code)).toEqual(['SBX']);
  });
});
