import { type RefObject, useState } from 'react';
import { useRowKeys } from '@/shell/keys';

/** J and K step through the rows of a page whose rows are links; Enter is the link's own. */
export function useLinkKeys(box: RefObject<HTMLElement | null>) {
  const [last, setLast] = useState(-1);
  const links = () => [...(box.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
  const at = () => links().indexOf(document.activeElement as HTMLElement);
  useRowKeys({
    // Counted when a key is pressed: rows come and go without this being drawn again.
    get count() {
      return links().length;
    },
    get selected() {
      return at() < 0 ? last : at();
    },
    select: (row) => {
      links()[row]?.focus();
      setLast(row);
    },
    open: (row) => links()[row]?.click(),
  });
}
