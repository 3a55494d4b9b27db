import { Switch, Textarea } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ticketWords } from './ticket';
import classes from './told.module.css';
import type { Told } from './useTold';

/** Whether the reporter is told of a decision, and in which words. */
export function ToldBox({ told }: { told: Told }) {
  const { t } = useTranslation('defects');
  if (!told.offered) return null;
  return (
    <div className={classes.box}>
      <Switch
        size="xs"
        label={t('told.tell')}
        checked={told.tell}
        onChange={(event) => told.setTell(event.currentTarget.checked)}
      />
      {told.tell ? <ToldText told={told} /> : null}
    </div>
  );
}

/** The words themselves, with the world beside them: they are public. */
export function ToldText({ told }: { told: Told }) {
  const { t } = useTranslation('defects');
  const { row, count, text, missing, error } = told;
  const label =
    count > 1
      ? t('told.many', { count })
      : t('told.to', { ticket: ticketWords(row.desk, row.ticket ?? '') });
  return (
    <>
      <p className={classes.label}>
        <IconWorld size={13} stroke={1.9} aria-hidden />
        {label}
      </p>
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        aria-label={label}
        placeholder={t('decision.answerHint')}
        value={text}
        onChange={(event) => told.setText(event.currentTarget.value)}
      />
      {missing.length > 0 ? (
        <p className={classes.note}>
          {t('decision.missingFields', { fields: missing.join(', ') })}
        </p>
      ) : null}
      {error ? (
        <p className={classes.note} role="alert">
          {t('told.failed', { message: error.message })}
        </p>
      ) : null}
    </>
  );
}
