import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCircleX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { i18next } from './i18n';
import type { Refusal } from './platform';

interface Done {
  message: string;
  action?: { label: string; run: () => void };
}

let last: string | null = null;
let noticed = false;
const listeners = new Set<() => void>();

/** Shows a notice; the corner they stand in is made with the first one. */
function show(notice: Parameters<typeof notifications.show>[0]): string {
  noticed = true;
  for (const listener of listeners) listener();
  return notifications.show(notice);
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether there was a notice yet. */
export function useNoticed(): boolean {
  return useSyncExternalStore(listen, () => noticed);
}

/** Says that something was done, with the way back beside it. */
export function sayDone({ message, action }: Done) {
  // One at a time: what was done before is undone from the keyboard or the log.
  if (last) notifications.hide(last);
  const id = show({
    icon: <IconCheck size={16} aria-hidden />,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    autoClose: action ? 8_000 : 5_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap={12}>
        <Text size="sm">{message}</Text>
        {action ? (
          <Button
            size="xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        ) : null}
      </Group>
    ),
  });
  last = id;
}

/** Says why something was refused and what to do. It stays until it is read. */
export function sayRefusal(refusal: Refusal) {
  show({
    // The same refusal twice is one notice, not a pile.
    id: `${refusal.code}:${refusal.message}`,
    icon: <IconCircleX size={16} aria-hidden />,
    color: 'red',
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    autoClose: false,
    role: 'alert',
    title: refusal.message,
    message: refusal.hint,
  });
}
