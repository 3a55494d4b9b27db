import { LOCALE } from '@/i18n/format';

/** Every IANA zone this machine knows, with the one that follows no season first. */
export function zones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** The zone this machine is set to, for a first guess. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The time in a zone, with its offset, such as `16:42 UTC+1`; empty for a zone not known. */
export function timeIn(zone: string, at: Date): string {
  try {
    const parts = new Intl.DateTimeFormat(LOCALE, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'shortOffset',
    }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return `${part('hour')}:${part('minute')} ${part('timeZoneName').replace('GMT', 'UTC')}`;
  } catch {
    return '';
  }
}
