import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
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
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('close') }}
      // Its head is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      {children}
    </Modal>
  );
}
