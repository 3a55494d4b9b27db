import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { actor } from '@/actor';
import { Refusal } from '@/platform';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

async function begin() {
  const view = await openAt(
    '/overview',
    'Hub and its calendar',
    fixtureDoor({ empty: true, slow: false }),
  );
  const name = screen.getByLabelText(/Name of the hub/) as HTMLInputElement;
  return { ...view, name };
}

describe('the first run', () => {
  it('asks for the hub first, and only for that', async () => {
    const { user, door } = await begin();
    await expectAccessible();
    expect(screen.queryByRole('button', { name: 'Later' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /Continue to releases/ }));
    expect((await screen.findAllByText('Needed')).length).toBe(2);
    expect(door.asked.some((one) => one.name === 'workspace_set_up')).toBe(false);
  });

  it('keeps what was typed when the hub is refused, and marks the field', async () => {
    const { user, door, name } = await begin();
    await user.type(name, 'Regional switch');
    await user.type(screen.getByLabelText(/Your name/), 'Ana Okoro');
    door.refuse(
      'workspace_set_up',
      new Refusal('invalid', 'Too long.', 'Use 80 letters.', 'hub.name'),
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Too long. Use 80 letters.')).toBeDefined();
    expect(name.value).toBe('Regional switch');
  });

  it('goes through all steps, each saved as it is made', async () => {
    const { user, door, name } = await begin();
    await user.type(name, 'Regional switch');
    await user.type(screen.getByLabelText(/Your name/), 'Ana Okoro');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { level: 1, name: 'Where releases come from' });
    expect(door.desk.hub?.name).toBe('Regional switch');
    expect(door.desk.hub?.working_hours).toHaveLength(5);
    expect(actor()).toBe('p-ana');

    await user.click(screen.getByRole('button', { name: 'Add and read it' }));
    expect(
      (await screen.findAllByText('45 charts and 1,395 versions read')).length,
    ).toBeGreaterThan(0);
    await expectAccessible();
    for (const title of [
      'Environments',
      'People and roles',
      'Rules',
      'Taken over from the guide',
    ]) {
      await user.keyboard('{Control>}{Enter}{/Control}');
      await screen.findByRole('heading', { level: 1, name: title });
      await expectAccessible();
    }
    await user.click(screen.getByRole('button', { name: /Open Slipway/ }));
    await screen.findByRole('navigation', { name: 'Pages' });
  });

  it('says what else was taken over, and leads to where it is changed', async () => {
    const { user, name } = await begin();
    await user.type(name, 'Regional switch');
    await user.type(screen.getByLabelText(/Your name/), 'Ana Okoro');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: /Taken over from the guide/ }));
    expect(await screen.findByText(/Integration tests developed and run/)).toBeDefined();
    expect(screen.getByText(/S1 Critical/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Change: Severities' }));
    await screen.findByRole('navigation', { name: 'Pages' });
    expect(window.location.hash).toBe('#/settings/scales');
  });

  it('can be left for later after the first step', async () => {
    const { user, name } = await begin();
    await user.type(name, 'Regional switch');
    await user.type(screen.getByLabelText(/Your name/), 'Ana Okoro');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Later' }));
    await screen.findByRole('navigation', { name: 'Pages' });
  });

  it('opens the sample in one press', async () => {
    const { user } = await begin();
    await user.click(screen.getByRole('button', { name: 'Open the sample' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Remove the sample' })).toBeDefined(),
    );
  });
});
