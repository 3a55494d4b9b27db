import type { ClipboardEvent } from 'react';
import { useAttach } from '../parts/useAttach';

/** A picture that is pasted into the answer goes to the ticket, to whoever the answer goes to. */
export function usePastedPicture(defect: string, open: boolean) {
  const { take, attach, tooLarge } = useAttach(defect);
  const paste = (event: ClipboardEvent) => {
    const file = [...event.clipboardData.files].find((one) => one.type.startsWith('image/'));
    if (!file) return;
    event.preventDefault();
    void take([file]).then(([taken]) => (taken ? attach(taken, open) : false));
  };
  return { paste, tooLarge };
}
