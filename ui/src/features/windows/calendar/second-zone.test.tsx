import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { expectAccessible, openAt } from '@/testing/render';

/** The calendar with Nairobi, two hours ahead of the hub, beside the hub's zone. */
async function withNairobi(path: string, view: string, environments: string[] = []) {
  window.localStorage.setItem(
    'slipway.calendar',
    JSON.stringify({ view, environments, second: 'Africa/Nairobi' }),
  );
  return openAt(path, 'Windows');
}

it('has a ruler of its own in the week, on the same scale', async () => {
  await withNairobi('/windows', 'week');
  await screen.findByText('EAT (UTC+3)');
  const ruler = document.querySelector<HTMLElement>('[data-second-ruler]');
  const words = within(ruler as HTMLElement);
  expect(words.getByText('Tue 24')).toBeTruthy();
  const noons = words.getAllByText('12');
  expect(noons.length).toBeGreaterThanOrEqual(7);
  // Noon in Nairobi is 10:00 in Lagos: two hours of 168 before the hub's own noon, on 1048 pixels.
  const monday = screen.getAllByText('Mon 23').find((one) => !ruler?.contains(one));
  const day = monday?.closest<HTMLElement>('[style]');
  const own = within(day as HTMLElement).getByText('12');
  const left = (one: Element | undefined | null) =>
    Number.parseFloat((one as HTMLElement).style.left);
  expect(left(day) + left(own) - left(noons[0])).toBeCloseTo((2 / 168) * 1048, 1);
  await expectAccessible();
});

it('is chosen beside the first, by name', async () => {
  const { user, door } = await openAt('/windows', 'Windows');
  await user.click(await screen.findByRole('button', { name: /^Zones: / }));
  await user.click(await screen.findByRole('combobox', { name: 'Beside it' }));
  await user.keyboard('Nairobi');
  await user.click(await screen.findByRole('option', { name: 'Africa/Nairobi' }));
  await screen.findByText('EAT (UTC+3)');
  expect(door.asked).toContainEqual(
    expect.objectContaining({
      name: 'calendar_show',
      request: expect.objectContaining({ second_zone: 'Africa/Nairobi' }),
    }),
  );
});

it('stands in the rows of the list, for windows and freezes', async () => {
  await withNairobi('/windows', 'list', ['SBX']);
  const own = await screen.findByRole('button', { name: /17.1.0 r1.*Planned/ });
  expect(own.textContent).toContain('Wed 25 Nov, 16:00 – 19:00 UTC+3');
  const freeze = screen.getByRole('button', { name: /DFSP onboarding/ });
  expect(freeze.textContent).toContain('Thu 26 Nov, 11:00 – Fri 22:00 UTC+3');
});

it('is said of a window of the month, and of all of its day', async () => {
  const { user } = await withNairobi('/windows', 'month');
  const uat = await screen.findByRole('button', { name: /17.2.0 r1, UAT/ });
  expect(uat.title).toContain('Tue 24 Nov, 00:00 – 04:00 UTC+3');
  await user.click(uat);
  const panel = await screen.findByRole('complementary', { name: /17.2.0 r1/ });
  await waitFor(() =>
    expect(within(panel).getByText('Tue 24 Nov, 00:00 – 04:00 UTC+3')).toBeTruthy(),
  );
});
