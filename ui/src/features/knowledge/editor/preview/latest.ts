/**
 * Asks for the newest of many wishes: after a rest, and never telling an answer to an older one.
 * What is under way is not waited for.
 */
export function latest<W, A>(
  ask: (wish: W) => Promise<A>,
  take: (answer: A, wish: W) => void,
  fail: (cause: unknown) => void,
  rest: number,
) {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = (wish: W) => {
    asked += 1;
    const mine = asked;
    ask(wish).then(
      (answer) => (mine === asked ? take(answer, wish) : undefined),
      (cause: unknown) => (mine === asked ? fail(cause) : undefined),
    );
  };
  return {
    /** Asks once nothing else was wished for a while. */
    wish: (wish: W) => {
      clearTimeout(timer);
      // What is under way answers an older wish from now on.
      asked += 1;
      timer = setTimeout(() => send(wish), rest);
    },
    /** Asks at once. */
    now: (wish: W) => {
      clearTimeout(timer);
      send(wish);
    },
    stop: () => {
      clearTimeout(timer);
      asked += 1;
    },
  };
}
