import { IconChecks, IconLink, IconPackage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Defect, TicketShape } from '@/bindings';
import { KeyHint, SectionHead, StateMark } from '@/components';
import { useDoor } from '@/platform';
import { statusWord } from '../parts/StatusWord';
import { ticketWords } from '../parts/ticket';
import { defectPath } from '../paths';
import classes from './defect.module.css';

/** A ticket; it opens in the browser where its address is known. */
export function TicketLink({ ticket, name }: { ticket: TicketShape | undefined; name: string }) {
  const { t } = useTranslation('defects');
  const door = useDoor();
  const inner = (
    <>
      <IconLink size={13} aria-hidden />
      {name}
    </>
  );
  if (!ticket?.url) return <span className={classes.ticket}>{inner}</span>;
  return (
    <button
      type="button"
      className={classes.ticket}
      title={t('inbox.openTicket', { ticket: name })}
      onClick={() => void door.openLink(ticket.url)}
    >
      {inner}
    </button>
  );
}

/** Its tickets across the desks, and the release that mends it. */
export function Linked({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const { tickets, row } = defect;
  return (
    <div className={classes.linked}>
      <SectionHead
        level={3}
        title={t('inbox.linked')}
        count={tickets.length + (row.release ? 1 : 0)}
        aside={
          <>
            <KeyHint keys={['C']} label={t('inbox.comment')} />
            <Link href={defectPath(row.id)} className={classes.open}>
              <KeyHint keys={['Enter']} label={t('inbox.openFull')} />
            </Link>
          </>
        }
      />
      <ul>
        {tickets.map((one) => (
          <li key={one.id} className={classes.link}>
            <TicketLink ticket={one} name={ticketWords(one.desk, one.key)} />
            <span>
              {[roleWord(one.role, t), statusWord(one.status, t)].filter(Boolean).join(', ')}
            </span>
            {one.fate === 'live' || one.fate === 'new' ? null : (
              <StateMark mark="warns" label={one.fate === 'gone' ? t('inbox.gone') : one.fate} />
            )}
          </li>
        ))}
        {row.release ? (
          <li className={classes.link}>
            <span className={classes.ticket}>
              <IconPackage size={13} aria-hidden />
              {t('inbox.fixIn', { release: row.release })}
            </span>
            {row.stage ? (
              <span>
                <IconChecks size={12} aria-hidden /> {row.stage.replaceAll('_', ' ')}
              </span>
            ) : null}
          </li>
        ) : null}
      </ul>
    </div>
  );
}

type Say = ReturnType<typeof useTranslation<'defects'>>['t'];

/** A desk's role in words. */
export function roleWord(role: string, t: Say): string {
  const known = ['support_bugs', 'hub_incidents', 'product_backlog'] as const;
  const found = known.find((one) => one === role);
  return found ? t(`inbox.role.${found}`) : role;
}
