import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '@/components';
import { type FixtureDoor, fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

// A page's script is read the first time it is opened; that is not what is waited for here.
beforeAll(() => import('./inbox/InboxPage'), 180_000);

const open = async (door = fixtureDoor({ slow: false })) => {
  const view = await openAt('/defects', 'Defects', door);
  await screen.findByRole('region', { name: 'Files' });
  return view;
};
const part = () => within(screen.getByRole('region', { name: 'Files' }));
const last = (door: FixtureDoor, name: string) =>
  door.asked.findLast((one) => one.name === name)?.request;
const picture = (bytes: number[] = [1, 2, 3]) =>
  new File([new Uint8Array(bytes)], 'screen.png', { type: 'image/png' });

describe('the files of a defect', () => {
  it('says of each what it is, how large, who, and where it is', async () => {
    const { container } = await open();
    const lines = part().getAllByRole('listitem');
    expect(lines[0]?.textContent).toContain('position-handler.log');
    expect(lines[0]?.textContent).toMatch(/184.3 kB.*pinkbankfsp.*RT 10482.*at the desk/);
    expect(lines[1]?.textContent).toContain('kept here too');
    await expectAccessible(container);
  });

  it('saves one to where somebody wants it', async () => {
    const { user, door } = await open();
    await user.click(part().getByRole('button', { name: 'Save position-handler.log' }));
    await waitFor(() =>
      expect(last(door, 'defect_file')).toEqual({
        id: 'd-214',
        file: 't-1/71',
        to: '/home/ana/position-handler.log',
      }),
    );
    await screen.findByText('Saved as /home/ana/position-handler.log');
  });

  it('attaches what was picked, once it is said who sees it', async () => {
    const { user, door } = await open();
    await user.click(part().getByRole('button', { name: 'Attach a file' }));
    await part().findByText('Only the team sees it.');
    expect(last(door, 'defect_attach')).toBeUndefined();
    await user.click(part().getByRole('radio', { name: 'Public' }));
    await part().findByText(/^Whoever sees the ticket sees it/);
    await user.click(part().getByRole('button', { name: 'Attach' }));
    await waitFor(() =>
      expect(last(door, 'defect_attach')).toEqual({
        id: 'd-214',
        name: 'release-notes-v17.1.0.md',
        content: 'IyBSZWxlYXNlIG5vdGVz',
        public: true,
      }),
    );
    await part().findByText('waits to be sent');
    await part().findByRole('button', { name: 'Give up release-notes-v17.1.0.md' });
  });

  it('takes a dropped file, and says when it is too large', async () => {
    const { user, door } = await open();
    const region = screen.getByRole('region', { name: 'Files' });
    fireEvent.drop(region, { dataTransfer: { files: [picture()] } });
    await part().findByText('screen.png, 3 B');
    await user.click(part().getByRole('button', { name: 'Attach' }));
    await waitFor(() =>
      expect(last(door, 'defect_attach')).toMatchObject({ name: 'screen.png', public: false }),
    );
    const large = picture();
    Object.defineProperty(large, 'size', { value: MAX_FILE_BYTES + 1 });
    fireEvent.drop(region, { dataTransfer: { files: [large] } });
    expect((await part().findByRole('alert')).textContent).toMatch(
      /^screen.png: larger than 2.* so it is not taken/,
    );
  });

  it('takes files wherever they are dropped on the page, and asks about each', async () => {
    const door = fixtureDoor({ slow: false });
    const { user } = await openAt('/defects/d-214', /Transfers commit/, door);
    const heading = await screen.findByRole('heading', { name: /Transfers commit/ });
    fireEvent.dragOver(heading, { dataTransfer: { types: ['Files'] } });
    await screen.findByText('Let go to attach it to 214');
    const other = new File(['x'], 'crash.log', { type: 'text/plain' });
    fireEvent.drop(heading, { dataTransfer: { files: [picture(), other] } });
    await screen.findByRole('region', { name: 'Files' });
    await part().findByText('screen.png, 3 B');
    part().getByText('1 more file after it');
    expect(screen.queryByText(/^Let go/)).toBeNull();
    await expectAccessible();
    // Where it goes stands below what is asked, and the focus is on it.
    await user.keyboard('{Enter}');
    await part().findByText('crash.log, 1 B');
    await user.click(part().getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(last(door, 'defect_attach')).toMatchObject({ name: 'screen.png', public: false }),
    );
    expect(part().queryByText('crash.log, 1 B')).toBeNull();
  });

  it('lets words that are dragged be', async () => {
    const { container } = await open();
    const pane = container.querySelector('[role=group]') as Element;
    const drag = createEvent.dragOver(pane, { dataTransfer: { types: ['text/plain'] } });
    fireEvent(pane, drag);
    expect(drag.defaultPrevented).toBe(false);
    expect(screen.queryByText(/^Let go/)).toBeNull();
  });

  it('sends a picture that is pasted into the answer to whoever the answer goes to', async () => {
    const { door } = await open();
    const decision = within(screen.getByRole('region', { name: 'Decision' }));
    const box = await decision.findByRole('textbox', { name: /public$/i });
    const paste = createEvent.paste(box, { clipboardData: { files: [picture()] } });
    fireEvent(box, paste);
    expect(paste.defaultPrevented).toBe(true);
    await waitFor(() =>
      expect(last(door, 'defect_attach')).toMatchObject({ id: 'd-214', public: true }),
    );
    const words = createEvent.paste(box, { clipboardData: { files: [] } });
    fireEvent(box, words);
    expect(words.defaultPrevented).toBe(false);
  });
});
