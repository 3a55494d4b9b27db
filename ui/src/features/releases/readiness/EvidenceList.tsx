import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconDownload, IconFile, IconLink, IconNote, IconX } from '@tabler/icons-react';
import { type DragEvent, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Check, Evidence, Release } from '@/bindings';
import { base64Of, MAX_FILE_BYTES } from '@/components';
import { formatBytes } from '@/i18n/format';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import { fileNameOf } from '../model/evidence';
import classes from './readiness.module.css';

interface EvidenceListProps {
  release: Release;
  check: Check;
}

type Writing = 'link' | 'note' | null;

/** What shows that a check holds, with the ways to add to it: a link, a note, a file. */
export function EvidenceList({ release, check }: EvidenceListProps) {
  const { t } = useTranslation('releases');
  const door = useDoor();
  const [writing, setWriting] = useState<Writing>(null);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const add = useWrite('release_evidence_add', { done: t('readiness.added') });
  const about = { release: release.id, check: check.id };

  const addFile = async (name: string, content: string) =>
    add.run({ ...about, kind: 'file', text: name, content });
  const pick = async () => {
    const file = await door.pickFile(t('readiness.pick'), []);
    if (file) await addFile(file.name, file.base64);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    setTooLarge(Boolean(file && file.size > MAX_FILE_BYTES));
    if (file && file.size <= MAX_FILE_BYTES) await addFile(file.name, await base64Of(file));
  };
  return (
    <section
      className={classes.evidence}
      aria-label={t('readiness.evidence')}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <h3 className={classes.part}>
        {t('readiness.evidence')} <span className={classes.count}>{check.evidence.length}</span>
      </h3>
      {check.evidence.length === 0 ? (
        <p className={classes.quiet}>{t('readiness.noEvidence')}</p>
      ) : null}
      <ul>
        {check.evidence.map((evidence) => (
          <Piece key={evidence.id} evidence={evidence} />
        ))}
      </ul>
      {writing ? (
        <Write
          kind={writing}
          running={add.running}
          close={() => setWriting(null)}
          add={async (text) => (await add.run({ ...about, kind: writing, text })) !== null}
        />
      ) : (
        <div className={classes.buttons}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLink size={14} />}
            onClick={() => setWriting('link')}
          >
            {t('readiness.addLink')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconNote size={14} />}
            onClick={() => setWriting('note')}
          >
            {t('readiness.addNote')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFile size={14} />}
            onClick={() => void pick()}
          >
            {t('readiness.addFile')}
          </Button>
          <span className={classes.quiet}>{t('readiness.drop')}</span>
        </div>
      )}
      {tooLarge ? (
        <p role="alert" className={classes.fault}>
          {t('readiness.tooLarge', { size: formatBytes(MAX_FILE_BYTES) })}
        </p>
      ) : null}
    </section>
  );
}

const GLYPHS = { link: IconLink, file: IconFile, note: IconNote } as const;

function Piece({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('releases');
  const door = useDoor();
  const remove = useWrite('release_evidence_remove', { done: t('readiness.removed') });
  const save = useWrite('release_evidence_save', { undo: false });
  const saveFile = async () => {
    const file = await door.pickPath(t('readiness.saveTitle'), [], fileNameOf(evidence.text));
    if (file)
      await save.run({ id: evidence.id, file }, { done: t('readiness.fileSaved', { file }) });
  };
  const Glyph = GLYPHS[evidence.kind as keyof typeof GLYPHS] ?? IconNote;
  const isLink = evidence.kind === 'link' && /^https?:\/\//i.test(evidence.text);
  return (
    <li className={classes.piece}>
      <Glyph size={15} aria-hidden />
      <div className={classes.pieceWords}>
        {isLink ? (
          <button
            type="button"
            className={classes.link}
            onClick={() => void door.openLink(evidence.text)}
          >
            {evidence.text}
          </button>
        ) : (
          <p>{evidence.text}</p>
        )}
        <p className={classes.quiet}>
          {evidence.by}, {evidence.at.label}
        </p>
        {evidence.sha256 ? (
          <p className={classes.sha} title={evidence.sha256}>
            {t('readiness.sha', { sha: `${evidence.sha256.slice(0, 12)}…` })}
          </p>
        ) : null}
      </div>
      {evidence.kind === 'file' ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          loading={save.running}
          aria-label={t('readiness.saveFile', { text: evidence.text })}
          onClick={() => void saveFile()}
        >
          <IconDownload size={14} />
        </ActionIcon>
      ) : null}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={24}
        aria-label={t('readiness.remove', { text: evidence.text })}
        onClick={() => void remove.run({ id: evidence.id })}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  );
}

interface WriteProps {
  kind: 'link' | 'note';
  running: boolean;
  add: (text: string) => Promise<boolean>;
  close: () => void;
}

function Write({ kind, running, add, close }: WriteProps) {
  const { t } = useTranslation('releases');
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const isRight = kind === 'link' ? isAddress(text) : text.trim() !== '';
  const isWrong = kind === 'link' ? text !== '' && !mayBecomeAddress(text) : isEmptied(text);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (isRight && (await add(text.trim()))) close();
  };
  return (
    <form noValidate className={classes.why} onSubmit={(event) => void submit(event)}>
      <TextInput
        autoFocus
        size="xs"
        label={t(kind === 'link' ? 'readiness.linkLabel' : 'readiness.noteLabel')}
        placeholder={kind === 'link' ? 'https://' : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={
          (sent && !isRight) || isWrong
            ? t(kind === 'link' ? 'readiness.linkFault' : 'readiness.noteFault')
            : undefined
        }
      />
      <div className={classes.buttons}>
        <Button size="xs" variant="default" type="submit" loading={running}>
          {t('readiness.add')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={close}>
          {t('readiness.cancel')}
        </Button>
      </div>
    </form>
  );
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim());
}

/** An address is not wrong while its beginning is still typed. */
function mayBecomeAddress(text: string): boolean {
  const typed = text.trim().toLowerCase();
  return isAddress(typed) || ['https://', 'http://'].some((begin) => begin.startsWith(typed));
}

/** Nothing but space was typed. */
function isEmptied(text: string): boolean {
  return text !== '' && text.trim() === '';
}
