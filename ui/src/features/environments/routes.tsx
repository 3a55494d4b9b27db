import { lazy } from 'react';
import type { Route } from '@/routes';
import { boardPattern, ladderPath } from './paths';

const EnvironmentsPage = lazy(() => import('./EnvironmentsPage'));
const BoardPage = lazy(() => import('./BoardPage'));

export const routes: Route[] = [
  { path: ladderPath, page: EnvironmentsPage },
  { path: boardPattern, page: BoardPage },
];
