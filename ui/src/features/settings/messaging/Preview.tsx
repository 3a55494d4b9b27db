import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageKind, TemplateText } from '@/bindings';
import { ErrorNote } from '@/components';
import { useRead } from '@/query';
import own from './messaging.module.css';

interface PreviewProps {
  kind: MessageKind;
  audience: string | null;
  /** As it stands in the fields. */
  template: TemplateText;
}

/** What was typed, filled in from a window that is planned. */
export function Preview({ kind, audience, template: typed }: PreviewProps) {
  const { t } = useTranslation('messaging');
  const planned =
    useRead('deployment_list', { past: true, needs_confirming: false }).data?.deployments ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const deployment = chosen ?? planned[0]?.id ?? null;
  const { subject, body, language } = typed;
  const [template] = useDebouncedValue(
    useMemo(() => ({ subject, body, language }), [subject, body, language]),
    250,
  );
  const read = useRead(
    'message_render',
    { kind, deployment, audience, template },
    { enabled: deployment !== null, keep: true },
  );
  return (
    <section>
      <h3 className={own.head}>{t('templates.preview')}</h3>
      {deployment === null ? (
        <p className={own.quiet}>{t('templates.noDeployment')}</p>
      ) : (
        <>
          <Select
            searchable
            allowDeselect={false}
            aria-label={t('templates.previewOn')}
            data={planned.map((one) => ({
              value: one.id,
              label: `${one.title} · ${one.environment} · ${one.start.label}`,
            }))}
            value={deployment}
            onChange={setChosen}
          />
          <p className={own.quiet}>{t('templates.previewTyped')}</p>
          {read.error ? <ErrorNote message={read.error.message} hint={read.error.hint} /> : null}
          {read.data ? (
            <div className={own.preview}>
              <p className={own.subject}>{read.data.subject}</p>
              <p>{read.data.body}</p>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}
