import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageShape } from '@/bindings';
import { MessageDialog } from './MessageDialog';
import { byId, isOwed, MessageMark } from './MessageMark';
import classes from './messages.module.css';
import { useMessageWhen } from './useMessageWhen';

/** Messages of one thing: due by when, or sent when and how; each opens its preview. */
export function MessageList({ messages }: { messages: readonly MessageShape[] }) {
  const { t } = useTranslation('messages');
  const [open, setOpen] = useState<string | null>(null);
  const when = useMessageWhen();
  if (messages.length === 0) return <p className={classes.quiet}>{t('none')}</p>;
  return (
    <>
      <ul>
        {messages.map((one) => (
          <li key={one.id} className={classes.item}>
            <div className={classes.words}>
              <p className={classes.fact}>
                {t(`kind.${one.kind}`)} {t('to', { audience: one.audience })}
              </p>
              <p className={classes.quiet}>
                <MessageMark state={one.state} /> {when(one)}
              </p>
            </div>
            <Button
              size="xs"
              variant="default"
              aria-label={`${t(isOwed(one) ? 'review' : 'show')}: ${t(`kind.${one.kind}`)} ${t('to', { audience: one.audience })}`}
              onClick={() => setOpen(one.id)}
            >
              {t(isOwed(one) ? 'review' : 'show')}
            </Button>
          </li>
        ))}
      </ul>
      {open ? <MessageDialog message={byId(open)} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
