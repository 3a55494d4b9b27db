import { Menu } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type ReactElement, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { setActor, useActor } from '@/actor';
import type { Person } from '@/bindings';
import classes from './TopBar.module.css';

interface PersonMenuProps {
  people: Person[];
  /** The button that opens it. */
  button: ReactElement;
  target: RefObject<HTMLButtonElement | null>;
}

/** Who may act. It is made when it is first asked for, and opens then. */
export default function PersonMenu({ people, button, target }: PersonMenuProps) {
  const { t } = useTranslation('shell');
  const roles = useTranslation('settings').t;
  const [, go] = useLocation();
  const id = useActor();
  const [opened, setOpened] = useState(false);
  // The button is another one now: it takes the focus first, so that it is given back to it.
  useEffect(() => {
    target.current?.focus();
    setOpened(true);
  }, [target]);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={280}
      shadow="md"
      withinPortal
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown aria-label={t('whoActs')}>
        <Menu.Label>{t('whoActs')}</Menu.Label>
        <Menu.RadioGroup value={id} onChange={setActor}>
          {people.map((person) => (
            <Menu.RadioItem key={person.id} value={person.id} closeMenuOnClick>
              <div>{person.name}</div>
              <div className={classes.roles}>
                {person.roles.map((role) => roles(`role.${role}`)).join(', ')}
              </div>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUsers size={15} aria-hidden />}
          onClick={() => go('/settings/people')}
        >
          {t('managePeople')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
