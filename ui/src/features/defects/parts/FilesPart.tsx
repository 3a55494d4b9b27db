import { ActionIcon, Button } from '@mantine/core';
import {
  IconCircleX,
  IconClockPause,
  IconCloud,
  IconCloudUpload,
  IconDeviceFloppy,
  IconDownload,
  IconFile,
  IconFileText,
  IconFileZip,
  IconHelpCircle,
  IconLock,
  IconPaperclip,
  IconPhoto,
  IconWorld,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Defect, FileShape } from '@/bindings';
import { MAX_FILE_BYTES, SectionHead } from '@/components';
import { formatBytes } from '@/i18n/format';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import { Audience } from '../inbox/AnswerBox';
import { useDropped } from './FileDrop';
import classes from './files.module.css';
import { Moment } from './Moment';
import { type Taken, useAttach } from './useAttach';

interface FilesPartProps {
  defect: Defect;
  /** Of its heading: on the page it stands by itself, in the pane below others. */
  level: 2 | 3;
}

/** The files of a defect, and the ways to add to them: a button, and dropping some on the defect. */
export function FilesPart({ defect, level }: FilesPartProps) {
  const { t } = useTranslation('defects');
  const door = useDoor();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const attaching = useAttach(defect.id);
  const pick = async () => {
    const file = await door.pickFile(t('files.pick'), []);
    if (file) setTaken([{ name: file.name, size: sizeOf(file.base64), content: file.base64 }]);
  };
  const { files, clear } = useDropped();
  const handled = useRef<readonly File[]>([]);
  const take = useRef(attaching.take);
  take.current = attaching.take;
  useEffect(() => {
    if (files.length === 0 || handled.current === files) return;
    handled.current = files;
    clear();
    void take.current(files).then((more) => setTaken((held) => [...held, ...more]));
  }, [files, clear]);
  const [next] = taken;
  return (
    <section className={classes.files} aria-label={t('files.title')}>
      <SectionHead level={level} title={t('files.title')} count={defect.files.length} />
      {defect.files.length === 0 ? <p className={classes.quiet}>{t('files.none')}</p> : null}
      <ul>
        {defect.files.map((file) => (
          <Line key={file.id} defect={defect.id} file={file} />
        ))}
      </ul>
      {next ? (
        <Confirm
          // The next one is asked about anew.
          key={`${taken.length} ${next.name}`}
          taken={next}
          more={taken.length - 1}
          running={attaching.running}
          close={() => setTaken(taken.slice(1))}
          attach={(open) => attaching.attach(next, open)}
        />
      ) : (
        <div className={classes.buttons}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPaperclip size={14} />}
            onClick={() => void pick()}
          >
            {t('files.add')}
          </Button>
          <span className={classes.quiet}>{t('files.drop')}</span>
        </div>
      )}
      {attaching.tooLarge.length > 0 ? (
        <p role="alert" className={classes.fault}>
          {t('files.tooLarge', {
            names: attaching.tooLarge.join(', '),
            size: formatBytes(MAX_FILE_BYTES),
          })}
        </p>
      ) : null}
    </section>
  );
}

/** Four letters of base64 hold three bytes. */
const sizeOf = (base64: string) =>
  (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);

interface ConfirmProps {
  taken: Taken;
  /** How many wait behind it. */
  more: number;
  running: boolean;
  attach: (open: boolean) => Promise<boolean>;
  close: () => void;
}

/** Who will see it is said before it goes; what was refused stays to be changed. */
function Confirm({ taken, more, running, attach, close }: ConfirmProps) {
  const { t } = useTranslation('defects');
  const [open, setOpen] = useState(false);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  const submit = async () => {
    if (await attach(open)) close();
  };
  return (
    <fieldset className={classes.confirm} data-public={open || undefined}>
      <legend className={classes.name}>
        {t('files.about', { name: taken.name, size: formatBytes(taken.size) })}
      </legend>
      <Audience value={open} onChange={setOpen} />
      <p className={classes.quiet}>{t(open ? 'files.publicNote' : 'files.internalNote')}</p>
      <div className={classes.buttons}>
        <Button ref={go} size="xs" loading={running} onClick={() => void submit()}>
          {t('files.attach')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={close}>
          {t('files.cancel')}
        </Button>
        {more > 0 ? (
          <span className={classes.quiet}>{t('files.more', { count: more })}</span>
        ) : null}
      </div>
    </fieldset>
  );
}

const STATES = {
  there: IconCloud,
  here: IconDeviceFloppy,
  queued: IconClockPause,
  sending: IconCloudUpload,
  unknown: IconHelpCircle,
  refused: IconCircleX,
} as const;

/** What it is, by its media type alone: nothing of it is shown here. */
function glyphOf(kind: string) {
  if (kind.startsWith('image/')) return IconPhoto;
  if (kind.startsWith('text/') || kind === 'application/json') return IconFileText;
  return /zip|tar|compressed/.test(kind) ? IconFileZip : IconFile;
}

function Line({ defect, file }: { defect: string; file: FileShape }) {
  const { t } = useTranslation('defects');
  const door = useDoor();
  const save = useWrite('defect_file', { undo: false });
  const drop = useWrite('outbox_drop');
  const { name } = file;
  const state = file.state in STATES ? (file.state as keyof typeof STATES) : 'there';
  const [Glyph, State] = [glyphOf(file.kind), STATES[state]];
  const Reads = file.public ? IconWorld : IconLock;
  const saveTo = async () => {
    const to = await door.pickPath(t('files.saveTitle'), [], name);
    if (to)
      await save.run({ id: defect, file: file.id, to }, { done: t('files.saved', { file: to }) });
  };
  return (
    <li className={classes.line}>
      <Glyph size={16} aria-hidden />
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.meta}>
          <span>{formatBytes(file.size)}</span>
          <span>{file.by}</span>
          <Moment stamp={file.at} />
          <span>{file.ticket}</span>
          {file.public === null ? null : (
            <span className={classes.reads} data-public={file.public || undefined}>
              <Reads size={12} stroke={1.9} aria-hidden />
              {t(file.public ? 'inbox.public' : 'inbox.internal')}
            </span>
          )}
        </p>
      </div>
      <p className={classes.state} data-state={state}>
        <State size={13} aria-hidden />
        {t(`files.state.${state}`)}
      </p>
      {file.error ? <p className={classes.why}>{file.error}</p> : null}
      <div className={classes.does}>
        {state === 'queued' || state === 'refused' ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            loading={drop.running}
            aria-label={t('files.giveUp', { name })}
            onClick={() => void drop.run({ id: file.id })}
          >
            <IconX size={14} />
          </ActionIcon>
        ) : null}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          loading={save.running}
          aria-label={t('files.save', { name })}
          onClick={() => void saveTo()}
        >
          <IconDownload size={14} />
        </ActionIcon>
      </div>
    </li>
  );
}
