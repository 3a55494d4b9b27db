import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonRows } from '@/components';
import { useRead } from '@/query';
import classes from './FirstRun.module.css';

interface StandardsStepProps {
  /** Leaves the first run for a page of the settings. */
  onEdit: (path: string) => void;
}

/** What else was taken over from the guide, in a few words, and where each is changed. */
export function StandardsStep({ onEdit }: StandardsStepProps) {
  const { t } = useTranslation('firstRun');
  const products = useRead('product_list', {}).data?.products;
  const checks = useRead('standard_check_list', {}).data?.checks;
  const values = useRead('scale_list', {}).data?.values;
  const aliases = useRead('alias_list', {}).data?.aliases;
  if (!products || !checks || !values || !aliases) return <SkeletonRows rows={5} height={56} />;
  const done = checks.filter((check) => check.group === 'definition_of_done');
  const scale = (name: string) =>
    values
      .filter((value) => value.scale === name)
      .map((value) => `${value.code} ${value.name}`)
      .join(' · ');
  const row = (part: Part, path: string, held: ReactNode) => (
    <Row key={part} part={part} held={held} onEdit={() => onEdit(`/settings/${path}`)} />
  );
  return (
    <ul className={classes.rows}>
      {row('products', 'products', products.map((product) => product.name).join(' · '))}
      {row('done', 'checks', done.map((check) => check.title).join(' · '))}
      {row('checks', 'checks', t('standards.checksHeld', { count: checks.length - done.length }))}
      {row('severities', 'scales', scale('severity'))}
      {row('priorities', 'scales', scale('priority'))}
      {row('aliases', 'aliases', t('standards.aliasesHeld', { count: aliases.length }))}
    </ul>
  );
}

type Part = 'products' | 'done' | 'checks' | 'severities' | 'priorities' | 'aliases';

function Row({ part, held, onEdit }: { part: Part; held: ReactNode; onEdit: () => void }) {
  const { t } = useTranslation('firstRun');
  const name = t(`standards.parts.${part}`);
  return (
    <li className={classes.standard}>
      <div>
        <strong>{name}</strong>
        <span className={classes.quiet}>{held}</span>
        <span className={classes.quiet}>{t(`standards.where.${part}`)}</span>
      </div>
      <Button
        size="xs"
        variant="default"
        aria-label={t('standards.change', { name })}
        onClick={onEdit}
      >
        {t('standards.open')}
      </Button>
    </li>
  );
}
