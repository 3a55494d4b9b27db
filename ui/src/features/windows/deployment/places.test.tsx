import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Deployment, FindingShape } from '@/bindings';
import { placePath } from '@/features/environments/paths';
import { fixtureDoor } from '@/platform/fixture';
import { openAt } from '@/testing/render';

/** Opens a deployment with one finding more than it has. */
async function panelWith(finding: Partial<FindingShape>) {
  const door = fixtureDoor({ slow: false });
  const call = door.call.bind(door) as (...asked: unknown[]) => Promise<{ value: unknown }>;
  const answering = async (...asked: unknown[]) => {
    const answer = await call(...asked);
    if (asked[0] === 'deployment_show') {
      const about = {
        rule: 'seen',
        number: 2,
        level: 'warn',
        subject: 'It',
        message: '',
        hint: '',
      };
      (answer.value as Deployment).check.findings.push({ ...about, ...finding } as FindingShape);
    }
    return answer;
  };
  door.call = answering as typeof door.call;
  const opened = await openAt('/windows/d-prd', 'Windows', door);
  const panel = await screen.findByRole('complementary', { name: /17.1.0 r1/ });
  return { ...opened, panel };
}

it('opens the drift of the very environment that a finding is about', async () => {
  const { user, panel } = await panelWith({ fix: 'open_drift', environments: ['STG'] });
  await user.click(within(panel).getByRole('button', { name: 'Open its drift' }));
  expect(await screen.findByRole('complementary', { name: 'Drift in Staging' })).toBeTruthy();
});

it('opens the comparison of the two that a finding is about', async () => {
  const two = { fix: 'open_compare', environments: ['PRD', 'STG'] };
  const { user, panel } = await panelWith(two);
  await user.click(within(panel).getByRole('button', { name: 'Compare the two' }));
  const compare = await screen.findByRole('complementary', { name: 'Compare' });
  expect(await within(compare).findByRole('link', { name: 'Plan window' })).toBeTruthy();
});

it.each([
  [undefined, '/environments/board'],
  [[], '/environments/board'],
  [['STG'], '/environments/board/drift/STG'],
  [['a/b'], '/environments/board/drift/a%2Fb'],
  [['PRD', 'SUP'], '/environments/board/compare/PRD/SUP'],
])('leads from the environments %j to %s', (codes, path) => {
  expect(placePath(codes)).toBe(path);
});
