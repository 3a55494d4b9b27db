import { Button, Textarea } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Conflict } from '@/bindings';
import {
  draftOf,
  dropDraft,
  EmptyState,
  ErrorNote,
  keepDraft,
  PageBody,
  SkeletonRows,
  StateMark,
} from '@/components';
import { useRead, useWrite } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { Faces } from '../parts/Faces';
import { Moment } from '../parts/Moment';
import { defectPath, defectsPath } from '../paths';
import classes from './conflicts.module.css';

/** What was changed on both sides: cards, none of them in anybody's way. */
export default function ConflictsPage() {
  const { t } = useTranslation('defects');
  const read = useRead('conflict_list', {});
  useCrumbs([{ label: t('title'), path: defectsPath }, { label: t('conflicts.title') }]);
  const cards = read.data?.conflicts ?? [];
  return (
    <>
      <h1 className={classes.heard}>{t('conflicts.title')}</h1>
      <Faces here="conflicts" />
      <PageBody padded>
        {read.error && !read.data ? (
          <ErrorNote
            message={read.error.message}
            hint={read.error.hint}
            retry={() => void read.refetch()}
          />
        ) : read.isPending ? (
          <SkeletonRows rows={4} height={90} />
        ) : cards.length === 0 ? (
          <EmptyState icon={<IconArrowsSplit2 size={20} />} title={t('conflicts.none')}>
            {t('conflicts.noneText')}
          </EmptyState>
        ) : (
          <>
            <p className={classes.about}>{t('conflicts.about')}</p>
            <ul className={classes.cards}>
              {cards.map((one) => (
                <Card key={one.id} card={one} />
              ))}
            </ul>
          </>
        )}
      </PageBody>
    </>
  );
}

function Card({ card }: { card: Conflict }) {
  const { t } = useTranslation('defects');
  const [editing, setEditing] = useState(draftOf<Edit>(nameOf(card)).value !== undefined);
  const resolve = useWrite('conflict_resolve');
  const { id, number, title, field, ticket, base, mine, theirs, by, at, refused } = card;
  const take = (how: 'mine' | 'theirs', value: string) =>
    void resolve.run({ id, take: how }, { done: t('conflicts.done', { number, field, value }) });
  return (
    <li className={classes.card} aria-label={`${field}, ${number} ${title}`}>
      <p className={classes.head}>
        <strong className={classes.field}>{field}</strong>
        <Link href={defectPath(card.defect)} className={classes.defect}>
          {`${number} ${title}`}
        </Link>
        <span className={classes.ticket}>{ticket}</span>
      </p>
      <div className={classes.sides}>
        <Side name={t('conflicts.base')} value={base} />
        <Side name={t('conflicts.mine')} value={mine} strong />
        <Side
          name={t('conflicts.theirs')}
          value={theirs}
          strong
          meta={
            <>
              {by ?? t('conflicts.byNobody')}
              {at ? ', ' : null}
              {at ? <Moment stamp={at} /> : null}
            </>
          }
        />
      </div>
      {refused ? (
        <p className={classes.refused}>
          <StateMark mark="failed" label={t('conflicts.refused')} /> {refused}
        </p>
      ) : null}
      {editing ? (
        <EditForm card={card} close={() => setEditing(false)} />
      ) : (
        <div className={classes.foot}>
          <Button
            size="xs"
            variant="default"
            loading={resolve.running}
            aria-label={t('conflicts.mineFor', { field, number, value: mine })}
            onClick={() => take('mine', mine)}
          >
            {t('conflicts.takeMine')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={resolve.running}
            aria-label={t('conflicts.theirsFor', { field, number, value: theirs })}
            onClick={() => take('theirs', theirs)}
          >
            {t('conflicts.takeTheirs')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={() => setEditing(true)}>
            {t('conflicts.edit')}
          </Button>
        </div>
      )}
    </li>
  );
}

interface Edit {
  value: string;
}

const nameOf = (card: Conflict) => `conflict/${card.id}`;

interface SideProps {
  name: string;
  value: string;
  strong?: boolean;
  meta?: React.ReactNode;
}

function Side({ name, value, strong, meta }: SideProps) {
  const { t } = useTranslation('defects');
  return (
    <div className={classes.side}>
      <p className={classes.name}>{name}</p>
      {value ? (
        <p className={classes.value} data-strong={strong || undefined}>
          {value}
        </p>
      ) : (
        <p className={classes.name}>{t('conflicts.empty')}</p>
      )}
      {meta ? <p className={classes.meta}>{meta}</p> : null}
    </div>
  );
}

/** A third value; what was typed stays until it was taken. */
function EditForm({ card, close }: { card: Conflict; close: () => void }) {
  const { t } = useTranslation('defects');
  const { id, field, number, mine } = card;
  const [value, setValue] = useState(draftOf<Edit>(nameOf(card)).value ?? mine);
  const resolve = useWrite('conflict_resolve');
  const type = (text: string) => {
    setValue(text);
    keepDraft<Edit>(nameOf(card), { value: '' }, { value: text });
  };
  const leave = () => {
    dropDraft(nameOf(card));
    close();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = t('conflicts.done', { number, field, value });
    if (await resolve.run({ id, take: 'edit', value }, { done })) leave();
  };
  return (
    <form className={classes.edit} onSubmit={(event) => void submit(event)}>
      <Textarea
        autosize
        minRows={1}
        maxRows={10}
        label={t('conflicts.editLabel', { field })}
        value={value}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div className={classes.foot}>
        <Button size="xs" type="submit" loading={resolve.running}>
          {t('conflicts.take')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={leave}>
          {t('cancel', { ns: 'common' })}
        </Button>
      </div>
    </form>
  );
}
