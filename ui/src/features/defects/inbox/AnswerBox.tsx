import { Button, Menu, SegmentedControl, Textarea } from '@mantine/core';
import { IconChevronDown, IconLock, IconWorld } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow, Reply } from '@/bindings';
import { KeyHint, MAX_FILE_BYTES } from '@/components';
import { formatBytes } from '@/i18n/format';
import { useRead } from '@/query';
import { usePart } from '../model/store';
import { ticketWords } from '../parts/ticket';
import { type Answer, answerOf, keepAnswer } from './answer';
import classes from './answer.module.css';
import { useInbox } from './triage';
import { useDeciders } from './useDeciders';
import { usePastedPicture } from './usePastedPicture';

/** What goes to the reporter, or stays with the team: which of the two is always in sight. */
export function AnswerBox({ row, short }: { row: DefectRow; short: boolean }) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const deciders = useDeciders();
  const many = usePart(triage, (one) => one.chosen.size);
  const [answer, setAnswer] = useState<Answer>(() => answerOf(row));
  const [writing, setWriting] = useState(false);
  const internal = useInternal(row);
  const rendered = useRead(
    'reply_render',
    { template: answer.template, defect: row.id },
    { enabled: row.ticket !== null, keep: true },
  );
  const change = (to: Partial<Answer>) => {
    const next = { ...answer, ...to };
    setAnswer(next);
    keepAnswer(row, next);
  };
  useKept(row, setAnswer);
  const proposed = row.ticket && many <= 1 ? (rendered.data?.body ?? '') : '';
  const text = answer.text ?? proposed;
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.currentTarget.blur();
      deciders.send();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  const title =
    many > 1
      ? t('decision.answerMany', { count: many })
      : short
        ? t(row.ticket ? 'decision.answerShort' : 'decision.noteShort')
        : row.ticket
          ? t('decision.answer', { ticket: ticketWords(row.desk, row.ticket) })
          : t('decision.answerHere', { number: row.number });
  const pasted = usePastedPicture(row.id, answer.public);
  const missing = answer.text === null ? (rendered.data?.missing ?? []) : [];
  return (
    <div
      className={classes.box}
      data-public={answer.public || undefined}
      data-folded={(short && !writing) || undefined}
    >
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        {row.ticket ? (
          <Templates
            value={answer.template}
            onPick={(reply) => change({ template: reply.id, text: null, public: reply.public })}
          />
        ) : null}
        <Audience
          value={answer.public}
          internal={internal}
          onChange={(open) => change({ public: open })}
        />
      </div>
      <Textarea
        variant="unstyled"
        autosize
        minRows={short && !writing ? 1 : 3}
        maxRows={short && !writing ? 1 : 7}
        aria-label={`${title}, ${t(answer.public ? 'decision.public' : 'decision.internal')}`}
        placeholder={t(answer.public ? 'decision.answerHint' : 'decision.noteHint')}
        value={text}
        data-triage="answer"
        onFocus={() => setWriting(true)}
        onBlur={() => setWriting(false)}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={press}
        onPaste={many > 1 ? undefined : pasted.paste}
        classNames={{ input: classes.text }}
      />
      {pasted.tooLarge.length > 0 ? (
        <p role="alert" className={classes.missing}>
          {t('files.tooLarge', {
            names: pasted.tooLarge.join(', '),
            size: formatBytes(MAX_FILE_BYTES),
          })}
        </p>
      ) : null}
      {missing.length > 0 ? (
        <p className={classes.missing}>
          {missing.includes('missing')
            ? t('decision.nothingMissing')
            : t('decision.missingFields', { fields: missing.join(', ') })}
        </p>
      ) : null}
      {internal || answer.public ? null : (
        <p className={classes.missing}>{t('decision.noInternal', { desk: row.desk ?? '' })}</p>
      )}
      {writing ? (
        <div className={classes.foot}>
          <span>{t(answer.public ? 'decision.publicNote' : 'decision.internalNote')}</span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={!text.trim()}
            // Before the field loses the focus, and this button with it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={deciders.send}
            rightSection={<KeyHint keys={['Ctrl Enter']} />}
          >
            {t(answer.public ? 'decision.send' : 'decision.keep')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** What was sent is no draft any more, and an article's text joins it: the box looks again. */
function useKept(row: DefectRow, setAnswer: (answer: Answer) => void) {
  const { triage } = useInbox();
  const said = usePart(triage, (one) => one.said);
  const inserted = usePart(triage, (one) => one.inserted);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when something was done
  useEffect(() => setAnswer(answerOf(row)), [said, inserted, row.id]);
}

/** Whether the desk it was reported at has comments that only the team reads. */
function useInternal(row: DefectRow) {
  const desks = useRead('desk_list', {}, { enabled: row.ticket !== null }).data?.desks;
  return (
    row.ticket === null || (desks?.find((one) => one.name === row.desk)?.internal_comments ?? true)
  );
}

interface AudienceProps {
  value: boolean;
  /** False where everybody who sees the ticket would read it. */
  internal?: boolean;
  onChange: (open: boolean) => void;
}

/** Who reads it: a lock or the world, in words, and the box's edge with it. */
export function Audience({ value, internal = true, onChange }: AudienceProps) {
  const { t } = useTranslation('defects');
  const label = (Icon: typeof IconWorld, word: 'public' | 'internal') => (
    <span className={classes.reads}>
      <Icon size={13} stroke={1.9} aria-hidden />
      {t(`decision.${word}`)}
    </span>
  );
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('decision.audience')}
      title={internal ? undefined : t('decision.noInternalShort')}
      value={value ? 'public' : 'internal'}
      onChange={(next) => onChange(next === 'public')}
      data={[
        { value: 'internal', label: label(IconLock, 'internal'), disabled: !internal },
        { value: 'public', label: label(IconWorld, 'public') },
      ]}
      classNames={{ label: classes.audience }}
    />
  );
}

interface TemplatesProps {
  value: string;
  /** With it goes who reads it. */
  onPick: (reply: Reply) => void;
}

export function Templates({ value, onPick }: TemplatesProps) {
  const { t } = useTranslation('defects');
  const replies = useRead('reply_list', {}).data?.replies ?? [];
  const title = replies.find((one) => one.id === value)?.title ?? t('decision.template');
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={classes.template}
          title={title}
          aria-label={`${t('decision.template')}: ${title}`}
        >
          <span>{title}</span>
          <IconChevronDown size={12} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {replies.map((one) => (
          <Menu.Item key={one.id} onClick={() => onPick(one)}>
            {one.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
