import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawInPieces, drawWhole } from './pieces';

const html = (count: number) =>
  Array.from({ length: count }, (_, at) => `<p id="p${at}">Line ${at}</p>`).join('');

describe('a long article', () => {
  let frames: FrameRequestCallback[];
  const frame = () => {
    for (const run of frames.splice(0)) run(0);
  };

  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run));
    vi.stubGlobal('cancelAnimationFrame', () => {
      frames = [];
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('shows its beginning at once and all of it, in order, in the frames after', () => {
    const article = document.createElement('article');
    article.textContent = 'what was there before';
    drawInPieces(article, html(1_000));
    const first = article.childElementCount;
    expect(first).toBeGreaterThan(20);
    expect(first).toBeLessThan(200);
    frame();
    expect(article.childElementCount).toBe(first);
    while (frames.length > 0) frame();
    expect(article.innerHTML).toBe(html(1_000));
  });

  it('is whole at once for who looks for something in it', () => {
    const box = document.createElement('div');
    const article = document.createElement('article');
    box.append(article);
    drawInPieces(article, html(1_000));
    drawWhole(box);
    expect(article.innerHTML).toBe(html(1_000));
    while (frames.length > 0) frame();
    expect(article.innerHTML).toBe(html(1_000));
  });

  it('draws nothing of the one before once another is drawn', () => {
    const article = document.createElement('article');
    const end = drawInPieces(article, html(1_000));
    end();
    drawInPieces(article, '<p>Another</p>');
    while (frames.length > 0) frame();
    expect(article.innerHTML).toBe('<p>Another</p>');
  });
});
