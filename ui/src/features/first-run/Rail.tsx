import { Button } from '@mantine/core';
import { IconBox, IconCheck, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { forgetDrafts } from '@/components';
import { formatNumber } from '@/i18n/format';
import { useRead, useWrite } from '@/query';
import { ProductMark } from '@/shell/Mark';
import { useWorkspace } from '@/shell/workspace';
import classes from './FirstRun.module.css';
import { STEPS, type Step } from './steps';

/** The left edge of the first run: its steps with what each has found, and the sample. */
export function Rail({ current, onOpen }: { current: Step; onOpen: (step: Step) => void }) {
  const { t } = useTranslation('firstRun');
  const { t: shell } = useTranslation('shell');
  const facts = useFacts();
  const sample = useWrite('sample_open', { undo: false });
  // The hub that was begun is not the one of the sample.
  const openSample = async () => (await sample.run({})) && forgetDrafts();
  const reached = STEPS.indexOf(current);
  return (
    <aside className={classes.rail}>
      <div className={classes.brand}>
        <ProductMark size={34} />
        <div>
          <p className={classes.product}>{shell('product')}</p>
          <p className={classes.quiet}>{t('tagline')}</p>
        </div>
      </div>
      <p className={classes.railTitle}>{t('title')}</p>
      <p className={classes.railAbout}>{t('about')}</p>
      <ol className={classes.steps} aria-label={t('steps')}>
        {STEPS.map((step, index) => {
          const done = facts.begun && index < reached;
          return (
            <li key={step}>
              <button
                type="button"
                className={classes.railStep}
                aria-current={step === current ? 'step' : undefined}
                disabled={!facts.begun && index > 0}
                onClick={() => onOpen(step)}
              >
                <span className={classes.bullet} data-done={done || undefined}>
                  {done ? (
                    <IconCheck size={14} stroke={2.2} aria-label={t('done')} role="img" />
                  ) : (
                    index + 1
                  )}
                </span>
                <span>
                  <span className={classes.stepTitle}>{t(`${step}.title`)}</span>
                  <span className={classes.quiet}>{facts[step] ?? t(`${step}.rail`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <div className={classes.sample}>
        <p className={classes.sampleTitle}>
          <IconBox size={16} stroke={1.75} aria-hidden />
          {t('sampleTitle')}
        </p>
        <p className={classes.quiet}>{t('sampleText')}</p>
        <Button
          variant="default"
          size="xs"
          loading={sample.running}
          onClick={() => void openSample()}
        >
          {t('sampleOpen')}
        </Button>
      </div>
      <p className={classes.keptHere}>
        <IconLock size={14} aria-hidden />
        {t('kept')}
      </p>
    </aside>
  );
}

/** What each step has come to; nothing is read before there is a hub. */
function useFacts(): Partial<Record<Step, string>> & { begun: boolean } {
  const { t } = useTranslation('firstRun');
  const hub = useWorkspace().data?.hub ?? null;
  const enabled = hub !== null;
  const repos = useRead('repo_list', {}, { enabled }).data?.repos ?? [];
  const environments = useRead('environment_list', {}, { enabled }).data?.environments;
  const people = useRead('person_list', {}, { enabled }).data?.people;
  const rules = useRead('rule_list', {}, { enabled }).data?.rules;
  const checks = useRead('standard_check_list', {}, { enabled }).data?.checks;
  const values = useRead('scale_list', {}, { enabled }).data?.values;
  const sum = (of: (one: (typeof repos)[number]) => number) =>
    formatNumber(repos.reduce((total, one) => total + of(one), 0));
  return {
    begun: enabled,
    hub: hub ? `${hub.name}, ${hub.zone}` : undefined,
    repos: repos.some((one) => one.version_count > 0)
      ? t('repos.railDone', {
          charts: sum((one) => one.chart_count),
          versions: sum((one) => one.version_count),
        })
      : undefined,
    environments: environments && t('environments.railDone', { count: environments.length }),
    people: people && t('people.railDone', { count: people.length }),
    rules: rules && t('rules.railDone', { count: rules.length }),
    standards:
      checks && values && t('standards.railDone', { checks: checks.length, values: values.length }),
  };
}
