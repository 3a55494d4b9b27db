import { afterEach, describe, expect, it } from 'vitest';
import { dropEarly, takeEarly } from './early';

const held = window as { slipwayAsked?: unknown };
const ask = () => {
  held.slipwayAsked = [
    { name: 'overview_show', request: '{"mine":true}', actor: 'p-ana', answer: Promise.resolve(1) },
  ];
};
afterEach(() => {
  delete held.slipwayAsked;
});

describe('a question asked before the page was there', () => {
  it('is answered once', async () => {
    ask();
    expect(await takeEarly('overview_show', { mine: true }, 'p-ana')).toBe(1);
    expect(takeEarly('overview_show', { mine: true }, 'p-ana')).toBeNull();
  });

  it.each([
    ['another command', 'workspace_show', { mine: true }, 'p-ana'],
    ['another request', 'overview_show', { mine: false }, 'p-ana'],
    ['another person', 'overview_show', { mine: true }, null],
  ])('is no answer to %s', (_what, name, request, actor) => {
    ask();
    expect(takeEarly(name, request, actor)).toBeNull();
  });

  it('is forgotten once the first page is drawn, and need not have been asked', () => {
    ask();
    dropEarly();
    expect(takeEarly('overview_show', { mine: true }, 'p-ana')).toBeNull();
    delete held.slipwayAsked;
    expect(takeEarly('overview_show', { mine: true }, 'p-ana')).toBeNull();
  });
});
