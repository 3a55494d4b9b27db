import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Deployment } from '@/bindings';
import { KeyHint } from '@/components';
import { useActions } from '@/shell/actions';
import { useNow } from '../useNow';
import classes from './deployment.module.css';
import type { Asked } from './dialogs/DeploymentDialogs';
import {
  hasCome,
  isOver,
  isSetback,
  keyOf,
  mainStep,
  otherSteps,
  type Step,
  timeIsWrong,
} from './model/steps';
import { editPath, livePath } from './paths';
import { Refused } from './Refused';
import { useAdvance } from './useAdvance';
import { useMayOverride } from './useMayOverride';

interface StepsProps {
  deployment: Deployment;
  ask: (asked: Asked) => void;
  /** How many buttons stand beside the usual step; the rest lies in the menu. */
  beside?: number;
  /** More lines for the menu. */
  children?: ReactNode;
}

/** What can be done with this window now: the usual next step, the others, and the rest in a menu. */
export function Steps({ deployment, ask, beside = 1, children }: StepsProps) {
  const word = useStepWord(deployment);
  const advance = useAdvance(deployment);
  const may = useMayOverride();
  const now = useNow(15_000);
  const main = mainStep(deployment, now);
  const others = otherSteps(deployment, now);
  const near = others.filter((step) => !isQuiet(step)).slice(0, beside);
  const take = (step: Step) => {
    // A key that is held down takes no second step.
    if (advance.running) return;
    if ('act' in step) return ask(step);
    const { to } = step;
    if (advance.asks(to)) return ask({ to });
    void advance.run(to, undefined, (because) => (may ? ask({ to, because }) : undefined));
  };
  // Where the time itself is wrong, the free slot above carries the filled button.
  const filled = hasCome(deployment, now) || !timeIsWrong(deployment);
  const all = main ? [main, ...others] : others;
  useStepKeys(
    deployment,
    all.map((step) => ({ step, label: word(step), run: () => take(step) })),
  );
  const over = isOver(deployment.state);
  const { refused } = advance;
  if (!main && over) return null;
  return (
    <div className={classes.steps}>
      {refused ? (
        <Refused
          why={refused}
          may={may}
          onOverride={() => ask({ to: refused.to, because: refused.refusal })}
        />
      ) : null}
      {main ? (
        <Button
          size="xs"
          variant={filled ? 'filled' : 'default'}
          loading={advance.running}
          rightSection={hintOf(main, filled)}
          onClick={() => take(main)}
        >
          {word(main)}
        </Button>
      ) : null}
      {near.map((step) => (
        <Button
          key={JSON.stringify(step)}
          size="xs"
          variant={stops(step) ? 'outline' : 'default'}
          color={stops(step) ? 'red' : undefined}
          rightSection={hintOf(step)}
          onClick={() => take(step)}
        >
          {word(step)}
        </Button>
      ))}
      {over ? null : (
        <StepMenu
          deployment={deployment}
          steps={others.filter((step) => !near.includes(step))}
          take={take}
        >
          {children}
        </StepMenu>
      )}
    </div>
  );
}

/** The key of a step, printed where it is pressed. */
function hintOf(step: Step, inverse = false): ReactNode {
  const key = keyOf(step);
  return key ? <KeyHint keys={[key.toUpperCase()]} inverse={inverse} /> : undefined;
}

interface Offered {
  step: Step;
  label: string;
  run: () => void;
}

/** Every step, those that have a key on it, and E to edit, while there is something left to change. */
function useStepKeys({ id, title, state }: Deployment, steps: readonly Offered[]) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const edit = () => go(editPath(id));
  useActions([
    ...steps.map(({ step, label, run }) => ({
      id: `deployment.${JSON.stringify(step)}`,
      label: `${label}: ${title}`,
      key: keyOf(step),
      run,
    })),
    ...(isOver(state)
      ? []
      : [{ id: 'deployment.edit', label: `${t('step.edit')} ${title}`, key: 'e', run: edit }]),
  ]);
}

interface StepMenuProps {
  deployment: Deployment;
  steps: readonly Step[];
  take: (step: Step) => void;
  children: ReactNode;
}

function StepMenu({ deployment, steps, take, children }: StepMenuProps) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const word = useStepWord(deployment);
  const { id, live } = deployment;
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <ActionIcon
          className={classes.rest}
          variant="default"
          size={28}
          aria-label={t('step.more')}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => go(editPath(id))} rightSection={<KeyHint keys={['E']} />}>
          {t('step.edit')}
        </Menu.Item>
        {children}
        {live ? <Menu.Item onClick={() => go(livePath(id))}>{t('step.live')}</Menu.Item> : null}
        {steps.map((step) => (
          <Menu.Item
            key={JSON.stringify(step)}
            color={stops(step) ? 'red' : undefined}
            rightSection={hintOf(step)}
            onClick={() => take(step)}
          >
            {word(step)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Steps that take something back while all is well: they lie in the menu. */
function isQuiet(step: Step): boolean {
  return 'to' in step ? step.to === 'planned' : ['withdraw', 'cancel'].includes(step.act);
}

function stops(step: Step): boolean {
  if ('to' in step) return isSetback(step.to) && step.to !== 'planned';
  return step.act === 'cancel' || step.act === 'override';
}

/** The verb of a step. */
export function useStepWord(deployment: Deployment): (step: Step) => string {
  const { t } = useTranslation('deployment');
  return (step) => {
    if ('to' in step) return t(`step.to.${step.to}`);
    if (step.act === 'confirm' && deployment.confirmed === 'needs_again')
      return t('step.confirmAgain');
    return step.act === 'override' ? t('slots.override') : t(`step.${step.act}`);
  };
}
