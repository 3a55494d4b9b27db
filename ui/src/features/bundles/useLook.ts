import { useState } from 'react';
import type { BundleLook } from '@/bindings';
import { Refusal } from '@/platform';
import { useAsk } from '@/query';
import type { Choice } from './model';

/** A bundle that was chosen: by its path, or dropped with its content. */
export interface Chosen {
  file: string;
  content: string | null;
}

interface Looked {
  chosen: Chosen;
  take: Choice[];
  look: BundleLook;
}

/** Looks into a bundle, each time anew: the file may be another by now, and so may what is planned. */
export function useLook() {
  const ask = useAsk();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [running, setRunning] = useState(false);
  const look = async (chosen: Chosen, take: Choice[]) => {
    setRunning(true);
    setRefusal(null);
    try {
      setLooked({ chosen, take, look: await ask('bundle_look', { ...chosen, take }) });
    } catch (cause) {
      setLooked(null);
      setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), ''));
    } finally {
      setRunning(false);
    }
  };
  const forget = () => {
    setLooked(null);
    setRefusal(null);
  };
  return { looked, refusal, running, look, forget };
}
