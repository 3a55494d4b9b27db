import { Button } from '@mantine/core';
import { IconCalendarDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Deployment } from '@/bindings';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import { useActions } from '@/shell/actions';

const ICS = ['ics'];

/** Writes this one window into a calendar file, where the system's dialog says. */
export function Export({ deployment: { id, title, environment } }: { deployment: Deployment }) {
  const { t } = useTranslation('deployment');
  const door = useDoor();
  const { run, running } = useWrite('calendar_export');
  const name = `${title} ${environment}`.replace(/[^\p{L}\p{N}.]+/gu, '-');
  const write = async () => {
    const path = await door.pickPath(t('export.pick'), ICS, `${name}.ics`).catch(() => null);
    if (!path) return;
    // One window is written once: a file that is kept up to date holds a release, or everything.
    await run(
      { path, deployment: id, environments: [], keep: false },
      { done: t('export.done', { title, path }), undo: false },
    );
  };
  const icon = <IconCalendarDown size={15} />;
  useActions([
    {
      id: 'deployment.export',
      label: t('export.action', { title }),
      icon,
      run: () => void write(),
    },
  ]);
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={icon}
      loading={running}
      onClick={() => void write()}
    >
      {t('export.button')}
    </Button>
  );
}
