import { Button, Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenStep } from '@/bindings';
import { draftOf, dropDraft, keepDraft, submitKey } from '@/components';
import classes from './edit.module.css';
import { lengthText, minutesIn, PARTS } from './order';
import type { StepChange } from './useWriting';

interface StepFormProps {
  /** Under which name what was typed is kept. */
  name: string;
  step: WrittenStep;
  steps: readonly WrittenStep[];
  change: (change: StepChange) => Promise<boolean>;
  remove: () => void;
  /** Ctrl and Enter, from any field. */
  submit: () => void;
}

type Fields = Record<
  'title' | 'maker' | 'checker' | 'estimate' | 'expected' | 'text' | 'command',
  string
>;
type Field = keyof Fields;

const fieldsOf = (step: WrittenStep): Fields => ({
  ...{ title: step.title, maker: step.maker, checker: step.checker, expected: step.expected },
  ...{ estimate: lengthText(step.estimate), text: step.text, command: step.command },
});

/** The fields as typed: each goes into the text when it is left, and stays here until it is there. */
function useFields({ name, step, change }: StepFormProps) {
  const held = fieldsOf(step);
  const before = useRef(held);
  const [typed, setTyped] = useState<Fields>(() => ({ ...held, ...draftOf<Fields>(name) }));
  const text = JSON.stringify(held);
  useEffect(() => {
    const [old, now] = [before.current, JSON.parse(text) as Fields];
    before.current = now;
    // What was not touched follows the text.
    setTyped((all) => {
      const field = (key: Field) => (all[key] === old[key] ? now[key] : all[key]);
      const keys = Object.keys(now) as Field[];
      return Object.fromEntries(keys.map((key) => [key, field(key)])) as Fields;
    });
  }, [text]);
  const type = (field: Field, value: string) => {
    const next = { ...typed, [field]: value };
    setTyped(next);
    keepDraft(name, held, next);
  };
  const leave = async (field: Field) => {
    const value = typed[field];
    if (value === held[field] || (field === 'title' && !value.trim())) return;
    const minutes = minutesIn(value);
    if (field === 'estimate' && minutes === undefined) return;
    const wish =
      field === 'estimate'
        ? minutes === null
          ? { no_estimate: true }
          : { estimate: minutes }
        : { [field]: value };
    if (await change({ step: step.id, ...wish })) dropDraft(name);
  };
  return { typed, type, leave };
}

/** One step as a form. The text is changed where its lines stand, and nowhere else. */
export function StepForm(props: StepFormProps) {
  const { step, steps, change, remove, submit } = props;
  const { t } = useTranslation('runbooks');
  const { typed, type, leave } = useFields(props);
  const line = (field: Field, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={typed[field]}
      onChange={(event) => type(field, event.currentTarget.value)}
      onBlur={() => void leave(field)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        void leave(field);
      }}
      {...more}
    />
  );
  const area = (field: 'text' | 'command', label: string, more: object = {}) => (
    <Textarea
      label={label}
      autosize
      minRows={2}
      maxRows={12}
      value={typed[field]}
      onChange={(event) => type(field, event.currentTarget.value)}
      onBlur={() => void leave(field)}
      {...more}
    />
  );
  const wish = (more: Partial<StepChange>) => void change({ step: step.id, ...more });
  const badEstimate = minutesIn(typed.estimate) === undefined;
  return (
    <form
      className={classes.form}
      aria-label={t('editing.form', { id: step.id })}
      onKeyDown={submitKey}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {line('title', t('editing.fields.title'), { error: typed.title.trim() ? null : ' ' })}
      <div className={classes.pair}>
        <Select
          label={t('editing.fields.section')}
          value={step.section}
          allowDeselect={false}
          data={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
          onChange={(value) => value && wish({ section: value })}
        />
        <Select
          label={t('editing.fields.kind')}
          value={step.kind}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => value && wish({ kind: value })}
        />
      </div>
      <div className={classes.pair}>
        {line(
          'maker',
          t(step.kind === 'decision' ? 'editing.fields.decider' : 'editing.fields.maker'),
        )}
        {line('checker', t('editing.fields.checker'))}
      </div>
      {line('estimate', t('editing.fields.estimate'), {
        description: t('editing.fields.estimateHint'),
        error: badEstimate ? t('editing.badEstimate') : null,
      })}
      <Order step={step} steps={steps} wish={wish} />
      {line('expected', t('editing.fields.expected'))}
      {area('text', t('editing.fields.text'))}
      {area('command', t('editing.fields.command'), {
        description: t('editing.fields.commandHint'),
        spellCheck: false,
        classNames: { input: classes.mono },
      })}
      <Checkbox
        label={t('editing.fields.noReturn')}
        checked={step.point_of_no_return}
        onChange={(event) => wish({ point_of_no_return: event.currentTarget.checked })}
      />
      <Button
        type="button"
        variant="subtle"
        color="red"
        size="xs"
        className={classes.remove}
        leftSection={<IconTrash size={14} />}
        onClick={remove}
      >
        {t('editing.remove')}
      </Button>
    </form>
  );
}

const KINDS = ['action', 'check', 'backup', 'migration', 'decision', 'message'] as const;

interface OrderProps {
  step: WrittenStep;
  steps: readonly WrittenStep[];
  wish: (change: Partial<StepChange>) => void;
}

/** What it waits for, and what it takes back: picked, never typed. */
function Order({ step, steps, wish }: OrderProps) {
  const { t } = useTranslation('runbooks');
  const back = step.section === 'rollback';
  const others = steps.filter((one) => one.id !== step.id);
  const label = (one: WrittenStep) => ({ value: one.id, label: one.title });
  const same = others.filter((one) => (one.section === 'rollback') === back).map(label);
  const named = (ids: readonly string[]) =>
    // A name that no step has is shown as it stands, so that it can be taken out.
    ids
      .filter((id) => !same.some((one) => one.value === id))
      .map((id) => ({ value: id, label: id }));
  const there = others.filter((one) => one.section !== 'rollback').map(label);
  const gone = step.takes_back && !there.some((one) => one.value === step.takes_back);
  return (
    <>
      <MultiSelect
        label={t('editing.fields.after')}
        searchable
        hidePickedOptions
        value={[...step.after]}
        data={[...same, ...named(step.after)]}
        onChange={(value) => wish({ after: value })}
      />
      <MultiSelect
        label={t('editing.fields.with')}
        searchable
        hidePickedOptions
        value={[...step.with]}
        data={[...same, ...named(step.with)]}
        onChange={(value) => wish({ with: value })}
      />
      {back ? (
        <Select
          label={t('editing.fields.takesBack')}
          searchable
          clearable
          placeholder={t('editing.fields.takesBackNone')}
          value={step.takes_back || null}
          data={gone ? [...there, { value: step.takes_back, label: step.takes_back }] : there}
          onChange={(value) => wish({ takes_back: value ?? '' })}
        />
      ) : null}
    </>
  );
}
