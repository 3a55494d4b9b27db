import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefectRow } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import type { Refusal } from '@/platform';
import { useWrite } from '@/query';
import { STATUSES, useStatusWord } from '../parts/StatusWord';

/** The state of its ticket; where a rule forbids the step, it asks why. */
export function StatusField({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const [asked, setAsked] = useState<{ status: string; refusal: Refusal } | null>(null);
  const write = useWrite('defect_status');
  const set = async (status: string, reason: string | null) => {
    const word = t(`status.${status as (typeof STATUSES)[number]}`);
    const answer = await write.run(
      { ids: [row.id], status, reason },
      {
        done: t('page.statusSet', { number: row.number, status: word }),
        // A rule that wants a reason gets its question; everything else is told as always.
        takes: (refusal) => {
          if (reason || !['blocked', 'invalid'].includes(refusal.code)) return false;
          setAsked({ status, refusal });
          return true;
        },
      },
    );
    return answer !== null;
  };
  const word = useStatusWord(row.status);
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
          <Menu.RadioGroup value={row.status} onChange={(one) => void set(one, null)}>
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
          title={t('page.statusReason')}
          label={t(`status.${asked.status as (typeof STATUSES)[number]}`)}
          running={write.running}
          refusal={write.refusal}
          run={(reason) => set(asked.status, reason)}
          close={() => setAsked(null)}
        >
          <p>{t('page.statusReasonText', { message: asked.refusal.message })}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
