import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { setActor } from '@/actor';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

const MAKER = new Refusal(
  'forbidden',
  'Ana Okoro performs it, so another person validates it.',
  'Chidi Eze is named to validate it.',
);

async function validating() {
  const door = fixtureDoor({ slow: false });
  const one = door.desk.deployments.find((each) => each.id === 'd-dev');
  Object.assign(one ?? {}, { state: 'validating' });
  const shown = await openAt('/windows/d-dev', 'Windows', door);
  const panel = await screen.findByRole('complementary', { name: /17.2.0 r1/ });
  await within(panel).findByRole('button', { name: /^Validated/ });
  return { ...shown, panel };
}

const advances = (door: ReturnType<typeof fixtureDoor>) =>
  door.asked.filter((one) => one.name === 'deployment_advance').map((one) => one.request);

it('says why another person validates it, and passes with the reason of one who may', async () => {
  const { door, user, panel } = await validating();
  door.refuse('deployment_advance', MAKER);
  await user.keyboard('p');
  const why = await within(panel).findByRole('alert');
  expect(why.textContent).toContain('Ana Okoro performs it, so another person validates it.');
  expect(why.textContent).toContain('Chidi Eze is named to validate it.');
  await expectAccessible(panel);
  await user.click(within(why).getByRole('button', { name: 'Override with reason' }));
  const dialog = await screen.findByRole('dialog', { name: 'Validated?' });
  const go = within(dialog).getByRole('button', { name: 'Validated' });
  await user.click(go);
  expect(advances(door)).toHaveLength(1);
  const reason = within(dialog).getByRole('textbox', { name: 'Reason' });
  await user.type(reason, 'Chidi is ill, agreed by phone');
  door.refuse('deployment_advance', MAKER);
  await user.click(go);
  await within(dialog).findByRole('alert');
  expect((reason as HTMLTextAreaElement).value).toBe('Chidi is ill, agreed by phone');
  await user.click(go);
  await waitFor(() =>
    expect(advances(door).at(-1)).toEqual({
      id: 'd-dev',
      to: 'validated',
      reason: 'Chidi is ill, agreed by phone',
    }),
  );
  await within(panel).findByRole('button', { name: /^Close with report/ });
  await waitFor(() => expect(within(panel).queryByRole('alert')).toBeNull());
});

it('asks no reason of one whom the host would refuse, and says who may give it', async () => {
  const { door, user, panel } = await validating();
  setActor('p-joseph');
  door.refuse('deployment_advance', MAKER);
  await user.keyboard('p');
  const why = await within(panel).findByRole('alert');
  expect(why.textContent).toContain('A release manager or a change approver may let it pass');
  expect(within(why).queryByRole('button')).toBeNull();
});

it('asks for the reason at once where a rule blocks it', async () => {
  const { door, user, panel } = await validating();
  door.refuse('deployment_advance', new Refusal('blocked', 'The proof is missing.', 'Attach it.'));
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog', { name: 'Validated?' });
  expect(within(dialog).getByText('The proof is missing.')).toBeTruthy();
  expect(within(dialog).getByText('Attach it.')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect((await within(panel).findByRole('alert')).textContent).toContain('Attach it.');
});
