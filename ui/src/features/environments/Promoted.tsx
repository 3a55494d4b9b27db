import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DifferenceShape } from '@/bindings';
import { ChangeArrow, ChangeMark, SectionHead } from '@/components';
import { formatNumber } from '@/i18n/format';
import classes from './Board.module.css';

/** As many as leave what lies beyond versions in reach. */
const FEW = 10;

/** What would change in the first environment, a line each; the unusual kinds first. */
export function Promoted({ changes }: { changes: readonly DifferenceShape[] }) {
  const { t } = useTranslation('environments');
  const [all, setAll] = useState(false);
  const more = changes.length - FEW;
  const shown = all || more <= 1 ? changes : changes.slice(0, FEW);
  return (
    <section className={classes.layer}>
      <SectionHead level={3} title={t('promoting')} count={formatNumber(changes.length)} />
      {changes.length === 0 ? <p className={classes.quiet}>{t('nothingChanges')}</p> : null}
      <ul className={classes.promoted}>
        {shown.map((one) => (
          <li key={one.name}>
            <ChangeMark change={one.change} compact />
            <div className={classes.promotedWords}>
              <span>{one.name}</span>
              <ChangeArrow from={one.from} to={one.to} change={one.change} plain />
            </div>
          </li>
        ))}
      </ul>
      {shown.length < changes.length ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t('promotingMore', { count: more })}
        </Button>
      ) : null}
    </section>
  );
}
