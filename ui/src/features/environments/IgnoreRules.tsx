import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DriftIgnore } from '@/bindings';
import { SectionHead } from '@/components';
import { useRead, useWrite } from '@/query';
import classes from './Board.module.css';

/** What is let pass here for now: why, by whom, until when. What has ended counts again by itself. */
export function IgnoreRules({ environment }: { environment: string }) {
  const { t } = useTranslation('environments');
  const rules = useRead('drift_ignore_list', {}).data?.ignores ?? [];
  const here = rules.filter(
    (one) => one.in_force && (one.environment === null || one.environment === environment),
  );
  if (here.length === 0) return null;
  return (
    <section className={classes.layer}>
      <SectionHead level={3} title={t('passing')} count={here.length} />
      <ul>
        {here.map((one) => (
          <Rule key={one.id} rule={one} />
        ))}
      </ul>
    </section>
  );
}

function Rule({ rule }: { rule: DriftIgnore }) {
  const { t } = useTranslation('environments');
  const write = useWrite('drift_ignore_remove', {
    done: t('countsAgain', { component: rule.component }),
  });
  return (
    <li>
      <span className={classes.changed}>
        <b>{rule.component}</b>
        <Button
          size="compact-xs"
          variant="default"
          loading={write.running}
          aria-label={t('countOf', { component: rule.component })}
          onClick={() => void write.run({ id: rule.id })}
        >
          {t('countAgain')}
        </Button>
      </span>
      <span>{rule.reason}</span>
      <span className={classes.quiet}>
        {t('passingBy', { by: rule.by, until: rule.expires.label })}
        {rule.environment === null ? ` ${t('everywhere')}` : ''}
      </span>
    </li>
  );
}
