import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { NameMessage, RenderedMessage } from '@/bindings';
import { Dialog, ErrorNote, SkeletonRows, useDraftForm } from '@/components';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useRead, useWrite } from '@/query';
import { byId, isOwed, MessageMark } from './MessageMark';
import classes from './messages.module.css';
import { Ways } from './Ways';

interface MessageDialogProps {
  message: NameMessage;
  onClose: () => void;
}

/** A message as it would go out: read first, edited where needed, then sent one of the ways. */
export function MessageDialog({ message, onClose }: MessageDialogProps) {
  const { t } = useTranslation('messages');
  const read = useRead('message_render', message, { keep: true });
  const kind = read.data?.message.kind ?? message.kind;
  return (
    <Dialog onClose={onClose} title={kind ? t(`kind.${kind}`) : t('title')} size={680}>
      {read.error ? (
        <ErrorNote
          message={read.error.message}
          hint={read.error.hint}
          retry={() => void read.refetch()}
        />
      ) : read.data ? (
        <Shown key={textOf(read.data)} rendered={read.data} onClose={onClose} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Dialog>
  );
}

/** A text that was kept elsewhere is shown anew; what is typed here is a draft under its own name. */
const textOf = ({ subject, body }: RenderedMessage) => `${subject}\n${body}`;

function Shown({ rendered, onClose }: { rendered: RenderedMessage; onClose: () => void }) {
  const { t } = useTranslation('messages');
  const { message } = rendered;
  const [waiving, setWaiving] = useState(false);
  const { form, restored, leave, discard } = useDraftForm(`message/${message.id}`, {
    initialValues: { subject: rendered.subject, body: rendered.body },
  });
  const draft = useWrite('message_draft', { done: t('dialog.saved') });
  const owed = isOwed(message);
  const { subject, body } = form.values;
  const edited = subject !== rendered.subject || body !== rendered.body;
  const keep = async () => {
    if (await draft.run({ message: byId(message.id), subject, body })) leave();
  };
  return (
    <div className={classes.fields}>
      <Head rendered={rendered} />
      {owed && rendered.missing.length > 0 ? (
        <Missing rendered={rendered} onClose={onClose} />
      ) : null}
      <TextInput readOnly={!owed} label={t('dialog.subject')} {...form.getInputProps('subject')} />
      <Textarea
        readOnly={!owed}
        autosize
        minRows={8}
        maxRows={16}
        className={classes.body}
        label={t('dialog.body')}
        {...form.getInputProps('body')}
      />
      {owed ? (
        <>
          {restored ? <p className={classes.quiet}>{t('dialog.restored')}</p> : null}
          <Ways
            rendered={rendered}
            text={{ subject, body }}
            edited={edited}
            done={() => {
              leave();
              onClose();
            }}
          />
          <div className={classes.foot}>
            <Button variant="default" onClick={() => setWaiving(true)}>
              {t('dialog.waive')}
            </Button>
            {edited ? (
              <>
                <Button variant="default" className={classes.spring} onClick={discard}>
                  {t('dialog.reset')}
                </Button>
                <Button variant="default" loading={draft.running} onClick={() => void keep()}>
                  {t('dialog.save')}
                </Button>
              </>
            ) : null}
          </div>
        </>
      ) : null}
      {waiving ? <Waive id={message.id} close={() => setWaiving(false)} done={onClose} /> : null}
    </div>
  );
}

function Head({ rendered }: { rendered: RenderedMessage }) {
  const { t } = useTranslation('messages');
  const { message, addresses } = rendered;
  const { state, latest, result } = message;
  const at = latest?.label ?? '';
  return (
    <div>
      <p className={classes.head}>
        <strong>{message.about}</strong>
        <MessageMark state={state} />
        {latest && isOwed(message) ? (
          <span className={classes.quiet}>
            {t(state === 'overdue' ? 'dialog.overdue' : 'dialog.due', { at })}
          </span>
        ) : null}
      </p>
      <p className={classes.quiet}>
        {t('dialog.recipients', { audience: message.audience })}:{' '}
        {addresses.length > 0 ? addresses.join(', ') : t('dialog.noAddress')}
      </p>
      {result ? <p className={classes.quiet}>{t('dialog.result', { result })}</p> : null}
    </div>
  );
}

/** What the plan leaves empty, and where it is filled in. */
function Missing({ rendered, onClose }: { rendered: RenderedMessage; onClose: () => void }) {
  const { t } = useTranslation('messages');
  const { deployment_id, release_id } = rendered.message;
  const path = deployment_id ? `/windows/${deployment_id}/edit` : `/releases/${release_id}`;
  return (
    <div className={classes.missing} role="alert">
      <p>{t('dialog.missing', { count: rendered.missing.length })}</p>
      <ul>
        {rendered.missing.map((field) => (
          <li key={field}>{field}</li>
        ))}
      </ul>
      <Link href={path} className={classes.link} onClick={onClose}>
        {t(deployment_id ? 'dialog.mendWindow' : 'dialog.mendRelease')}
      </Link>
    </div>
  );
}

function Waive({ id, close, done }: { id: string; close: () => void; done: () => void }) {
  const { t } = useTranslation('messages');
  const write = useWrite('message_waive', { done: t('dialog.waiveDone'), takes: () => true });
  return (
    <ReasonDialog
      title={t('dialog.waiveTitle')}
      label={t('dialog.waive')}
      running={write.running}
      refusal={write.refusal}
      close={close}
      run={async (reason) => {
        const gone = (await write.run({ message: byId(id), reason })) !== null;
        if (gone) done();
        return gone;
      }}
    >
      <p>{t('dialog.waiveText')}</p>
    </ReasonDialog>
  );
}
