import { lazy } from 'react';
import type { Route } from '@/routes';

const InboxPage = lazy(() => import('./inbox/InboxPage'));
const ListPage = lazy(() => import('./lists/ListPage'));
const BoardPage = lazy(() => import('./lists/BoardPage'));
const ConflictsPage = lazy(() => import('./conflicts/ConflictsPage'));
const OutboxPage = lazy(() => import('./outbox/OutboxPage'));
const DefectChartsPage = lazy(() => import('./charts/DefectChartsPage'));
const NewDefectPage = lazy(() => import('./page/NewDefectPage'));
const DefectPage = lazy(() => import('./page/DefectPage'));

export const routes: Route[] = [
  { path: '/defects', page: InboxPage },
  { path: '/defects/inbox/:id?', page: InboxPage },
  { path: '/defects/list/:view?', page: ListPage },
  { path: '/defects/board', page: BoardPage },
  { path: '/defects/conflicts', page: ConflictsPage },
  { path: '/defects/outbox', page: OutboxPage },
  { path: '/defects/charts', page: DefectChartsPage },
  { path: '/defects/new', page: NewDefectPage },
  { path: '/defects/:id/:tab?', page: DefectPage },
];
