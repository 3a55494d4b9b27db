import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Deployment } from '@/bindings';
import { KeyHint } from '@/components';
import { useActions } from '@/shell/actions';
import classes from './deployment.module.css';
import type { Asked } from './dialogs/DeploymentDialogs';
import { isOver, isSetback, mainStep, otherSteps, type Step } from './model/steps';
import { editPath, livePath } from './paths';
import { useAdvance } from './useAdvance';

interface StepsProps {
  deployment: Deployment;
  ask: (asked: Asked) => void;
}

/** What can be done with this window now: the usual next step, the others, and the rest in a menu. */
export function Steps({ deployment, ask }: StepsProps) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const word = useStepWord(deployment);
  const advance = useAdvance(deployment);
  const main = mainStep(deployment);
  const others = otherSteps(deployment);
  const over = isOver(deployment.state);
  const take = (step: Step) => {
    if ('act' in step) ask(step);
    else if (advance.asks(step.to)) ask({ to: step.to });
    else void advance.run(step.to);
  };
  const edit = () => go(editPath(deployment.id));
  const key = main ? keyOf(main) : undefined;
  useActions([
    ...(main
      ? [
          {
            id: 'deployment.next',
            label: `${word(main)}: ${deployment.title}`,
            key,
            run: () => take(main),
          },
        ]
      : []),
    ...(over
      ? []
      : [
          {
            id: 'deployment.edit',
            label: `${t('step.edit')} ${deployment.title}`,
            key: 'e',
            run: edit,
          },
        ]),
  ]);
  if (!main && over) return null;
  return (
    <div className={classes.steps}>
      {main ? (
        <Button
          size="xs"
          // Where the window may not be, the free slot above carries the filled button.
          variant={deployment.check.allowed || over ? 'filled' : 'default'}
          loading={advance.running}
          rightSection={
            key ? (
              <KeyHint keys={[key.toUpperCase()]} inverse={deployment.check.allowed} />
            ) : undefined
          }
          onClick={() => take(main)}
        >
          {word(main)}
        </Button>
      ) : null}
      {others.slice(0, 2).map((step) => (
        <Button
          key={JSON.stringify(step)}
          size="xs"
          variant={stops(step) ? 'outline' : 'default'}
          color={stops(step) ? 'red' : undefined}
          onClick={() => take(step)}
        >
          {word(step)}
        </Button>
      ))}
      {over ? null : (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="default" size={24} aria-label={t('step.more')}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit} rightSection={<KeyHint keys={['E']} />}>
              {t('step.edit')}
            </Menu.Item>
            {deployment.live ? (
              <Menu.Item onClick={() => go(livePath(deployment.id))}>{t('step.live')}</Menu.Item>
            ) : null}
            {others.slice(2).map((step) => (
              <Menu.Item
                key={JSON.stringify(step)}
                color={stops(step) ? 'red' : undefined}
                onClick={() => take(step)}
              >
                {word(step)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

/** Opening and closing a window each have one key. */
function keyOf(step: Step): string | undefined {
  if ('to' in step) return step.to === 'window_open' ? 'o' : undefined;
  return step.act === 'close' ? 'c' : undefined;
}

function stops(step: Step): boolean {
  return 'to' in step ? isSetback(step.to) && step.to !== 'planned' : step.act === 'cancel';
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
