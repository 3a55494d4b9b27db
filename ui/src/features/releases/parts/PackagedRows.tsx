import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '@/query';
import type { PackagedRow } from '../model/packaged';
import classes from './packaged.module.css';

interface PackagedRowsProps {
  rows: readonly PackagedRow[];
  onChange: (rows: PackagedRow[]) => void;
  /** What to say at a field such as `with.0.version`, or at `with` as a whole. */
  error: (field: string) => string | undefined;
  /** Id of the product the release is of, which cannot go with itself. */
  own: string;
}

/** The products that go with a release, each in an exact version. */
export function PackagedRows({ rows, onChange, error, own }: PackagedRowsProps) {
  const { t } = useTranslation('releases');
  const made = useRef(0);
  const products = useRead('product_list', {}).data?.products ?? [];
  const data = products
    .filter((one) => one.id !== own)
    .map((one) => ({ value: one.id, label: one.name }));
  const change = (key: string, part: Partial<PackagedRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    do made.current += 1;
    while (rows.some((row) => row.key === `new ${made.current}`));
    onChange([...rows, { key: `new ${made.current}`, product: '', version: '' }]);
  };
  return (
    <Input.Wrapper
      label={t('packaged.label')}
      description={t('packaged.hint')}
      error={error('with')}
    >
      <div className={classes.rows}>
        {rows.map((row, index) => (
          <div key={row.key} className={classes.row}>
            <Select
              size="xs"
              searchable
              aria-label={t('packaged.productAt', { row: index + 1 })}
              placeholder={t('planForm.product')}
              data={data}
              value={row.product || null}
              onChange={(product) => change(row.key, { product: product ?? '' })}
              error={error(`with.${index}.product`)}
            />
            <TextInput
              size="xs"
              className={classes.mono}
              aria-label={t('packaged.versionAt', { row: index + 1 })}
              placeholder={t('planForm.rowVersion')}
              value={row.version}
              onChange={(event) => change(row.key, { version: event.currentTarget.value })}
              error={error(`with.${index}.version`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={t('packaged.remove', { row: index + 1 })}
              onClick={() => onChange(rows.filter((one) => one.key !== row.key))}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
            {t('packaged.add')}
          </Button>
        </div>
      </div>
    </Input.Wrapper>
  );
}
