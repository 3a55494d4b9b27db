import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Product, ProductKind } from '@/bindings';
import { type Column, FormActions, submitKey, takeField, useDraftForm } from '@/components';
import { useRead, useWrite } from '@/query';
import { ListPart } from './ListPart';
import classes from './Settings.module.css';

const KINDS: readonly ProductKind[] = ['mojaloop_core', 'extension', 'customisation'];

/** What a release package may hold. */
export default function ProductsPart() {
  const { t } = useTranslation('settings');
  const products = useRead('product_list', {});
  const columns: Column<Product>[] = [
    {
      id: 'name',
      head: t('products.name'),
      width: 'minmax(140px, 1fr)',
      cell: (one) => <span className={classes.strong}>{one.name}</span>,
      order: (one) => one.name,
    },
    {
      id: 'kind',
      head: t('products.kind'),
      width: '112px',
      cell: (one) => t(`products.kinds.${one.kind}`),
      order: (one) => one.kind,
    },
    {
      id: 'chart',
      head: t('products.chart'),
      width: 'minmax(110px, 1fr)',
      cell: (one) => <span className="mono">{one.chart}</span>,
    },
    {
      id: 'source',
      head: t('products.source'),
      width: 'minmax(160px, 2fr)',
      cell: (one) => (
        <span className={classes.quiet} title={one.source_url}>
          {one.source_url.replace(/^https?:\/\//, '')}
        </span>
      ),
    },
  ];
  return (
    <ListPart
      name="products"
      title={t('part.products')}
      about={t('products.about')}
      label={t('products.list')}
      columns={columns}
      rows={products.data?.products}
      rowId={(one) => one.id}
      error={products.error}
      retry={() => void products.refetch()}
      add={t('products.add')}
      panel={(one, close) => ({
        title: one ? t('products.edit', { name: one.name }) : t('products.add'),
        content: <ProductForm product={one} onDone={close} />,
      })}
      empty={{ title: t('products.empty'), text: t('products.emptyText') }}
    />
  );
}

function ProductForm({ product, onDone }: { product: Product | null; onDone: () => void }) {
  const { t } = useTranslation('settings');
  const { form, restored, leave } = useDraftForm(
    `product/${product?.id ?? ''}`,
    {
      initialValues: {
        name: product?.name ?? '',
        kind: product?.kind ?? ('extension' as ProductKind),
        chart: product?.chart ?? '',
        source_url: product?.source_url ?? '',
      },
      validateInputOnChange: true,
      validate: {
        name: (name) => (name.trim() ? null : t('needed')),
        source_url: (url) =>
          !url || /^https?:\/\/\S+$/.test(url) ? null : t('products.sourceWrong'),
      },
    },
    onDone,
  );
  const remove = useWrite('product_remove');
  const { run, running } = useWrite('product_save', { takes: takeField(form) });
  const save = form.onSubmit(async (values) => {
    const done = t('products.saved', { name: values.name });
    if (await run({ id: product?.id ?? null, ...values }, { done })) leave();
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <TextInput label={t('products.name')} required {...form.getInputProps('name')} />
      <Select
        label={t('products.kind')}
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: t(`products.kinds.${kind}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('products.chart')}
        description={t('products.chartAbout')}
        {...form.getInputProps('chart')}
      />
      <TextInput label={t('products.source')} {...form.getInputProps('source_url')} />
      <FormActions
        label={t('products.save')}
        running={running}
        restored={restored}
        onCancel={leave}
        aside={
          product ? (
            <Button
              variant="outline"
              color="red"
              loading={remove.running}
              onClick={async () => {
                const done = t('products.removed', { name: product.name });
                if (await remove.run({ id: product.id }, { done })) leave();
              }}
            >
              {t('products.remove')}
            </Button>
          ) : null
        }
      />
    </form>
  );
}
