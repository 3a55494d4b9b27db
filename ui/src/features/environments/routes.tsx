import { later } from '@/later';
import type { Route } from '@/routes';
import { boardPattern } from './paths';

const EnvironmentsPage = later(() => import('./EnvironmentsPage'));
const BoardPage = later(() => import('./BoardPage'));

export const routes: Route[] = [
  { path: '/environments', page: EnvironmentsPage },
  { path: boardPattern, page: BoardPage },
];
