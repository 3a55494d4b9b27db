import { lazy } from 'react';
import type { Route } from '@/routes';

const ListPage = lazy(() => import('./ListPage'));
const PlanPage = lazy(() => import('./PlanPage'));
const ComparePage = lazy(() => import('./ComparePage'));
const ReleasePage = lazy(() => import('./ReleasePage'));

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
