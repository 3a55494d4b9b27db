import { useTranslation } from 'react-i18next';
import type { ProductKnowledge } from '@/bindings';
import { SectionHead } from '@/components';
import { formatNumber } from '@/i18n/format';
import classes from './desk.module.css';

/** How much of each product's articles has grown old: bars over one scale, the numbers beside them. */
export function Products({ products }: { products: readonly ProductKnowledge[] }) {
  const { t } = useTranslation('knowledge');
  const shown = products
    .filter((one) => one.published > 0)
    .toSorted((a, b) => b.stale - a.stale || b.published - a.published);
  const most = Math.max(1, ...shown.map((one) => one.published));
  return (
    <section className={classes.panel}>
      <SectionHead
        title={t('desk.byProduct')}
        aside={
          <span className={classes.legend}>
            <span className={classes.swatch} data-stale />
            {t('desk.stale')}
            <span className={classes.swatch} />
            {t('desk.fresh')}
          </span>
        }
      />
      {shown.length === 0 ? <p className={classes.none}>{t('desk.noProducts')}</p> : null}
      <ul>
        {shown.map(({ product, published, stale }) => {
          const name = product || t('noProduct');
          const facts = { stale: formatNumber(stale), all: formatNumber(published) };
          return (
            <li key={product} className={classes.product}>
              <span className={classes.productName}>{name}</span>
              <span
                role="img"
                aria-label={t('desk.staleSaid', { product: name, ...facts })}
                className={classes.track}
              >
                <span className={classes.bar} style={{ width: `${(100 * published) / most}%` }}>
                  <span
                    className={classes.part}
                    data-stale
                    style={{ width: `${(100 * stale) / published}%` }}
                  />
                </span>
              </span>
              <span className={classes.of}>{t('desk.staleOf', facts)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
