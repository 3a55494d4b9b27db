import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Drawn } from '@/bindings';
import { Refusal } from '@/platform';
import { useAsk } from '@/query';
import { latest } from './latest';

/** After so long without a key the text is drawn. */
const REST = 180;

export interface Preview {
  drawn: Drawn | null;
  refusal: Refusal | null;
  /** Draws this text, soon. */
  draw: (text: string) => void;
}

/** The text as readers will see it, drawn by the core while it is typed. */
export function usePreview(article: string, first: string): Preview {
  const ask = useAsk();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const drawing = useMemo(
    () =>
      latest(
        (text: string) => ask('article_draw', { text, article }),
        (answer) => {
          setDrawn(answer);
          setRefusal(null);
        },
        (cause) =>
          setRefusal(cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '')),
        REST,
      ),
    [ask, article],
  );
  useEffect(() => {
    drawing.now(first);
    return drawing.stop;
  }, [drawing, first]);
  const draw = useCallback((text: string) => drawing.wish(text), [drawing]);
  return { drawn, refusal, draw };
}
