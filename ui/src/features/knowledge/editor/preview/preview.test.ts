import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { latest } from './latest';
import { between, headingLines } from './step';

describe('drawing the newest text', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function drawing() {
    const answers = new Map<string, (value: string) => void>();
    const failures = new Map<string, (cause: unknown) => void>();
    const ask = vi.fn(
      (wish: string) =>
        new Promise<string>((done, fail) => {
          answers.set(wish, done);
          failures.set(wish, fail);
        }),
    );
    const took: string[] = [];
    const failed: unknown[] = [];
    const newest = latest(
      ask,
      (answer) => took.push(answer),
      (cause) => failed.push(cause),
      200,
    );
    return { ask, answers, failures, took, failed, newest };
  }

  it('asks once for what was typed in one go', async () => {
    const { ask, newest } = drawing();
    for (const wish of ['a', 'ab', 'abc']) newest.wish(wish);
    await vi.advanceTimersByTimeAsync(200);
    expect(ask.mock.calls).toEqual([['abc']]);
  });

  it('drops an answer that comes after a newer wish, whichever comes first', async () => {
    const { answers, took, newest } = drawing();
    newest.now('old');
    newest.now('new');
    answers.get('new')?.('new drawn');
    answers.get('old')?.('old drawn');
    await vi.advanceTimersByTimeAsync(0);
    expect(took).toEqual(['new drawn']);
  });

  it('drops an answer once something else was typed, and every one after the end', async () => {
    const { answers, failures, took, failed, newest } = drawing();
    newest.now('one');
    newest.wish('two');
    answers.get('one')?.('one drawn');
    await vi.advanceTimersByTimeAsync(200);
    expect(took).toEqual([]);
    newest.stop();
    failures.get('two')?.('gone');
    await vi.advanceTimersByTimeAsync(0);
    expect([took, failed]).toEqual([[], []]);
  });
});

describe('scrolling in step', () => {
  it.each([
    ['# A\ntext\n## B', [1, 3]],
    ['---\ntitle: T\n---\n\n## A', [5]],
    ['```\n# no\n```\n# A', [4]],
    ['~~~~\n```\n# no\n~~~~\n# A', [5]],
    ['Title\n===\n\nSmaller\n---', [1, 4]],
    ['#no\n####### no\n- item\n---\n> quote\n---', []],
  ])('%j has headings on lines %j', (text, lines) => {
    expect(headingLines(text)).toEqual(lines);
  });

  it.each([
    [0, 0],
    [50, 100],
    [100, 200],
    [150, 250],
    [200, 300],
    [400, 400],
    [999, 400],
  ])('%d of one is %d of the other', (at, there) => {
    expect(between(at, [0, 100, 200, 400], [0, 200, 300, 400])).toBeCloseTo(there);
  });
});
