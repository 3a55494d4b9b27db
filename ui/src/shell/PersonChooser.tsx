import { Menu, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { setActor, useActor } from '@/actor';
import type { Person } from '@/bindings';
import { Avatar } from '@/components/Avatar';
import classes from './TopBar.module.css';

/** Who acts. Every call says it, so that every operation carries its person. */
export function PersonChooser({ people }: { people: Person[] }) {
  const { t } = useTranslation('shell');
  const roles = useTranslation('settings').t;
  const [, go] = useLocation();
  const id = useActor();
  const current = people.find((one) => one.id === id);
  const first = people.find((one) => one.active && one.roles.includes('administrator'))?.id;
  // Where nobody is chosen the first administrator acts; the head says so before anything is done.
  useEffect(() => {
    if (current || people.length === 0) return;
    setActor(first ?? null);
  }, [current, first, people.length]);

  return (
    <Menu position="bottom-end" width={280} shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.person} data-missing={current ? undefined : true}>
          {current ? <VisuallyHidden>{t('whoActsNow')} </VisuallyHidden> : null}
          {current ? <Avatar name={current.name} /> : null}
          {current?.name ?? t('chooseActor')}
          <IconChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
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
