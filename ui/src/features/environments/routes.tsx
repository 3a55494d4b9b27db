import { lazy } from 'react';
import type { Route } from '@/routes';

const EnvironmentsPage = lazy(() => import('./EnvironmentsPage'));
const BoardPage = lazy(() => import('./BoardPage'));

export const routes: Route[] = [
  { path: '/environments', page: EnvironmentsPage },
  { path: '/environments/board', page: BoardPage },
];
