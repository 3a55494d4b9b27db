import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

type Door = ReturnType<typeof fixtureDoor>;
const last = (door: Door, name: string) => door.asked.findLast((one) => one.name === name)?.request;

async function panelAt(path: string, name: string | RegExp) {
  const door = fixtureDoor({ slow: false });
  const opened = await openAt(path, 'What runs where', door);
  const panel = await screen.findByRole('complementary', { name });
  return { ...opened, panel };
}

it('opens by its address, and explains what drifted and what may be done', async () => {
  const { panel } = await panelAt(
    '/environments/board/drift/STG/quoting-service',
    'Drift in Staging',
  );
  expect(await within(panel).findByText(/but the package holds v17.12.1/)).toBeTruthy();
  expect(within(panel).getByText(/Ana Okoro, context hub-stg/)).toBeTruthy();
  expect(within(panel).getByText('Seen since Sun 22 Nov 2026, 08:40 WAT (UTC+1)')).toBeTruthy();
  expect(within(panel).getByText(/proves what was packaged, not what runs/)).toBeTruthy();
  const redeploy = within(panel).getByRole('link', { name: 'Plan redeploy' });
  expect(redeploy.getAttribute('href')).toContain('release=rel-17.1.0-1&env=STG');
  expect(await within(panel).findByText('What it stands on')).toBeTruthy();
  expect(await within(panel).findByText(/1 release behind/)).toBeTruthy();
  await expectAccessible(panel);
});

it('does not make up since when something differs', async () => {
  const { panel } = await panelAt('/environments/board/drift/UAT', /^Drift in /);
  expect(await within(panel).findByText('Since when is not known.')).toBeTruthy();
});

it('lets something pass only with a reason, and until a day', async () => {
  const { door, user, panel } = await panelAt('/environments/board/drift/STG', 'Drift in Staging');
  await user.click(
    await within(panel).findByRole('button', { name: 'Let it pass: quoting-service' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Let quoting-service pass in STG' });
  const save = within(dialog).getByRole('button', { name: /^Let it pass/ });
  await user.click(save);
  expect(within(dialog).getByText('Say why, in a few words.')).toBeTruthy();
  expect(last(door, 'drift_ignore_save')).toBeUndefined();
  await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'Hotfix 42');
  await expectAccessible(dialog);
  await user.click(save);
  await waitFor(() =>
    expect(last(door, 'drift_ignore_save')).toEqual({
      id: null,
      environment: 'STG',
      layer: 'components',
      component: 'quoting-service',
      found: 'v17.12.0',
      any_version: false,
      reason: 'Hotfix 42',
      until: '2026-12-07',
    }),
  );
});

it('says why nobody can say', async () => {
  const { panel } = await panelAt('/environments/board/drift/SBX', 'Drift in Sandbox');
  expect(await within(panel).findByText('It was read too long ago.')).toBeTruthy();
});

it('lets what passes count again', async () => {
  const { door, user, panel } = await panelAt('/environments/board/drift/STG', 'Drift in Staging');
  const count = 'Count hub/redis-exporter again';
  await user.click(await within(panel).findByRole('button', { name: count }));
  await waitFor(() => expect(last(door, 'drift_ignore_remove')).toEqual({ id: 'ignore-1' }));
});

it('reads the environment again that it is about, by hand where nothing else is left', async () => {
  const { door, user, panel } = await panelAt('/environments/board/drift/STG', 'Drift in Staging');
  await user.click(await within(panel).findByRole('button', { name: 'Read again' }));
  const dialog = await screen.findByRole('dialog', { name: 'Read an environment' });
  await user.click(within(dialog).getByRole('radio', { name: 'By hand' }));
  const save = within(dialog).getByRole('button', { name: /^Write down/ });
  await user.click(save);
  expect(within(dialog).getAllByText('Needed')).toHaveLength(3);
  const type = (name: RegExp, text: string) =>
    user.type(within(dialog).getByRole('textbox', { name }), text);
  await type(/^Helm release/, 'moja');
  await type(/^Chart(?! version)/, 'mojaloop');
  await type(/^Chart version/, '17.1.0');
  await expectAccessible(dialog);
  await user.click(save);
  await waitFor(() =>
    expect(last(door, 'environment_observe')).toEqual({
      environment: 'STG',
      files: [],
      hand: [
        { release: 'moja', namespace: '', chart: 'mojaloop', version: '17.1.0', app_version: null },
      ],
      whole: false,
    }),
  );
});

it('writes down what the environment stands on', async () => {
  const { door, user, panel } = await panelAt('/environments/board/drift/STG', 'Drift in Staging');
  await user.click(await within(panel).findByRole('button', { name: 'Write down Redis' }));
  const dialog = await screen.findByRole('dialog', { name: 'Redis in STG' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Redis' }), '7.0.5');
  await user.click(within(dialog).getByRole('button', { name: /^Write down/ }));
  await waitFor(() =>
    expect(last(door, 'infrastructure_save')).toEqual({
      environment: 'STG',
      fact: 'redis',
      value: '7.0.5',
    }),
  );
});

it('compares by its address, and plans what promoting means', async () => {
  const { panel } = await panelAt('/environments/board/compare/PRD/STG', 'Compare');
  const plan = await within(panel).findByRole('link', { name: 'Plan window' });
  expect(plan.getAttribute('href')).toContain('release=rel-17.1.0-1&env=PRD');
});
