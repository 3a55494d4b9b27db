import { useEffect, useState } from 'react';

/**
 * False in the first drawing only. A dialog that is made when it is first asked for is made closed:
 * it gives the focus back to what had it when it became open.
 */
export function useMade(): boolean {
  const [made, setMade] = useState(false);
  useEffect(() => setMade(true), []);
  return made;
}
