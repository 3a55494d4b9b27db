import { Button } from '@mantine/core';
import { IconEdit, IconPlus, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorNote, KeyHint, PageBody, SidePanel, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { useActions } from '@/shell/actions';
import { useCrumbs } from '@/shell/crumbs';
import { useRowKeys } from '@/shell/keys';
import { EnvironmentForm } from './EnvironmentForm';
import classes from './Environments.module.css';
import { Faces } from './Faces';
import { Ladder } from './Ladder';
import { boardPath } from './paths';

/** The environments in the order a release climbs them. */
export default function EnvironmentsPage() {
  const { t } = useTranslation('environments');
  const { data, error, refetch } = useRead('environment_list', {});
  const [open, setOpen] = useState<string | null>(null);
  const [cursor, setCursor] = useState(-1);
  const rows = data?.environments ?? [];
  const chosen = rows.find((one) => one.id === open) ?? null;
  const panel = open !== null && (chosen || open === NEW);
  const add = () => setOpen(NEW);
  const edit = (index: number) => setOpen(rows[index]?.id ?? null);
  useCrumbs([{ label: t('title'), path: boardPath }, { label: t('face.ladder') }]);
  useRowKeys({ count: rows.length, selected: cursor, select: setCursor, open: edit });
  const current = rows[cursor];
  useActions([
    { id: 'environment-new', label: t('add'), key: 'n', icon: <IconPlus size={15} />, run: add },
    ...(current
      ? [
          {
            id: 'environment-edit',
            label: t('edit', { name: current.name }),
            key: 'e',
            icon: <IconEdit size={15} />,
            run: () => edit(cursor),
          },
        ]
      : []),
  ]);
  const addButton = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} />}
      rightSection={<KeyHint keys={['N']} inverse />}
      onClick={add}
    >
      {t('add')}
    </Button>
  );
  return (
    <>
      <Faces here="ladder">{addButton}</Faces>
      <div className={classes.split}>
        <PageBody>
          <p className={classes.about}>{t('about')}</p>
          {error && !data ? (
            <ErrorNote message={error.message} hint={error.hint} retry={() => void refetch()} />
          ) : null}
          {data || error ? null : <SkeletonRows rows={6} height={44} />}
          {data && rows.length === 0 ? (
            <EmptyState icon={<IconStack2 size={20} />} title={t('empty')} action={addButton}>
              {t('emptyText')}
            </EmptyState>
          ) : null}
          {rows.length > 0 ? (
            <Ladder
              environments={rows}
              selected={chosen ? rows.indexOf(chosen) : cursor}
              onOpen={(one) => {
                setCursor(rows.indexOf(one));
                setOpen(one.id);
              }}
            />
          ) : null}
        </PageBody>
        {panel ? (
          <SidePanel
            key={open}
            name="environments"
            title={chosen ? t('edit', { name: chosen.name }) : t('add')}
            onClose={() => setOpen(null)}
          >
            <EnvironmentForm environment={chosen} ladder={rows} onDone={() => setOpen(null)} />
          </SidePanel>
        ) : null}
      </div>
    </>
  );
}

/** Stands for the environment that is not there yet. */
const NEW = '+';
