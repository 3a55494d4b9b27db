import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandsOn as Fact } from '@/bindings';
import {
  Dialog,
  FormActions,
  SectionHead,
  StateMark,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useRead, useWrite } from '@/query';
import classes from './Board.module.css';
import { factOf } from './board';
import form from './Environments.module.css';

const MARKS = { as_tested: 'met', otherwise: 'warns', unknown: 'unknown' } as const;

/** What an environment stands on, beside what the release there was tested with. */
export function StandsOn({ environment }: { environment: string }) {
  const { t } = useTranslation('environments');
  const [edited, setEdited] = useState<Fact | null>(null);
  const facts = useRead('environment_observed', { environment }).data?.infrastructure ?? [];
  if (facts.length === 0) return null;
  return (
    <section className={classes.layer}>
      <SectionHead level={3} title={t('standsOn')} />
      <ul>
        {facts.map((one) => (
          <Line key={one.fact} fact={one} onEdit={() => setEdited(one)} />
        ))}
      </ul>
      {edited ? (
        <FactDialog environment={environment} fact={edited} onClose={() => setEdited(null)} />
      ) : null}
    </section>
  );
}

function useTitle(fact: Fact): string {
  const { t } = useTranslation('environments');
  const known = factOf(fact.fact);
  return known ? t(`facts.${known}`) : fact.fact;
}

function Line({ fact, onEdit }: { fact: Fact; onEdit: () => void }) {
  const { t } = useTranslation('environments');
  const title = useTitle(fact);
  const standing = fact.standing in MARKS ? (fact.standing as keyof typeof MARKS) : 'unknown';
  // What no notes name is no question: then only what is there is told.
  const asked = fact.tested !== null;
  const words = standing === 'unknown' && fact.value !== null ? 'vague' : standing;
  return (
    <li>
      <span className={classes.changed}>
        <span>
          <b>{title}</b> {fact.value ?? t('unknownHere')}
        </span>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('writeFact', { fact: title })}
          onClick={onEdit}
        >
          {t('write')}
        </Button>
      </span>
      {asked ? (
        <StateMark
          mark={MARKS[standing]}
          label={t(`tested.${words}`, { version: fact.tested ?? '' })}
          size={13}
        />
      ) : null}
      {fact.at ? <span className={classes.quiet}>{t('factAt', { at: fact.at.label })}</span> : null}
    </li>
  );
}

interface FactDialogProps {
  environment: string;
  fact: Fact;
  onClose: () => void;
}

function FactDialog(props: FactDialogProps) {
  const { t } = useTranslation('environments');
  const title = useTitle(props.fact);
  return (
    <Dialog
      title={t('factTitle', { fact: title, name: props.environment })}
      size={420}
      onClose={props.onClose}
    >
      <FactForm {...props} title={title} />
    </Dialog>
  );
}

function FactForm({ environment, fact, title, onClose }: FactDialogProps & { title: string }) {
  const { t } = useTranslation('environments');
  const draft = useDraftForm(
    `fact/${environment}/${fact.fact}`,
    { initialValues: { value: fact.value ?? '' } },
    onClose,
  );
  const write = useWrite('infrastructure_save', {
    done: t('factSaved', { fact: title }),
    takes: takeField(draft.form),
  });
  const save = draft.form.onSubmit(async ({ value }) => {
    if (await write.run({ environment, fact: fact.fact, value: value.trim() })) draft.leave();
  });
  return (
    <form noValidate className={form.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput
        data-autofocus
        label={title}
        description={t('factAbout')}
        {...draft.form.getInputProps('value')}
      />
      <FormActions
        label={t('factSave')}
        running={write.running}
        restored={draft.restored}
        onCancel={draft.leave}
      />
    </form>
  );
}
