import { Alert, Button } from '@mantine/core';
import { IconCopy, IconFileExport, IconMail, IconSend, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RenderedMessage } from '@/bindings';
import { PathInput } from '@/components';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import { byId } from './MessageMark';
import classes from './messages.module.css';

const ICONS = {
  smtp: IconSend,
  webhook: IconWebhook,
  mailto: IconMail,
  copy: IconCopy,
  eml: IconFileExport,
} as const;
type Way = keyof typeof ICONS;
const WAYS = Object.keys(ICONS) as Way[];

const EML = ['eml'];

interface WaysProps {
  rendered: RenderedMessage;
  /** As it stands in the fields. */
  text: { subject: string; body: string };
  /** Whether it differs from what was rendered. */
  edited: boolean;
  done: () => void;
}

/** The ways out, those that are set up; the first that sends by itself carries the filled button. */
export function Ways({ rendered, text, edited, done }: WaysProps) {
  const { t } = useTranslation('messages');
  const door = useDoor();
  const folder = useWorkspace().data?.data_dir ?? '';
  const [path, setPath] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const write = useWrite('message_send', { undo: false, takes: () => true });
  const ready = WAYS.filter((way) => rendered.ways.includes(way));
  const usable = rendered.missing.length === 0;

  const send = async (way: Way) => {
    setFailed(false);
    let to = path;
    if (way === 'eml' && to === null) {
      to = await door.pickPath(t('dialog.path'), EML, rendered.file_name).catch(() => null);
      // Where the system shows no dialog, or it was left, the path can still be typed.
      setPath(to ?? `${folder}/${rendered.file_name}`);
      if (to === null) return;
    }
    if (way === 'copy' && !(await copied(text))) {
      setFailed(true);
      return;
    }
    if (way === 'mailto') await door.openLink(mailtoOf(rendered, text, edited));
    const request = {
      message: byId(rendered.message.id),
      way,
      subject: edited ? text.subject : null,
      body: edited ? text.body : null,
      path: way === 'eml' ? to : null,
    };
    if (await write.run(request, { done: t(`dialog.sent.${way}`) })) done();
  };
  return (
    <div className={classes.fields}>
      <div className={classes.ways}>
        {ready.map((way, index) => {
          const Glyph = ICONS[way];
          return (
            <Button
              key={way}
              variant={index === 0 ? 'filled' : 'default'}
              disabled={!usable}
              loading={write.running}
              leftSection={<Glyph size={15} />}
              onClick={() => void send(way)}
            >
              {t(`dialog.way.${way}`)}
            </Button>
          );
        })}
      </div>
      {path === null ? null : (
        <PathInput
          label={t('dialog.path')}
          asks={t('dialog.path')}
          extensions={EML}
          saveAs={rendered.file_name}
          value={path}
          onChange={setPath}
        />
      )}
      {failed ? <Alert color="red" variant="light" title={t('dialog.copyFailed')} /> : null}
      {write.refusal ? (
        <Alert color="red" variant="light" title={write.refusal.message}>
          {write.refusal.hint}
        </Alert>
      ) : null}
    </div>
  );
}

async function copied({ subject, body }: WaysProps['text']): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(`${subject}\n\n${body}`);
    return true;
  } catch {
    return false;
  }
}

/** The link the core wrote; with an edited text, the same link with that text in it. */
function mailtoOf(rendered: RenderedMessage, text: WaysProps['text'], edited: boolean): string {
  const link = rendered.mailto ?? '';
  if (!edited) return link;
  const [to = 'mailto:'] = link.split('?');
  const part = (value: string) => encodeURIComponent(value.replaceAll('\n', '\r\n'));
  return `${to}?subject=${part(text.subject)}&body=${part(text.body)}`;
}
