import { lazy } from 'react';
import type { Route } from '@/routes';

const PlanWindowPage = lazy(() => import('./plan/PlanWindowPage'));
const LivePage = lazy(() => import('./live/LivePage'));

/** Listed before the calendar's own: `/windows/plan` names no window. */
export const routes: Route[] = [
  { path: '/windows/plan', page: PlanWindowPage },
  { path: '/windows/:id/edit', page: PlanWindowPage },
  { path: '/windows/:id/live', page: LivePage },
];
