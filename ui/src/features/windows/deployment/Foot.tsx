import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Deployment, Slot } from '@/bindings';
import { useRead, useWrite } from '@/query';
import classes from './deployment.module.css';
import type { Asked } from './dialogs/DeploymentDialogs';
import { minutesWords } from './model/words';
import { editPath } from './paths';
import { Slots } from './Slots';

interface FootProps {
  deployment: Deployment;
  ask: (asked: Asked) => void;
}

const MORE = 12;

/** When it may go instead, and the way to let it pass all the same. */
export function Foot({ deployment, ask }: FootProps) {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const [more, setMore] = useState(false);
  const [taking, setTaking] = useState<string | null>(null);
  const move = useWrite('deployment_save');
  const others = useRead(
    'deployment_check',
    { deployment: deployment.id, slots: MORE, change_type: null, rollback: false },
    { enabled: more, keep: true },
  );
  const environments = useRead('environment_list', {}).data?.environments ?? [];
  if (deployment.check.allowed && !more) {
    return (
      <Button variant="default" onClick={() => setMore(true)}>
        {t('slots.others')}
      </Button>
    );
  }
  const check = (more ? others.data : undefined) ?? deployment.check;
  const place = environments.find((one) => one.id === deployment.environment_id);
  const take = async (slot: Slot) => {
    setTaking(slot.start);
    const start = { local: slot.local, zone: slot.zone, label: '' };
    const done = t('slots.moved', { label: slot.label });
    const governed = { change_type: null, strategy: null, performed_by: null };
    await move.run({ id: deployment.id, start, ...governed }, { done });
    setTaking(null);
    setMore(false);
  };
  return (
    <>
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
        filled={!deployment.check.allowed}
      />
      <div className={classes.footRow}>
        {more ? (
          <Button variant="default" onClick={() => go(editPath(deployment.id))}>
            {t('slots.another')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setMore(true)}>
            {t('slots.others')}
          </Button>
        )}
        {deployment.check.allowed ? (
          <Button variant="default" onClick={() => setMore(false)}>
            {t('slots.fewer')}
          </Button>
        ) : (
          <Button variant="outline" color="red" onClick={() => ask({ act: 'override' })}>
            {t('slots.override')}
          </Button>
        )}
      </div>
    </>
  );
}
