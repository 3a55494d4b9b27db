import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleDraft } from '@/bindings';
import { Refusal } from '@/platform';
import { AGAIN, keep, MOST } from './keeper';

const saved = { at: '2026-11-23T15:42:00Z', label: 'Mon 23 Nov 2026, 16:42 WAT (UTC+1)' };
const draft = (text: string): ArticleDraft => ({
  article: 'a',
  text,
  based_on: 1,
  outdated: false,
  saved,
  began: false,
  sha256: `sha of ${text}`,
  clashes: [],
  files: [],
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function keeping() {
  const save = vi.fn(async (text: string, _seen: string) => draft(text));
  return { save, keeper: keep(draft('start'), save) };
}

describe('keeping what is typed', () => {
  it('saves within a second of the last key, once', async () => {
    const { save, keeper } = keeping();
    for (const text of ['s', 'st', 'sto']) {
      keeper.typed(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save.mock.calls).toEqual([['sto', 'sha of start']]);
    expect(keeper.standing().state).toBe('kept');
  });

  it('saves every five seconds while typing goes on', async () => {
    const { save, keeper } = keeping();
    for (let key = 1; key <= 100; key += 1) {
      keeper.typed('x'.repeat(key));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(save.mock.calls.length).toBeGreaterThanOrEqual(Math.floor(20_000 / 5_000));
    expect(save.mock.calls.length).toBeLessThanOrEqual(Math.ceil(20_000 / MOST));
  });

  it('saves at once when it is told to, and what came in between as well', async () => {
    const { save, keeper } = keeping();
    let answer: (value: ArticleDraft) => void = () => {};
    save.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    keeper.typed('one');
    const first = keeper.flush();
    keeper.typed('two');
    const second = keeper.flush();
    answer(draft('one'));
    expect(await first).toBe(true);
    expect(await second).toBe(true);
    expect(save.mock.calls).toEqual([
      ['one', 'sha of start'],
      ['two', 'sha of one'],
    ]);
    expect(keeper.standing().state).toBe('kept');
  });

  it('never has two saves under way, so that none overtakes another', async () => {
    const { save, keeper } = keeping();
    let under = 0;
    let most = 0;
    save.mockImplementation(async (text) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((done) => setTimeout(done, 3_000));
      under -= 1;
      return draft(text);
    });
    for (let key = 1; key <= 40; key += 1) {
      keeper.typed('x'.repeat(key));
      await vi.advanceTimersByTimeAsync(400);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(most).toBe(1);
    expect(save.mock.lastCall?.[0]).toBe('x'.repeat(40));
    expect(keeper.standing().state).toBe('kept');
  });

  it('keeps the text when a save fails, says why and tries again by itself', async () => {
    const { save, keeper } = keeping();
    const full = new Refusal('no_space', 'The disk is full.', 'Free some space.');
    save.mockRejectedValueOnce(full).mockRejectedValueOnce(full);
    keeper.typed('precious');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.standing()).toMatchObject({ state: 'failed', reason: full });
    expect(keeper.text()).toBe('precious');
    await vi.advanceTimersByTimeAsync(AGAIN[0]);
    expect(keeper.standing().state).toBe('failed');
    await vi.advanceTimersByTimeAsync(AGAIN[1]);
    expect(keeper.standing()).toMatchObject({ state: 'kept', reason: null });
    expect(save).toHaveBeenCalledTimes(3);
  });

  it('tries again when typing goes on after a failure', async () => {
    const { save, keeper } = keeping();
    save.mockRejectedValueOnce(new Error('gone'));
    keeper.typed('one');
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.typed('one two');
    expect(keeper.standing().state).toBe('failed');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save.mock.lastCall?.[0]).toBe('one two');
    expect(keeper.standing().state).toBe('kept');
  });

  it('writes nothing over a draft that was changed elsewhere until somebody chose', async () => {
    const { save, keeper } = keeping();
    const elsewhere = new Refusal('conflict', 'It was changed elsewhere.', 'Compare.', 'seen');
    save.mockRejectedValueOnce(elsewhere);
    keeper.typed('mine');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.standing()).toMatchObject({ state: 'elsewhere', reason: elsewhere });
    keeper.typed('mine and more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await keeper.flush()).toBe(false);
    expect(save).toHaveBeenCalledTimes(1);
    expect(keeper.text()).toBe('mine and more');
    expect(await keeper.over(draft('theirs'))).toBe(true);
    expect(save.mock.lastCall).toEqual(['mine and more', 'sha of theirs']);
    expect(keeper.standing()).toMatchObject({ state: 'kept', reason: null });
  });

  it('goes on from another text that was taken', async () => {
    const { save, keeper } = keeping();
    save.mockRejectedValueOnce(new Refusal('conflict', 'Elsewhere.', '', 'seen'));
    keeper.typed('mine');
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.take(draft('theirs'));
    expect(keeper.standing().state).toBe('kept');
    keeper.typed('theirs, gone on with');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save.mock.lastCall).toEqual(['theirs, gone on with', 'sha of theirs']);
  });

  it('saves nothing that is as it was, and nothing once it ended', async () => {
    const { save, keeper } = keeping();
    keeper.typed('start');
    expect(await keeper.flush()).toBe(true);
    keeper.typed('more');
    await keeper.end();
    keeper.typed('and more');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).not.toHaveBeenCalled();
  });
});
