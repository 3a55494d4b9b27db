import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Deployment, Slot } from '@/bindings';
import { useRead, useWrite } from '@/query';
import classes from './deployment.module.css';
import type { Asked } from './dialogs/DeploymentDialogs';
import { isAhead, timeIsWrong } from './model/steps';
import { minutesWords } from './model/words';
import { editPath } from './paths';
import { Slots } from './Slots';
import { Steps } from './Steps';

interface FootProps {
  deployment: Deployment;
  ask: (asked: Asked) => void;
}

const MORE = 12;

/** What can be done now, and when it may go instead where its time is wrong. */
export function Foot({ deployment, ask }: FootProps) {
  const { t } = useTranslation('deployment');
  const [more, setMore] = useState(false);
  const wrong = timeIsWrong(deployment);
  const others = isAhead(deployment.state) && !wrong && !more;
  return (
    <>
      {wrong || more ? <OtherTimes {...{ deployment, more, setMore, wrong }} /> : null}
      <Steps deployment={deployment} ask={ask}>
        {others ? <Menu.Item onClick={() => setMore(true)}>{t('slots.others')}</Menu.Item> : null}
      </Steps>
    </>
  );
}

interface OtherTimesProps {
  deployment: Deployment;
  more: boolean;
  setMore: (more: boolean) => void;
  wrong: boolean;
}

/** Free slots in which it fits, each one press away, and the form for any other time. */
function OtherTimes({ deployment, more, setMore, wrong }: OtherTimesProps) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const [taking, setTaking] = useState<string | null>(null);
  const move = useWrite('deployment_save');
  const others = useRead(
    'deployment_check',
    { deployment: deployment.id, slots: MORE },
    { enabled: more, keep: true },
  );
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  const check = (more ? others.data : undefined) ?? deployment.check;
  const place = environments.find((one) => one.id === deployment.environment_id);
  const take = async (slot: Slot) => {
    setTaking(slot.start);
    const start = { local: slot.local, zone: slot.zone, label: '' };
    await move.run({ id: deployment.id, start }, { done: t('slots.moved', { label: slot.label }) });
    setTaking(null);
    setMore(false);
  };
  return (
    <div className={classes.others}>
      <Slots
        slots={check.next_slots}
        none={check.no_slot_because}
        about={t('slots.for', {
          length: minutesWords(deployment.minutes),
          environment: place?.name ?? deployment.environment,
        })}
        verb="move"
        take={(slot) => void take(slot)}
        running={taking}
        filled={wrong}
      />
      <div className={classes.footRow}>
        <Button size="compact-xs" variant="subtle" onClick={() => setMore(!more)}>
          {t(more ? 'slots.fewer' : 'slots.others')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => go(editPath(deployment.id))}>
          {t('slots.another')}
        </Button>
      </div>
    </div>
  );
}
