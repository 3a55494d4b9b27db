import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '@/bindings';
import { ErrorNote } from '@/components';
import { useRead } from '@/query';
import messaging from '../messaging/messaging.module.css';

/** The reply as it was saved last, filled in from a defect. */
export function ReplyPreview({ reply }: { reply: Reply | null }) {
  const { t } = useTranslation('settings');
  const list = useRead('defect_list', { sort: '-reported', limit: 50 });
  const defects = list.data?.defects ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const defect = chosen ?? defects[0]?.id ?? '';
  const read = useRead(
    'reply_render',
    { template: reply?.id ?? '', defect },
    { enabled: reply !== null && defect !== '', keep: true },
  );
  const note = !reply
    ? t('replies.previewNew')
    : list.data && defect === ''
      ? t('replies.noDefect')
      : t('replies.previewSaved');
  return (
    <section>
      <h3 className={messaging.head}>{t('replies.preview')}</h3>
      {reply && defect ? (
        <Select
          searchable
          allowDeselect={false}
          aria-label={t('replies.previewOn')}
          data={defects.map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
          value={defect}
          onChange={setChosen}
        />
      ) : null}
      <p className={messaging.quiet}>{note}</p>
      {read.error ? <ErrorNote message={read.error.message} hint={read.error.hint} /> : null}
      {reply && read.data ? (
        <>
          <p className={messaging.preview}>{read.data.body}</p>
          {read.data.missing.length > 0 ? (
            <p className={messaging.quiet}>
              {t('replies.previewMissing', { fields: read.data.missing.join(', ') })}
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
