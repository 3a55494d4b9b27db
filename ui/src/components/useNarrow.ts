import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is too narrow for two panes beside each other, as at 1024 pixels. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
}
