import { later } from '@/later';
import type { Route } from '@/routes';
import { boardPattern, ladderPath } from './paths';

const EnvironmentsPage = later(() => import('./EnvironmentsPage'));
const BoardPage = later(() => import('./BoardPage'));

export const routes: Route[] = [
  { path: ladderPath, page: EnvironmentsPage },
  { path: boardPattern, page: BoardPage },
];
