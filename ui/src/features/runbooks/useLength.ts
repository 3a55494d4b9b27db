import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { split } from './model';

/** A length in minutes in words. */
export function useLength() {
  const { t } = useTranslation('runbooks');
  return useCallback(
    (whole: number) => {
      const { hours, minutes } = split(whole);
      if (hours > 0 && minutes === 0) return t('wholeHours', { count: hours });
      return hours > 0 ? t('hours', { hours, minutes }) : t('minutes', { count: minutes });
    },
    [t],
  );
}
