import { Select, TagsInput, TextInput } from '@mantine/core';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useRead } from '@/query';
import classes from '../editor.module.css';
import { AUDIENCES, type Field, type Front, KINDS } from './read';
import { VersionFact } from './VersionFact';

interface FactsFormProps {
  front: Front;
  /** Sets one field in the text. */
  set: <F extends Field>(field: F, value: Front[F]) => void;
}

type TextName = 'title';
type ListName = 'products' | 'components' | 'environments' | 'tags';

/** What the front matter says, as a form. It holds nothing: each field is a line of the text. */
export const FactsForm = memo(function FactsForm({ front, set }: FactsFormProps) {
  const { t } = useTranslation('editor');
  const offers = useOffers();
  const list = (field: ListName) => (
    <TagsInput
      size="xs"
      className={classes.fact}
      label={t(`facts.${field}`)}
      placeholder={front[field].length === 0 ? t(`facts.${field}None`) : undefined}
      data={offers[field]}
      maxDropdownHeight={220}
      acceptValueOnBlur
      value={front[field]}
      onChange={(value) => set(field, value)}
    />
  );
  const text = (field: TextName) => (
    <TextFact field={field} value={front[field]} onChange={(value) => set(field, value)} />
  );
  return (
    <section className={classes.facts} aria-label={t('facts.label')}>
      {text('title')}
      <Choice field="kind" words={KINDS} value={front.kind} set={(value) => set('kind', value)} />
      <Choice
        field="audience"
        words={AUDIENCES}
        value={front.audience}
        set={(value) => set('audience', value)}
      />
      <VersionFact field="from" front={front} set={set} />
      <VersionFact field="to" front={front} set={set} />
      {list('products')}
      {list('components')}
      {list('environments')}
      {list('tags')}
    </section>
  );
});

interface ChoiceProps<W extends string> {
  field: 'kind' | 'audience';
  words: readonly W[];
  value: string;
  set: (value: string) => void;
}

function Choice<W extends (typeof KINDS)[number] | (typeof AUDIENCES)[number]>({
  field,
  words,
  value,
  set,
}: ChoiceProps<W>) {
  const { t } = useTranslation('editor');
  const { t: say } = useTranslation('knowledge');
  const word = (one: string) =>
    field === 'kind'
      ? say(`kind.${one as (typeof KINDS)[number]}`)
      : say(`audience.${one as (typeof AUDIENCES)[number]}`);
  return (
    <Select
      size="xs"
      className={classes.short}
      label={t(`facts.${field}`)}
      placeholder={t(`facts.${field}None`)}
      data={words.map((one) => ({ value: one, label: word(one) }))}
      value={value || null}
      onChange={(next) => set(next ?? '')}
      allowDeselect={false}
    />
  );
}

/** A line of text. What is typed stays as typed while the text holds what it means. */
function TextFact({
  field,
  value,
  onChange,
}: {
  field: TextName;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped((before) => (before.trim() === value ? before : value)), [value]);
  return (
    <TextInput
      size="xs"
      className={classes.wide}
      autoFocus={!value}
      label={t(`facts.${field}`)}
      placeholder={t(`facts.${field}None`)}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** What each list offers: what the desk knows, and what other articles say. */
function useOffers(): Record<ListName, string[]> {
  const ask = useAsk();
  const products = useRead('product_list', {}).data?.products ?? [];
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const names = useRead('name_list', {}).data?.names ?? [];
  const [said, setSaid] = useState({ tags: [] as string[], components: [] as string[] });
  useEffect(() => {
    // Without an answer nothing is offered, and everything can still be typed.
    ask('article_list', { limit: 1 }).then(
      ({ facts }) => setSaid(facts),
      () => undefined,
    );
  }, [ask]);
  const components = names.filter((one) => one.kind === 'component').map((one) => one.title);
  return {
    products: products.map((one) => one.name),
    components: [...new Set([...said.components, ...components])],
    environments: environments.map((one) => one.code),
    tags: said.tags,
  };
}
