import { later } from '@/later';
import type { Route } from '@/routes';

const ListPage = later(() => import('./ListPage'));
const PlanPage = later(() => import('./PlanPage'));
const ComparePage = later(() => import('./ComparePage'));
const ReleasePage = later(() => import('./ReleasePage'));

export const routes: Route[] = [
  { path: '/releases', page: ListPage },
  { path: '/releases/new', page: PlanPage },
  { path: '/releases/new/:repo/:chart/:version', page: PlanPage },
  { path: '/releases/copy/:copyOf', page: PlanPage },
  { path: '/releases/compare', page: ComparePage },
  { path: '/releases/compare/:from/:to', page: ComparePage },
  { path: '/releases/:id', page: ReleasePage },
  { path: '/releases/:id/:tab', page: ReleasePage },
];
