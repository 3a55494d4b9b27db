import { cleanup, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

// A page's script is read the first time it is opened; that is not what is waited for here.
beforeAll(() => import('./InboxPage'), 180_000);

const open = async (door = fixtureDoor({ slow: false }), path = '/defects') => {
  const view = await openAt(path, 'Defects', door);
  await screen.findByRole('region', { name: 'Decision' });
  await screen.findByText(/^Suggested: /);
  return view;
};
const front = () => screen.getByRole('row', { current: true }).textContent ?? '';
const asked = (door: FixtureDoor, name: string) =>
  door.asked
    .filter((one) => one.name === name)
    .map((one) => one.request as Record<string, unknown>);
const last = (door: FixtureDoor, name: string) => asked(door, name).at(-1);

/** With a report in front that says little. */
const lacking = () => {
  const door = fixtureDoor({ slow: false });
  const complete = { done: 4, of: 6, missing: ['what was expected', 'logs'] };
  door.desk.defectEdits['d-214'] = { complete };
  return door;
};

describe('what is planned and answered in the inbox', () => {
  it('plans with R and gives an owner with A', async () => {
    const { user, door } = await open();
    await user.keyboard('r');
    await user.click(await screen.findByRole('option', { name: 'Mojaloop 17.2.0 r1' }));
    await waitFor(() =>
      expect(last(door, 'defect_plan')).toEqual({
        ids: ['d-214'],
        release: '17.2.0',
        stage: null,
        answer: null,
      }),
    );
    await user.keyboard('a');
    await user.click(await screen.findByRole('option', { name: 'Grace Nakato' }));
    await waitFor(() =>
      expect(last(door, 'defect_assign')).toEqual({ ids: ['d-214'], owner: 'Grace Nakato' }),
    );
    await user.keyboard('j');
    expect(front()).toContain('212');
  });

  const planned = (stage: string) => {
    const door = fixtureDoor({ slow: false });
    const [first] = door.desk.defects;
    if (first) Object.assign(first, { release: '17.2.0', stage });
    return door;
  };

  it('shows that a fix is in the notes, and changes it only when another is chosen', async () => {
    const { user, door } = await open(planned('in_notes'));
    await user.click(screen.getByRole('button', { name: 'How sure: In the notes' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'In the notes' }));
    await user.keyboard('r');
    await user.click(await screen.findByRole('option', { name: 'Mojaloop 17.2.0 r1' }));
    expect(asked(door, 'defect_plan')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'How sure: In the notes' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Candidate' }));
    await waitFor(() =>
      expect(last(door, 'defect_plan')).toEqual({
        ids: ['d-214'],
        release: '17.2.0',
        stage: 'candidate',
        answer: null,
      }),
    );
    await screen.findByRole('button', { name: 'How sure: Candidate' });
  });

  it('asks what the reporter is told when a planned fix slips, and not for a candidate', async () => {
    const { user, door } = await open(planned('planned'));
    await user.keyboard('r');
    await user.click(await screen.findByRole('option', { name: 'Mojaloop 17.3.0 r0' }));
    await screen.findByRole('dialog', { name: 'Defect 214 slips to Mojaloop 17.3.0 r0' });
    expect(asked(door, 'defect_plan')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Move and tell' }));
    await waitFor(() =>
      expect(last(door, 'defect_plan')).toMatchObject({
        release: '17.3.0',
        answer: expect.stringContaining('planned in Mojaloop 17.3.0.'),
      }),
    );
    cleanup();
    const other = await open(planned('candidate'));
    await other.user.keyboard('r');
    await other.user.click(await screen.findByRole('option', { name: 'Mojaloop 17.3.0 r0' }));
    await waitFor(() =>
      expect(last(other.door, 'defect_plan')).toMatchObject({ release: '17.3.0', answer: null }),
    );
  });

  it('has the stage in a low window too', async () => {
    const { matchMedia } = window;
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => ({
      ...matchMedia(query),
      matches: query.includes('max-height'),
    }));
    const { user, door } = await open(planned('planned'));
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'How sure: Planned' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'In the notes' }));
    await waitFor(() => expect(last(door, 'defect_plan')).toMatchObject({ stage: 'in_notes' }));
  });

  it('writes with C what the team alone reads, and says so', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('radio', { name: 'Internal' }));
    await screen.findByText('Accept keeps the note internal; Ctrl Z undoes both.');
    await user.keyboard('c');
    const box = screen.getByRole('textbox', { name: /Answer to RT 10482, Internal/ });
    expect(document.activeElement).toBe(box);
    await user.clear(box);
    await user.type(box, 'Ask Joseph first');
    // Letters are text here, not decisions.
    expect(asked(door, 'defect_accept')).toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(last(door, 'defect_comment')).toEqual({
        ids: ['d-214'],
        body: 'Ask Joseph first',
        public: false,
        template: null,
      }),
    );
  });

  it('makes an answer internal when its template is a note for the team', async () => {
    const door = lacking();
    const note = door.desk.replies.find((one) => one.id === 'need_information');
    if (note) note.public = false;
    const { user } = await open(door);
    await user.click(screen.getByRole('button', { name: 'Template: Acknowledge' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Need information' }));
    await screen.findByRole('textbox', { name: /Answer to RT 10482, Internal/ });
    await screen.findByText('Accept keeps the note internal; Ctrl Z undoes both.');
  });

  it('asks for what the report lacks', async () => {
    const { user } = await open(lacking());
    await user.click(screen.getByRole('button', { name: 'Template: Acknowledge' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Need information' }));
    const box = screen.getByRole('textbox', { name: /Answer to RT 10482/ });
    await waitFor(() => expect(box).toHaveProperty('value', expect.stringMatching(/\n- logs$/)));
    expect(screen.queryByText(/^The report holds all/)).toBeNull();
  });

  it('says that there is nothing to ask for, and sends no empty question', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('button', { name: 'Template: Acknowledge' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Need information' }));
    await screen.findByText(/^The report holds all that is asked for/);
    await user.keyboard('1');
    await waitFor(() => expect(last(door, 'defect_accept')).toMatchObject({ answer: null }));
  });

  it('offers no internal note where everybody who sees the ticket would read it', async () => {
    const door = fixtureDoor({ slow: false });
    for (const desk of door.desk.desks) desk.internal_comments = false;
    const note = door.desk.replies.find((one) => one.id === 'need_information');
    if (note) note.public = false;
    const { user } = await open(door);
    const internal = screen.getByRole('radio', { name: 'Internal' });
    await waitFor(() => expect(internal).toHaveProperty('disabled', true));
    expect(screen.queryByText(/^RT has no comments that only the team reads/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Template: Acknowledge' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Need information' }));
    await screen.findByText(/^RT has no comments that only the team reads/);
    await expectAccessible();
    await user.click(screen.getByRole('radio', { name: 'Public' }));
    expect(screen.queryByText(/^RT has no comments that only the team reads/)).toBeNull();
  });

  it('accepts with a note that stays with the team, in the same operation', async () => {
    const { user, door } = await open();
    await user.click(screen.getByRole('radio', { name: 'Internal' }));
    await user.keyboard('c');
    const box = screen.getByRole('textbox', { name: /Answer to RT 10482, Internal/ });
    await user.clear(box);
    await user.type(box, 'Ask Joseph first{Escape}1');
    await waitFor(() =>
      expect(last(door, 'defect_accept')).toMatchObject({ answer: null, note: 'Ask Joseph first' }),
    );
    expect(asked(door, 'defect_comment')).toEqual([]);
  });
});
