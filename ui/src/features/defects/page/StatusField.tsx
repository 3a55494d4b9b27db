import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { STATUSES, useStatusWord } from '../parts/StatusWord';

/** What a state may rest on: why, or what the customer decided. */
type Ground = 'reason' | 'decision';

interface Asked {
  status: string;
  ground: Ground;
  refusal: Refusal;
}

/** The state of its ticket; where it must rest on something, that is asked for. */
export function StatusField({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const [asked, setAsked] = useState<Asked | null>(null);
  const write = useWrite('defect_status');
  const set = async (status: string, given: Partial<Record<Ground, string>>) => {
    const word = t(`status.${status as (typeof STATUSES)[number]}`);
    const answer = await write.run(
      { ids: [row.id], status, ...given },
      {
        done: t('page.statusSet', { number: row.number, status: word }),
        // What words can mend gets its question; everything else is told as always.
        takes: (refusal) => {
          const ground = groundOf(refusal);
          if (!ground || given[ground]) return false;
          setAsked({ status, ground, refusal });
          return true;
        },
      },
    );
    return answer !== null;
  };
  const word = useStatusWord(row.status);
  const decision = {
    label: t('page.asks.decision.label'),
    placeholder: t('page.asks.decision.placeholder'),
    needed: t('page.asks.decision.needed'),
  };
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            aria-label={t('page.statusOf', { number: row.number, status: word })}
            rightSection={<IconChevronDown size={13} />}
            loading={write.running}
          >
            {word}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={row.status} onChange={(one) => void set(one, {})}>
            {STATUSES.map((one) => (
              <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                {t(`status.${one}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      {asked ? (
        <ReasonDialog
          key={asked.ground}
          title={t(`page.asks.${asked.ground}.title`)}
          label={t(`status.${asked.status as (typeof STATUSES)[number]}`)}
          words={asked.ground === 'decision' ? decision : undefined}
          running={write.running}
          refusal={write.refusal === asked.refusal ? null : write.refusal}
          run={(text) => set(asked.status, { [asked.ground]: text })}
          close={() => setAsked(null)}
        >
          <p>{t(`page.asks.${asked.ground}.text`, { message: asked.refusal.message })}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

function groundOf({ field }: Refusal): Ground | undefined {
  return (['reason', 'decision'] as const).find((one) => one === field);
}
