import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/bindings';
import { Avatar, SkeletonRows } from '@/components';
import { PersonForm } from '@/features/settings/people/PersonForm';
import { useRead } from '@/query';
import classes from './FirstRun.module.css';

/** Who works here, and what they may do. */
export function PeopleStep() {
  const { t } = useTranslation('firstRun');
  const { t: settings } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { data } = useRead('person_list', {});
  const [open, setOpen] = useState<Person | 'new' | null>(null);
  const one = open === 'new' ? null : open;
  return (
    <>
      <div className={classes.bar}>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setOpen('new')}
        >
          {t('people.add')}
        </Button>
      </div>
      {data ? null : <SkeletonRows rows={2} />}
      <ul className={classes.rows}>
        {data?.people.map((person) => (
          <li key={person.id} className={classes.row}>
            <Avatar name={person.name} />
            <strong>{person.name}</strong>
            <span className={classes.quiet}>
              {person.roles.map((role) => settings(`role.${role}`)).join(', ')}
            </span>
            <span className={classes.end}>
              <Button
                size="xs"
                variant="default"
                aria-label={settings('people.edit', { name: person.name })}
                onClick={() => setOpen(person)}
              >
                {common('edit')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={one ? settings('people.edit', { name: one.name }) : t('people.add')}
        radius="lg"
        closeButtonProps={{ 'aria-label': common('close') }}
        attributes={{ header: { role: 'presentation' } }}
      >
        <PersonForm person={one} onDone={() => setOpen(null)} />
      </Modal>
    </>
  );
}
