import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '@/bindings';
import { FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import messaging from '../messaging/messaging.module.css';
import classes from '../Settings.module.css';
import { ReplyPreview } from './ReplyPreview';
import { strangeFields, takenAway, withPlace } from './reply';

interface ReplyFormProps {
  /** None: one is added. */
  reply: Reply | null;
  fields: readonly string[];
  onDone: () => void;
}

/** A reply's text, the fields it may use, and what it comes to for a defect. */
export function ReplyForm({ reply, fields, onDone }: ReplyFormProps) {
  const { t } = useTranslation('settings');
  const body = useRef<HTMLTextAreaElement>(null);
  const { form, restored, leave } = useDraftForm(
    `reply/${reply?.id ?? ''}`,
    {
      initialValues: {
        title: reply?.title ?? '',
        body: reply?.body ?? '',
        public: reply?.public ?? true,
      },
      validate: {
        title: (text) => (text.trim() ? null : t('needed')),
        // An empty text would take the reply away, which has its own button.
        body: (text) => (text.trim() ? null : t('needed')),
      },
    },
    onDone,
  );
  const write = useWrite('reply_save', { takes: takeField(form) });
  const { values } = form;
  const id = reply?.id ?? null;
  const save = form.onSubmit(async () => {
    const done = t('replies.saved', { title: values.title });
    if (await write.run({ id, ...values }, { done })) leave();
  });
  const put = (field: string) => {
    const at = body.current?.selectionStart ?? values.body.length;
    form.setFieldValue('body', withPlace(values.body, field, at));
    body.current?.focus();
  };
  const strange = strangeFields(values.body, fields);
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('replies.title')} required {...form.getInputProps('title')} />
      <Textarea
        ref={body}
        autosize
        required
        minRows={5}
        maxRows={14}
        label={t('replies.body')}
        {...form.getInputProps('body')}
      />
      {strange.length > 0 ? (
        <p className={messaging.missing}>
          {t('replies.strange', { fields: strange.map((one) => `{${one}}`).join(', ') })}
        </p>
      ) : null}
      <Fields fields={fields} put={put} />
      <Switch
        label={t('replies.open')}
        description={t('replies.openAbout')}
        {...form.getInputProps('public', { type: 'checkbox' })}
      />
      <ReplyPreview reply={reply} />
      <FormActions
        label={t('replies.save')}
        running={write.running}
        restored={restored}
        onCancel={leave}
        aside={reply ? <TakeAway reply={reply} onDone={leave} /> : null}
      />
    </form>
  );
}

/** Removes one's own; an edited one goes back to Slipway's text. */
function TakeAway({ reply, onDone }: { reply: Reply; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const write = useWrite('reply_save');
  const how = takenAway(reply);
  if (!how) return null;
  const run = async () => {
    const { id, title } = reply;
    const done = t(how === 'remove' ? 'replies.removed' : 'replies.resetDone', { title });
    if (await write.run({ id, title, body: '', public: reply.public }, { done })) onDone();
  };
  return (
    <Button variant="outline" color="red" loading={write.running} onClick={() => void run()}>
      {t(`replies.${how}`)}
    </Button>
  );
}

interface FieldsProps {
  fields: readonly string[];
  put: (field: string) => void;
}

const HELD = [
  'reporter',
  'number',
  'title',
  'release',
  'priority',
  'component',
  'workaround',
  'missing',
  'root',
  'reason',
] as const;

/** What may stand in braces. */
function Fields({ fields, put }: FieldsProps) {
  const { t } = useTranslation('settings');
  return (
    <section>
      <h3 className={messaging.head}>{t('replies.fields')}</h3>
      <p className={messaging.quiet}>{t('replies.fieldsAbout')}</p>
      <ul className={messaging.fields}>
        {fields.map((one) => {
          const known = HELD.find((each) => each === one);
          return (
            <li key={one}>
              <button type="button" className={messaging.field} onClick={() => put(one)}>
                <code>{`{${one}}`}</code>
                {known ? (
                  <span className={messaging.quiet}>{t(`replies.holds.${known}`)}</span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
