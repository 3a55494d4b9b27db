import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { STATUSES, useStatusWord } from '../parts/StatusWord';
import { BlockedStatus } from './BlockedStatus';

/** What a state may rest on: why, what the customer decided, or why a rule's block is passed. */
type Ground = 'reason' | 'decision' | 'override_reason';

interface Asked {
  status: string;
  ground: Ground;
  refusal: Refusal;
  /** What was given for it before. */
  given: Given;
}

type Given = Partial<Record<Ground, string>>;

/** The state of its ticket; where it must rest on something, that is asked for. */
export function StatusField({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const [asked, setAsked] = useState<Asked | null>(null);
  const write = useWrite('defect_status');
  const wordOf = (status: string) => t(`status.${status as (typeof STATUSES)[number]}`);
  const set = async (status: string, given: Given) => {
    const answer = await write.run(
      { ids: [row.id], status, ...given },
      {
        done: t('page.statusSet', { number: row.number, status: wordOf(status) }),
        // What words can mend gets its question; everything else is told as always.
        takes: (refusal) => {
          const ground = groundOf(refusal);
          if (!ground || given[ground]) return false;
          setAsked({ status, ground, refusal, given });
          return true;
        },
      },
    );
    return answer !== null;
  };
  const refusal = write.refusal === asked?.refusal ? null : write.refusal;
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
      {asked?.ground === 'override_reason' ? (
        <BlockedStatus
          number={row.number}
          word={wordOf(asked.status)}
          why={asked.refusal}
          running={write.running}
          refusal={refusal}
          run={(text) => set(asked.status, { ...asked.given, override_reason: text })}
          close={() => setAsked(null)}
        />
      ) : asked ? (
        <ReasonDialog
          key={asked.ground}
          title={t(`page.asks.${asked.ground}.title`)}
          label={wordOf(asked.status)}
          words={asked.ground === 'decision' ? decision : undefined}
          running={write.running}
          refusal={refusal}
          run={(text) => set(asked.status, { ...asked.given, [asked.ground]: text })}
          close={() => setAsked(null)}
        >
          <p>{t(`page.asks.${asked.ground}.text`, { message: asked.refusal.message })}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

function groundOf({ code, field }: Refusal): Ground | undefined {
  if (code === 'blocked') return 'override_reason';
  return (['reason', 'decision'] as const).find((one) => one === field);
}
