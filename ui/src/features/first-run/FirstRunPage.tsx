import { Button } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { KeyHint } from '@/components';
import { dialogIsOpen } from '@/shell/keys';
import { EnvironmentsStep } from './EnvironmentsStep';
import classes from './FirstRun.module.css';
import { HUB_FORM, HubStep } from './HubStep';
import { PeopleStep } from './PeopleStep';
import { Rail } from './Rail';
import { RepoStep } from './RepoStep';
import { RulesStep } from './RulesStep';
import { StandardsStep } from './StandardsStep';
import { STEPS, type Step } from './steps';

interface FirstRunProps {
  /** The hub is about to be saved: stay here although there is one then. */
  onBegin: () => void;
  /** Done, or left for later. */
  onDone: () => void;
}

/** Sets up a hub in six steps, each saved as it is made. */
export default function FirstRunPage({ onBegin, onDone }: FirstRunProps) {
  const { t } = useTranslation('firstRun');
  const [, go] = useLocation();
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? 'hub';
  const next = STEPS[at + 1];
  const leaveFor = (path: string) => {
    go(path);
    onDone();
  };
  const leave = () => leaveFor('/overview');
  const forward = () => (next ? setAt(at + 1) : leave());
  const bodies: Record<Step, ReactNode> = {
    hub: <HubStep onBegin={onBegin} onSaved={forward} />,
    repos: <RepoStep />,
    environments: <EnvironmentsStep />,
    people: <PeopleStep />,
    rules: <RulesStep />,
    standards: <StandardsStep onEdit={leaveFor} />,
  };
  useWindowEvent('keydown', (event) => {
    const mine = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    // The first step's form has this key for itself, and so has a form in a dialog.
    if (!mine || step === 'hub' || event.defaultPrevented || dialogIsOpen()) return;
    event.preventDefault();
    forward();
  });
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step was opened
  useEffect(() => heading.current?.focus(), [step]);
  const onward = next ? t('continueTo', { step: t(`${next}.short`) }) : t('finish');

  return (
    <div className={classes.frame}>
      <Rail current={step} onOpen={(wanted) => setAt(STEPS.indexOf(wanted))} />
      <div className={classes.main}>
        <main className={classes.step} key={step}>
          <p className={classes.count}>{t('stepOf', { step: at + 1, steps: STEPS.length })}</p>
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {t(`${step}.title`)}
          </h1>
          <p className={classes.about}>{t(`${step}.about`)}</p>
          {bodies[step]}
        </main>
        <footer className={classes.foot}>
          {at > 0 ? (
            <Button variant="default" onClick={() => setAt(at - 1)}>
              {t('back')}
            </Button>
          ) : null}
          <span className={classes.saved}>{t('saved')}</span>
          {at > 0 ? (
            <Button variant="subtle" color="gray" className={classes.later} onClick={leave}>
              {t('later')}
            </Button>
          ) : null}
          <Button
            type={step === 'hub' ? 'submit' : 'button'}
            form={step === 'hub' ? HUB_FORM : undefined}
            onClick={step === 'hub' ? undefined : forward}
            rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
          >
            {onward}
          </Button>
        </footer>
      </div>
    </div>
  );
}
