import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCircleX } from '@tabler/icons-react';
import { i18next } from './i18n';
import type { Refusal } from './platform';

interface Done {
  message: string;
  action?: { label: string; run: () => void };
}

let last: string | null = null;

/** Says that something was done, with the way back beside it. */
export function sayDone({ message, action }: Done) {
  // One at a time: what was done before is undone from the keyboard or the log.
  if (last) notifications.hide(last);
  const id = notifications.show({
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
  notifications.show({
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
