/** A question that the host's own script asked while this one was read (src-tauri/src/first.js). */
interface Asked {
  name: string;
  request: string;
  actor: string | null;
  answer: Promise<unknown>;
}

/**
 * The answer to a question that was asked early, once: what is asked again later is asked anew.
 * `actor` is whoever acts now; another one's answer would be another.
 */
export function takeEarly(
  name: string,
  request: unknown,
  actor: string | null,
): Promise<unknown> | null {
  const asked = (window as { slipwayAsked?: Asked[] }).slipwayAsked;
  const wanted = JSON.stringify(request);
  const place = asked?.findIndex(
    (one) => one.name === name && one.request === wanted && one.actor === actor,
  );
  if (!asked || place === undefined || place < 0) return null;
  return asked.splice(place, 1)[0]?.answer ?? null;
}

/** What was asked early and not taken by the first page is old by the time another one asks. */
export function dropEarly() {
  (window as { slipwayAsked?: Asked[] }).slipwayAsked?.splice(0);
}
