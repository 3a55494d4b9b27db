import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zones } from '@/features/settings/hub/zones';
import type { WindowValues } from './values';
import { WhenFields } from './WhenFields';

interface TimeFieldsProps {
  values: WindowValues;
  errors: Record<string, ReactNode>;
  set: (change: Partial<WindowValues>) => void;
}

/** When it first begins, how long it lasts, and in which zone that is meant. */
export function TimeFields({ values, errors, set }: TimeFieldsProps) {
  const { t } = useTranslation('windows');
  const all = useMemo(zones, []);
  return (
    <>
      <WhenFields
        label={t('freezes.start')}
        day={values.startDay}
        time={values.startTime}
        onDay={(startDay) =>
          set({ startDay, ...(values.endDay < startDay ? { endDay: startDay } : {}) })
        }
        onTime={(startTime) => set({ startTime })}
        error={errors.startDay}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('freezes.ends')}
        value={values.lasts}
        onChange={(lasts) => set({ lasts: lasts as WindowValues['lasts'] })}
        data={[
          { value: 'end', label: t('freezes.byEnd') },
          { value: 'length', label: t('freezes.byLength') },
        ]}
      />
      {values.lasts === 'end' ? (
        <WhenFields
          label={t('freezes.end')}
          day={values.endDay}
          time={values.endTime}
          onDay={(endDay) => set({ endDay })}
          onTime={(endTime) => set({ endTime })}
          error={errors.endDay}
        />
      ) : (
        <TextInput
          label={t('freezes.duration')}
          description={t('freezes.durationAbout')}
          value={values.length}
          onChange={(event) => set({ length: event.currentTarget.value })}
          error={errors.length}
        />
      )}
      <Select
        label={t('freezes.zone')}
        searchable
        allowDeselect={false}
        limit={60}
        data={all}
        value={values.zone}
        onChange={(next) => set({ zone: next ?? values.zone })}
      />
    </>
  );
}
