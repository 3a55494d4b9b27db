import { Modal } from '@mantine/core';
import { type FocusEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DialogProps {
  title: string;
  /** Width in pixels. */
  size: number;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the page: traps the focus, gives it back, and closes by Esc. */
export function Dialog({ title, size, onClose, children }: DialogProps) {
  const { t } = useTranslation('common');
  useFocusBack();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
      // Its head is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
      onFocus={showFocused}
    >
      {children}
    </Modal>
  );
}

/** What Tab leads to above or below comes into sight; a trap that moves the focus does not scroll. */
function showFocused({ target }: FocusEvent<HTMLElement>) {
  if (target.matches(':focus-visible')) target.scrollIntoView({ block: 'nearest' });
}

/**
 * What had the focus when the dialog was drawn gets it again. Mantine gives it back of a dialog that is
 * closed; these are taken out of the page.
 */
function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const held = document.activeElement;
      const lost = held === null || held === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}
