import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Person } from '@/bindings';
import type { Column } from '@/components';
import { useRead } from '@/query';
import { ListPart } from '../ListPart';
import classes from '../Settings.module.css';
import { PersonForm, ROLES } from './PersonForm';

/** Who may act, and what they may do. */
export default function PeoplePart() {
  const { t } = useTranslation('settings');
  const people = useRead('person_list', {});
  const columns: Column<Person>[] = [
    {
      id: 'name',
      head: t('people.name'),
      width: 'minmax(200px, 1fr)',
      cell: (one) => (
        <span className={classes.twoLines}>
          <span className={classes.strong}>{one.name}</span>
          <span className={classes.quiet}>{one.email || t('people.noEmail')}</span>
        </span>
      ),
      order: (one) => one.name,
    },
    {
      id: 'roles',
      head: t('people.roles'),
      width: 'minmax(200px, 2fr)',
      cell: (one) => <span className={classes.wrapped}>{rolesOf(one, t)}</span>,
    },
    {
      id: 'state',
      head: t('people.state'),
      width: '64px',
      cell: (one) => (
        <span className={classes.quiet}>{one.active ? t('people.here') : t('people.left')}</span>
      ),
    },
  ];
  return (
    <ListPart
      name="people"
      title={t('part.people')}
      about={t('people.about')}
      label={t('people.list')}
      columns={columns}
      rows={people.data?.people}
      rowId={(one) => one.id}
      error={people.error}
      retry={() => void people.refetch()}
      add={t('people.add')}
      panel={(person, close) => ({
        title: person ? t('people.edit', { name: person.name }) : t('people.add'),
        content: <PersonForm person={person} onDone={close} />,
      })}
      empty={{ title: t('people.empty'), text: t('people.emptyText') }}
      rowHeight={48}
    />
  );
}

function rolesOf({ roles }: Person, t: TFunction<'settings'>): string {
  if (roles.length === 0) return t('people.noRole');
  if (roles.length === ROLES.length) return t('people.everyRole');
  return roles.map((role) => t(`role.${role}`)).join(', ');
}
