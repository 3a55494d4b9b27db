import { Checkbox, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person, Role } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import classes from '../Settings.module.css';

/** What a person may do, in the order the form asks for it. */
export const ROLES: readonly Role[] = [
  'hub_operator',
  'release_manager',
  'change_approver',
  'triage_member',
  'knowledge_reviewer',
  'administrator',
];

/** A person and what they may do. */
export function PersonForm({ person, onDone }: { person: Person | null; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { form, restored, leave } = useDraftForm(
    `person/${person?.id ?? ''}`,
    {
      initialValues: {
        name: person?.name ?? '',
        email: person?.email ?? '',
        roles: person?.roles ?? ([] as Role[]),
        active: person?.active ?? true,
      },
      validateInputOnChange: true,
      validate: {
        name: (name) => (name.trim() ? null : t('needed')),
        email: (email) => (!email || /^\S+@\S+\.\S+$/.test(email) ? null : t('people.emailWrong')),
      },
    },
    onDone,
  );
  const { run, running } = useWrite('person_save', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    const done = t('people.saved', { name: values.name });
    if (await run({ id: person?.id ?? null, ...values }, { done })) leave();
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('people.name')} required {...form.getInputProps('name')} />
      <TextInput label={t('people.email')} {...form.getInputProps('email')} />
      <Checkbox.Group label={t('people.roles')} {...form.getInputProps('roles')}>
        <Stack gap={8} mt={4}>
          {ROLES.map((role) => (
            <Checkbox key={role} size="xs" value={role} label={t(`role.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch
        size="xs"
        label={t('people.active')}
        {...form.getInputProps('active', { type: 'checkbox' })}
      />
      <FormActions
        label={t('people.save')}
        running={running}
        restored={restored}
        onCancel={leave}
      />
    </form>
  );
}
