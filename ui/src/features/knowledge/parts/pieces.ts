/** Blocks of a long text that are drawn at once: more than a screen holds. */
const FIRST = 60;
/** Blocks that each later frame adds, so that none takes long. */
const EACH = 300;

/** What is left of the texts that are being drawn. */
const unfinished = new WeakMap<Element, () => void>();

/**
 * Draws a long article its beginning first, the rest in the frames after; gives what ends that. The HTML
 * is the core's, as in ArticleHtml.
 */
export function drawInPieces(article: HTMLElement, html: string): () => void {
  const template = document.createElement('template');
  template.innerHTML = html;
  const rest = template.content;
  let frame = 0;
  const take = (count: number) => {
    const piece = document.createDocumentFragment();
    for (let left = count; left > 0 && rest.firstChild; left -= 1) piece.append(rest.firstChild);
    article.append(piece);
    if (!rest.firstChild) unfinished.delete(article);
  };
  const go = () => {
    take(EACH);
    if (rest.firstChild) frame = requestAnimationFrame(go);
  };
  unfinished.set(article, () => take(Number.POSITIVE_INFINITY));
  article.replaceChildren();
  take(FIRST);
  // The frame that comes next shows the beginning; it is not made to wait.
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(go);
  });
  return () => {
    cancelAnimationFrame(frame);
    unfinished.delete(article);
  };
}

/** Draws the rest at once, as before something in it is looked for. */
export function drawWhole(box: Element | null) {
  for (const article of box?.querySelectorAll('article') ?? []) unfinished.get(article)?.();
  if (box) unfinished.get(box)?.();
}
