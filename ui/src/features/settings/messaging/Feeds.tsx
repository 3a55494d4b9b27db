import { ActionIcon, Button, Select, Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CalendarExported, CalendarFeed } from '@/bindings';
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

/** Files that other calendars subscribe to. */
export function Feeds() {
  const { t } = useTranslation('messaging');
  const feeds = useRead('calendar_feed_list', {}).data?.feeds ?? [];
  return (
    <section className={classes.block}>
      <SectionHead title={t('calendars.feeds')} count={feeds.length} />
      {feeds.length === 0 ? <p className={own.quiet}>{t('calendars.noFeeds')}</p> : null}
      {feeds.map((one) => (
        <FeedRow key={one.id} feed={one} />
      ))}
      <ExportForm />
    </section>
  );
}

function FeedRow({ feed }: { feed: CalendarFeed }) {
  const { t } = useTranslation('messaging');
  const now = useWorkspace().data?.now;
  const gone = useWrite('calendar_feed_remove');
  const { id, path, release, environments, error } = feed;
  const about = [release ?? t('calendars.everything'), ...environments].join(', ');
  return (
    <div className={own.row}>
      <div className={own.words}>
        <p className={classes.strong}>{path}</p>
        <p className={own.quiet}>
          {about} · <Stamp stamp={feed.written_at} now={now} />
        </p>
        {error ? <StateMark mark="failed" label={t('calendars.failed', { error })} /> : null}
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={t('calendars.removeFeed', { path })}
        onClick={() => void gone.run({ id }, { done: t('calendars.feedRemoved', { path }) })}
      >
        <IconTrash size={15} />
      </ActionIcon>
    </div>
  );
}

function ExportForm() {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  const releases = useRead('release_list', {}).data?.releases ?? [];
  const { form, leave } = useDraftForm('calendar-export', {
    initialValues: { path: '', release: '', keep: true },
    validate: { path: (text) => (text.trim() ? null : settings('needed')) },
  });
  const write = useWrite('calendar_export', {
    takes: takeField(form),
    done: (answer) => {
      const { path, events } = (answer as { value: unknown }).value as CalendarExported;
      return t('calendars.written', { path, count: events });
    },
  });
  const save = form.onSubmit(async ({ path, release, keep }) => {
    const request = { path: path.trim(), release: release || null, environments: [], keep };
    if (!(await write.run(request))) return;
    leave();
    form.reset();
  });
  return (
    <form noValidate className={own.line} onSubmit={save} onKeyDown={submitKey}>
      <PathInput
        label={t('calendars.path')}
        placeholder={t('calendars.pathExample')}
        asks={t('calendars.pathPick')}
        extensions={ICS}
        saveAs={t('calendars.fileName')}
        {...form.getInputProps('path')}
      />
      <Select
        clearable
        label={t('calendars.release')}
        placeholder={t('calendars.everything')}
        data={releases.map((one) => ({ value: one.id, label: one.title }))}
        value={form.values.release || null}
        onChange={(value) => form.setFieldValue('release', value ?? '')}
      />
      <Switch
        size="xs"
        className={own.keep}
        label={t('calendars.keep')}
        {...form.getInputProps('keep', { type: 'checkbox' })}
      />
      <Button type="submit" variant="default" loading={write.running}>
        {t('calendars.write')}
      </Button>
    </form>
  );
}
