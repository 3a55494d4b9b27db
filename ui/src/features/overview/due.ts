import type { TFunction } from 'i18next';
import type { Task } from '@/bindings';
import { minutesWords } from '@/features/windows/deployment/model/words';

type Due = Pick<Task, 'due' | 'due_at' | 'overdue'>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The time left: to the minute within a day, in days beyond it or where only the day is known. */
export function leftOf(task: Due, today: string, now: number, t: TFunction<'overview'>): string {
  const left = task.due_at === null ? DAY : Date.parse(task.due_at) - now;
  if (left < MINUTE) return t('leftNow');
  if (left < DAY) return t('leftWithin', { length: minutesWords(Math.floor(left / MINUTE)) });
  const days = daysBetween(today, task.due);
  return days > 0 ? t('left', { count: days }) : '';
}

/** Within the hour: what is to be done next, whatever else stands there. */
export function isSoon(task: Due, now: number): boolean {
  if (task.overdue || task.due_at === null) return false;
  return Date.parse(task.due_at) - now <= 60 * MINUTE;
}

/** Whole days from one day to another; none where one of them is no day. */
function daysBetween(from: string, to: string): number {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  return Number.isNaN(days) ? 0 : days;
}
