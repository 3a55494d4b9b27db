import { useTranslation } from 'react-i18next';
import type { Audience } from '@/bindings';
import type { Column } from '@/components';
import { formatLanguage } from '@/i18n/format';
import { useRead } from '@/query';
import { ListPart } from '../ListPart';
import classes from '../Settings.module.css';
import { AudienceForm } from './AudienceForm';

/** Who is told of windows, and how. */
export default function AudiencesPart() {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  const type = useTranslation('deployment').t;
  const audiences = useRead('audience_list', {});
  const toldOf = (one: Audience) =>
    [
      ...one.environments,
      ...one.change_types.map((each) => type(`type.${each}`).toLowerCase()),
    ].join(', ') || t('audiences.everything');
  const columns: Column<Audience>[] = [
    {
      id: 'name',
      head: t('audiences.name'),
      width: 'minmax(228px, 1fr)',
      cell: (one) => (
        <span className={classes.twoLines}>
          <span className={classes.strong}>{one.name}</span>
          <span className={classes.quiet} title={one.addresses.join(', ')}>
            {one.addresses.length > 0
              ? t('audiences.count', { count: one.addresses.length })
              : t('audiences.noAddress')}
          </span>
        </span>
      ),
      order: (one) => one.name,
    },
    {
      id: 'told',
      head: t('audiences.toldOf'),
      width: 'minmax(140px, 2fr)',
      cell: (one) => <span className={classes.wrapped}>{toldOf(one)}</span>,
    },
    {
      id: 'webhook',
      head: t('audiences.webhook'),
      width: 'minmax(72px, 1fr)',
      cell: (one) =>
        one.webhook
          ? t(one.webhook_ready ? 'audiences.ready' : 'audiences.notReady', { name: one.webhook })
          : null,
    },
    {
      id: 'language',
      head: t('audiences.language'),
      width: '80px',
      cell: (one) => formatLanguage(one.language),
      order: (one) => one.language,
    },
  ];
  return (
    <ListPart
      name="audiences"
      title={settings('part.audiences')}
      about={t('audiences.about')}
      label={t('audiences.list')}
      columns={columns}
      rows={audiences.data?.audiences}
      rowId={(one) => one.id}
      error={audiences.error}
      retry={() => void audiences.refetch()}
      add={t('audiences.add')}
      panel={(one, close) => ({
        title: one ? t('audiences.edit', { name: one.name }) : t('audiences.add'),
        content: <AudienceForm audience={one} onDone={close} />,
      })}
      empty={{ title: t('audiences.empty'), text: t('audiences.emptyText') }}
      rowHeight={48}
    />
  );
}
