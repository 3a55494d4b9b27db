import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Refusal } from '@/platform';
import type { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const last = (door: ReturnType<typeof fixtureDoor>, name: string) =>
  door.asked.findLast((one) => one.name === name)?.request;

async function panelOf(id: string, title: string) {
  const shown = await openAt(`/windows/${id}`, 'Windows');
  const panel = await screen.findByRole('complementary', { name: new RegExp(title) });
  return { ...shown, panel };
}

it('answers "may this go then?", and moves the window into a free slot by one press', async () => {
  const { door, user, panel } = await panelOf('d-prd', '17.1.0 r1');
  expect(within(panel).getByText('May this go then? No')).toBeTruthy();
  expect(within(panel).getByText('Sat 28 Nov 2026, 22:00 – Sun 02:00 WAT (UTC+1)')).toBeTruthy();
  expect(within(panel).getByText('4 h: runbook 2 h 35 min, rollback 55 min')).toBeTruthy();
  await expectAccessible(panel);
  const move = within(panel).getAllByRole('button', { name: /^Move to / });
  await user.click(move[0] as HTMLElement);
  await waitFor(() =>
    expect(last(door, 'deployment_save')).toMatchObject({
      id: 'd-prd',
      start: { local: '2026-11-25T22:00', zone: 'Africa/Lagos' },
    }),
  );
  expect(
    await within(panel).findByText('Wed 25 Nov 2026, 22:00 – Thu 02:00 WAT (UTC+1)'),
  ).toBeTruthy();
});

it('lets blocks pass only with a reason, and keeps it when it is refused', async () => {
  const { door, user, panel } = await panelOf('d-prd', '17.1.0 r1');
  await user.click(within(panel).getByRole('button', { name: 'Override with reason' }));
  const dialog = await screen.findByRole('dialog');
  const go = within(dialog).getByRole('button', { name: 'Override with reason' });
  await user.click(go);
  expect(within(dialog).getByText('Say why, in a few words.')).toBeTruthy();
  door.refuse('deployment_override', new Refusal('forbidden', 'You may not.', 'Ask an approver.'));
  const reason = within(dialog).getByRole('textbox', { name: 'Reason' });
  await user.type(reason, 'Agreed with the scheme');
  await user.click(go);
  expect(await within(dialog).findByText('Ask an approver.')).toBeTruthy();
  await user.click(go);
  expect(await within(panel).findByText('May this go then? Yes')).toBeTruthy();
  await user.click(within(panel).getByRole('button', { name: /rules are met/ }));
  expect(within(panel).getAllByText(/Agreed with the scheme/).length).toBeGreaterThan(0);
});

it('says why a confirmation no longer holds, and takes a new one', async () => {
  const { door, user, panel } = await panelOf('d-stg', '17.1.0 r1 rollback rehearsal');
  expect(within(panel).getByText(/The release changed after it was confirmed/)).toBeTruthy();
  await user.click(
    within(panel).getAllByRole('button', { name: /Confirm again/ })[0] as HTMLElement,
  );
  const dialog = await screen.findByRole('dialog');
  await expectAccessible(dialog);
  const again = within(dialog).getByRole('button', { name: /^Confirm again/ });
  await user.click(again);
  expect(within(dialog).getByText('Say why, in a few words.')).toBeTruthy();
  await user.type(within(dialog).getByRole('textbox', { name: 'Note' }), 'Checked with Joseph');
  await user.type(
    within(dialog).getByRole('textbox', { name: 'Reason to let it pass' }),
    'Agreed with the scheme',
  );
  await user.click(within(dialog).getByRole('button', { name: /^Confirm again/ }));
  await waitFor(() =>
    expect(last(door, 'deployment_confirm')).toEqual({
      id: 'd-stg',
      note: 'Checked with Joseph',
      reason: 'Agreed with the scheme',
      withdraw: false,
    }),
  );
  expect(await within(panel).findByText(/Confirmed by Ana Okoro/)).toBeTruthy();
});

it('takes each step of a window by one key, and closes it with a report that asks for what is missing', async () => {
  const { door, user, panel } = await panelOf('d-uat', '17.2.0 r1');
  await user.keyboard('o');
  await waitFor(() =>
    expect(last(door, 'deployment_advance')).toMatchObject({ id: 'd-uat', to: 'window_open' }),
  );
  for (const [step, key] of [
    [/^Start deploying ?S$/, 's'],
    [/^Start validating ?V$/, 'v'],
    [/^Validated ?P$/, 'p'],
  ] as const) {
    await within(panel).findByRole('button', { name: step });
    await user.keyboard(key);
  }
  await within(panel).findByRole('button', { name: /^Close with report ?C$/ });
  await user.keyboard('c');
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Add finding' }));
  await user.click(within(dialog).getByRole('radio', { name: 'New defect' }));
  await user.click(within(dialog).getByRole('button', { name: /Close window/ }));
  expect(within(dialog).getByText('A new defect needs a decision.')).toBeTruthy();
  await expectAccessible(dialog);
  await user.type(
    within(dialog).getByRole('textbox', { name: 'What was seen, with its ticket' }),
    'RT 9: slow quotes',
  );
  await user.click(within(dialog).getByRole('radio', { name: 'Proceed' }));
  await user.type(within(dialog).getByRole('textbox', { name: 'Decided by' }), 'Fatou Diallo');
  await user.click(within(dialog).getByRole('button', { name: /Close window/ }));
  await waitFor(() =>
    expect(last(door, 'deployment_close')).toMatchObject({
      id: 'd-uat',
      outcome: 'implemented',
      report: {
        issues: [
          {
            kind: 'new',
            text: 'RT 9: slow quotes',
            decision: 'proceed',
            decided_by: 'Fatou Diallo',
          },
        ],
      },
    }),
  );
  expect(
    await within(panel).findByText('RT 9: slow quotes (Proceed, decided by Fatou Diallo)'),
  ).toBeTruthy();
});

it('closes a window by C from any state of it, with the outcomes that fit', async () => {
  const { user, panel } = await panelOf('d-uat', '17.2.0 r1');
  await user.keyboard('o');
  await within(panel).findByRole('button', { name: /^Start deploying ?S$/ });
  await user.keyboard('c');
  const dialog = await screen.findByRole('dialog');
  const outcomes = within(dialog).getByRole('radiogroup', { name: 'How it ended' });
  expect(
    within(outcomes)
      .getAllByRole('radio')
      .map((one) => (one as HTMLInputElement).value),
  ).toEqual(['implemented', 'remediated', 'failed']);
});

it('saves one window as a calendar file, and says why it could not', async () => {
  const { door, user, panel } = await panelOf('d-uat', '17.2.0 r1');
  await user.click(within(panel).getByRole('button', { name: 'Save as calendar file' }));
  await screen.findByText('17.2.0 r1 saved to /home/ana/17.2.0-r1-UAT.ics');
  expect(last(door, 'calendar_export')).toEqual({
    path: '/home/ana/17.2.0-r1-UAT.ics',
    deployment: 'd-uat',
    environments: [],
    keep: false,
  });
  door.refuse(
    'calendar_export',
    new Refusal('invalid', 'That folder cannot be written.', 'Choose another.'),
  );
  await user.click(within(panel).getByRole('button', { name: 'Save as calendar file' }));
  await screen.findByText('That folder cannot be written.');
});
