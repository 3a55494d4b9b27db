import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fixtureDoor } from '@/platform/fixture';
import { expectAccessible, openAt } from '@/testing/render';

describe('all articles', () => {
  it('are listed, narrowed and ordered', async () => {
    const { user, door, container } = await openAt('/knowledge/all', 'All articles');
    await screen.findByText('13 articles');
    await expectAccessible(container);
    await user.click(screen.getByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'To be looked at again' }));
    await screen.findByText('2 articles');
    const grid = screen.getByRole('grid', { name: 'Articles' });
    expect(within(grid).getByText('How a transfer passes the handlers')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Find among them' }), 'quotes');
    await screen.findByText('1 article');
    const last = door.asked.findLast(
      (one) => one.name === 'article_list' && (one.request as { limit: number }).limit === 100,
    );
    expect(last?.request).toMatchObject({ state: 'stale', query: 'quotes', sort: 'changed' });
  });

  it('open by keys', async () => {
    const { user } = await openAt('/knowledge/all', 'All articles');
    await screen.findByText('13 articles');
    await user.keyboard('jj{Enter}');
    await screen.findByRole('heading', {
      level: 1,
      name: 'Restore positions after a failed migration',
    });
  });

  it('draw only the rows in sight, however many there are', async () => {
    const door = fixtureDoor({ slow: false });
    const [one] = door.desk.articles;
    if (!one) throw new Error('The fixture has articles.');
    door.desk.articles = Array.from({ length: 900 }, (_, at) => ({
      ...structuredClone(one),
      id: `many-${at}`,
      title: `Article ${at}`,
    }));
    await openAt('/knowledge/all', 'All articles', door);
    await screen.findByText('900 articles');
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(20));
    expect(screen.getAllByRole('row').length).toBeLessThan(80);
    const asked = door.asked.filter((each) => each.name === 'article_list');
    expect(asked.every((each) => ((each.request as { limit: number }).limit ?? 0) <= 100)).toBe(
      true,
    );
  });
});
