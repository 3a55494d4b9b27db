import {
  IconCircleX,
  IconClockPause,
  IconHelpCircle,
  IconLock,
  IconWorld,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SaidShape } from '@/bindings';
import { Avatar } from '@/components';
import classes from './conversation.module.css';
import { Moment } from './Moment';

/** What was said about a defect, over all of its tickets, oldest first. */
export function Conversation({ said }: { said: readonly SaidShape[] }) {
  return (
    <ul className={classes.conversation}>
      {said.map((one) => (
        <Said key={one.id} said={one} />
      ))}
    </ul>
  );
}

const WAITING = {
  queued: IconClockPause,
  sending: IconClockPause,
  unknown: IconHelpCircle,
  refused: IconCircleX,
} as const;

function Said({ said }: { said: SaidShape }) {
  const { t } = useTranslation('defects');
  const { author, at, body, ticket, state } = said;
  const waits = state in WAITING ? (state as keyof typeof WAITING) : null;
  const Waiting = waits ? WAITING[waits] : null;
  const Reads = said.public ? IconWorld : IconLock;
  return (
    <li className={classes.said} data-public={said.public || undefined}>
      <Avatar name={author || '?'} />
      <div className={classes.body}>
        <p className={classes.who}>
          <strong>{author}</strong>
          <span className={classes.meta}>
            <Moment stamp={at} />
          </span>
          {ticket ? <span className={classes.meta}>{ticket}</span> : null}
          <span className={classes.reads} data-public={said.public || undefined}>
            <Reads size={12} stroke={1.9} aria-hidden />
            {t(said.public ? 'inbox.public' : 'inbox.internal')}
          </span>
          {waits && Waiting ? (
            <span className={classes.waits} data-state={waits}>
              <Waiting size={13} aria-hidden />
              {t(`inbox.said.${waits}`)}
            </span>
          ) : null}
        </p>
        <p className={classes.words}>{body}</p>
      </div>
    </li>
  );
}
