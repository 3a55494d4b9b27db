import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '@/bindings';
import { SkeletonRows } from '@/components';
import { EnvironmentForm } from '@/features/environments/EnvironmentForm';
import { Ladder } from '@/features/environments/Ladder';
import { useRead } from '@/query';
import classes from './FirstRun.module.css';

/** The ladder, taken over from Mojaloop and open to change. */
export function EnvironmentsStep() {
  const { t } = useTranslation('environments');
  const common = useTranslation('common').t;
  const { data } = useRead('environment_list', {});
  const [open, setOpen] = useState<Environment | 'new' | null>(null);
  const ladder = data?.environments ?? [];
  const one = open === 'new' ? null : open;
  return (
    <>
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setOpen('new')}
        >
          {t('add')}
        </Button>
      </div>
      {data ? (
        <div className={classes.card}>
          <Ladder environments={ladder} selected={-1} onOpen={setOpen} />
        </div>
      ) : (
        <SkeletonRows rows={6} height={44} />
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={one ? t('edit', { name: one.name }) : t('add')}
        radius="lg"
        closeButtonProps={{ 'aria-label': common('close') }}
        attributes={{ header: { role: 'presentation' } }}
      >
        <EnvironmentForm environment={one} ladder={ladder} onDone={() => setOpen(null)} />
      </Modal>
    </>
  );
}
