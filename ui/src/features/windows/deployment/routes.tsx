import { later } from '@/later';
import type { Route } from '@/routes';

const PlanWindowPage = later(() => import('./plan/PlanWindowPage'));
const LivePage = later(() => import('./live/LivePage'));

/** Listed before the calendar's own: `/windows/plan` names no window. */
export const routes: Route[] = [
  { path: '/windows/plan', page: PlanWindowPage },
  { path: '/windows/:id/edit', page: PlanWindowPage },
  { path: '/windows/:id/live', page: LivePage },
];
