import { Button, TextInput } from '@mantine/core';
import { IconCopyPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Defect, SimilarDefect, TicketShape } from '@/bindings';
import { SectionHead, StateMark } from '@/components';
import { useRead, useWrite } from '@/query';
import { roleWord, TicketLink } from '../inbox/Linked';
import { statusWord } from '../parts/StatusWord';
import { ticketWords } from '../parts/ticket';
import { defectPath } from '../paths';
import classes from './page.module.css';

/** Its tickets across the desks, what repeats it, what the rules find, and who must be told. */
export function TicketsPart({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const { tickets, duplicates, similar, findings, escalation } = defect;
  const open = findings.filter((one) => one.level !== 'met');
  return (
    <div className={classes.parts}>
      <section>
        <SectionHead title={t('page.tab.tickets')} count={tickets.length} />
        {tickets.length === 0 ? <p className={classes.quiet}>{t('page.noTicketsText')}</p> : null}
        <ul>
          {tickets.map((one) => (
            <Ticket key={one.id} ticket={one} />
          ))}
        </ul>
        <Clones defect={defect} />
        <LinkForm defect={defect} />
      </section>
      <Alike title={t('page.duplicates')} defects={duplicates} />
      <Alike title={t('page.similar')} defects={similar} />
      <section>
        <SectionHead title={t('page.findings')} count={open.length} />
        {open.length === 0 ? <p className={classes.quiet}>{t('page.noFindings')}</p> : null}
        <ul>
          {open.map((one) => (
            <li key={`${one.rule}/${one.subject}`} className={classes.finding}>
              <StateMark
                mark={
                  one.level === 'block' ? 'blocked' : one.level === 'warn' ? 'warns' : 'unknown'
                }
                label={one.message}
              />
              <p className={classes.quiet}>
                {[one.hint, one.number > 0 ? t('page.rule', { number: one.number }) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {escalation.length > 0 ? (
        <section>
          <SectionHead title={t('page.escalation')} count={escalation.length} />
          <ul>
            {escalation.map((one) => (
              <li key={`${one.who}/${one.why}`} className={classes.line}>
                <strong>{one.who}</strong>
                <span className={classes.quiet}>{one.why}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Ticket({ ticket }: { ticket: TicketShape }) {
  const { t } = useTranslation('defects');
  const { desk, role, key, status, fate, merged_into } = ticket;
  return (
    <li className={classes.line}>
      <TicketLink ticket={ticket} name={ticketWords(desk, key)} />
      <span className={classes.quiet}>
        {[roleWord(role, t), statusWord(status, t)].filter(Boolean).join(', ')}
      </span>
      {merged_into ? (
        <StateMark mark="superseded" label={t('page.mergedInto', { ticket: merged_into })} />
      ) : fate === 'gone' ? (
        <StateMark mark="warns" label={t('inbox.gone')} />
      ) : fate === 'new' ? (
        <StateMark mark="planned" label={t('inbox.said.queued')} />
      ) : null}
    </li>
  );
}

/** Desks that have no ticket of it yet; the backlog first. */
function Clones({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const desks = useRead('desk_list', {}).data?.desks ?? [];
  const clone = useWrite('defect_clone');
  const there = new Set(defect.tickets.map((one) => one.desk));
  const others = desks
    .filter((one) => !there.has(one.name))
    .toSorted(
      (a, b) => Number(b.role === 'product_backlog') - Number(a.role === 'product_backlog'),
    );
  if (others.length === 0) return null;
  return (
    <div className={classes.buttons}>
      {others.map(({ id, name }) => (
        <Button
          key={id}
          size="xs"
          variant="default"
          leftSection={<IconCopyPlus size={14} />}
          loading={clone.running}
          onClick={() =>
            void clone.run(
              { id: defect.row.id, desk: id },
              { done: t('page.cloned', { desk: name }) },
            )
          }
        >
          {t('page.clone', { desk: name })}
        </Button>
      ))}
    </div>
  );
}

function LinkForm({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const [ticket, setTicket] = useState('');
  const link = useWrite('defect_link');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const request = { id: defect.row.id, ticket: ticket.trim() };
    if (await link.run(request, { done: t('page.linked', { ticket: request.ticket }) }))
      setTicket('');
  };
  return (
    <form className={classes.buttons} onSubmit={(event) => void submit(event)}>
      <TextInput
        size="xs"
        w={300}
        aria-label={t('page.link')}
        placeholder={t('page.linkHint')}
        value={ticket}
        onChange={(event) => setTicket(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        type="submit"
        disabled={!ticket.trim()}
        loading={link.running}
      >
        {t('page.link')}
      </Button>
    </form>
  );
}

interface AlikeProps {
  title: string;
  defects: readonly SimilarDefect[];
}

function Alike({ title, defects }: AlikeProps) {
  const { t } = useTranslation('defects');
  if (defects.length === 0) return null;
  return (
    <section>
      <SectionHead title={title} count={defects.length} />
      <ul>
        {defects.map((one) => (
          <li key={one.id} className={classes.line}>
            <Link href={defectPath(one.id)} className={classes.link}>
              {`${one.number} ${one.title}`}
            </Link>
            <span className={classes.quiet}>
              {[statusWord(one.state, t), one.why].filter(Boolean).join(' · ')}
            </span>
            {one.score > 0 ? <span className="tabular">{(one.score / 100).toFixed(2)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
