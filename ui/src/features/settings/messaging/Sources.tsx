import { ActionIcon, Alert, Button, MultiSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarImported, CalendarSource } from '@/bindings';
import {
  PathInput,
  SectionHead,
  Stamp,
  StateMark,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useRead, useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import classes from '../Settings.module.css';
import own from './messaging.module.css';

const ICS = ['ics'];

/** Calendars of others: each entry becomes a soft freeze. */
export function Sources() {
  const { t } = useTranslation('messaging');
  const sources = useRead('calendar_source_list', {}).data?.sources ?? [];
  const [last, setLast] = useState<CalendarImported | null>(null);
  return (
    <section className={classes.block}>
      <SectionHead title={t('calendars.sources')} count={sources.length} />
      {sources.length === 0 ? <p className={own.quiet}>{t('calendars.noSources')}</p> : null}
      {sources.map((one) => (
        <SourceRow key={one.id} source={one} onRead={setLast} />
      ))}
      {last && last.warnings.length > 0 ? (
        <Alert
          mt={8}
          color="red"
          variant="light"
          title={t('calendars.warnings', { count: last.warnings.length })}
        >
          <ul>
            {last.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <ImportForm onRead={setLast} />
    </section>
  );
}

interface OnRead {
  onRead: (imported: CalendarImported) => void;
}

/** Reads a calendar and says what came of it. */
function useImport({ onRead }: OnRead) {
  const { t } = useTranslation('messaging');
  const write = useWrite('calendar_import', {
    done: (answer) => {
      const { source, status, added, changed, removed } = (answer as { value: unknown })
        .value as CalendarImported;
      const { name } = source;
      return status === 'not_modified'
        ? t('calendars.notModified', { name })
        : t('calendars.imported', { name, added, changed, removed });
    },
  });
  return { ...write, onRead };
}

function SourceRow({ source, onRead }: { source: CalendarSource } & OnRead) {
  const { t } = useTranslation('messaging');
  const now = useWorkspace().data?.now;
  const again = useImport({ onRead });
  const gone = useWrite('calendar_source_remove');
  const { id, name, location, environments, error } = source;
  const read = async () => {
    const answer = await again.run({ location, name, environments });
    if (answer) onRead(answer.value);
  };
  return (
    <div className={own.row}>
      <div className={own.words}>
        <p className={classes.strong}>{name}</p>
        <p className={own.quiet}>{location}</p>
        <p className={own.quiet}>
          {t('calendars.entries', { count: source.entries })},{' '}
          {environments.length > 0 ? environments.join(', ') : t('calendars.everyOne')} ·{' '}
          <Stamp stamp={source.read_at} now={now} none={t('calendars.neverRead')} />
        </p>
        {error ? <StateMark mark="failed" label={t('calendars.failed', { error })} /> : null}
      </div>
      <Button size="xs" variant="default" loading={again.running} onClick={() => void read()}>
        {t('calendars.again')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={t('calendars.remove', { name })}
        onClick={() => void gone.run({ id }, { done: t('calendars.removed', { name }) })}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </div>
  );
}

function ImportForm({ onRead }: OnRead) {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const { form, leave } = useDraftForm('calendar-import', {
    initialValues: { location: '', name: '', environments: [] as string[] },
    validate: { location: (text) => (text.trim() ? null : settings('needed')) },
  });
  const start = useImport({ onRead });
  const save = form.onSubmit(async ({ location, name, environments }) => {
    const request = { location: location.trim(), name: name.trim() || null, environments };
    const answer = await start.run(request, { takes: takeField(form) });
    if (!answer) return;
    onRead(answer.value);
    leave();
    form.reset();
  });
  return (
    <form noValidate className={own.line} onSubmit={save} onKeyDown={submitKey}>
      <PathInput
        label={t('calendars.location')}
        placeholder={t('calendars.locationExample')}
        asks={t('calendars.locationPick')}
        extensions={ICS}
        {...form.getInputProps('location')}
      />
      <TextInput
        label={t('calendars.name')}
        placeholder={t('calendars.nameAbout')}
        {...form.getInputProps('name')}
      />
      <MultiSelect
        label={t('calendars.freezes')}
        placeholder={form.values.environments.length === 0 ? t('calendars.everyOne') : undefined}
        data={environments.map((one) => ({ value: one.code, label: one.name }))}
        {...form.getInputProps('environments')}
      />
      <Button type="submit" variant="default" loading={start.running}>
        {t('calendars.read')}
      </Button>
    </form>
  );
}
