import { type ComponentType, lazy, useState } from 'react';

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/** What nobody has fetched yet. */
const waiting: (() => Promise<unknown>)[] = [];

/** A component's script, once it came, and what stands for it until then. */
interface Script<P> {
  here?: ComponentType<P>;
  awaited: ComponentType<P>;
}

/**
 * A component whose script comes later than the first frame: when it is first shown, or ahead of that.
 *
 * One that came ahead is drawn at once. With React's `lazy` alone the first visit to each page would wait:
 * it shows its placeholder even for a script that is there, and holds what follows back for 300 ms.
 */
export function later<P extends object>(load: Load<P>): ComponentType<P> {
  const fetch = async () => {
    const came = await load();
    script.here = came.default;
    return came;
  };
  const script: Script<P> = { awaited: lazy(fetch) };
  waiting.push(fetch);
  return (props) => <Drawn script={script} props={props} />;
}

function Drawn<P extends object>({ script, props }: { script: Script<P>; props: P }) {
  // It stays what it began as: another in its place would lose what was typed in it.
  const [Shown] = useState<ComponentType<P>>(() => script.here ?? script.awaited);
  return <Shown {...props} />;
}

/** Fetches whatever has not been shown yet, so that no first visit waits for a script. */
export async function fetchAhead(): Promise<void> {
  // What comes may name others.
  for (let fetch = waiting.shift(); fetch; fetch = waiting.shift()) {
    // One that fails is asked for again where it is shown, and told there.
    await fetch().catch(() => undefined);
  }
}
