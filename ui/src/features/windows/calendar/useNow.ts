import { useEffect, useState } from 'react';

/** The moment it is, carried on from what the host said. */
export function useNow(at: string): number {
  const [now, setNow] = useState(() => Date.parse(at));
  useEffect(() => {
    const [said, heard] = [Date.parse(at), Date.now()];
    setNow(said);
    const timer = setInterval(() => setNow(said + Date.now() - heard), 30_000);
    return () => clearInterval(timer);
  }, [at]);
  return now;
}
