import { render, screen } from '@testing-library/react';
import { type ComponentType, Suspense } from 'react';
import { expect, it } from 'vitest';
import { fetchAhead, later } from '@/later';

const page = (words: string) => async () => ({ default: () => <p>{words}</p> });

it('draws what came ahead in its first frame, without a placeholder', async () => {
  const Page = later(page('The board'));
  await fetchAhead();
  render(
    <Suspense fallback="One moment">
      <Page />
    </Suspense>,
  );
  expect(screen.getByText('The board')).toBeDefined();
});

it('waits for what did not come yet', async () => {
  const Page = later(page('The list'));
  render(
    <Suspense fallback="One moment">
      <Page />
    </Suspense>,
  );
  expect(screen.getByText('One moment')).toBeDefined();
  expect(await screen.findByText('The list')).toBeDefined();
});

it('fetches what a script names that came ahead, and goes on after one that fails', async () => {
  const inner: { Part?: ComponentType<object> } = {};
  later<object>(async () => Promise.reject(new Error('no such script')));
  later(async () => {
    inner.Part = later(page('A part'));
    return { default: () => null };
  });
  await fetchAhead();
  const Part = inner.Part;
  if (!Part) throw new Error('the script did not come');
  render(<Part />);
  expect(screen.getByText('A part')).toBeDefined();
});
