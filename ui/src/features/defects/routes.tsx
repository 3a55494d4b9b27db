import { later } from '@/later';
import type { Route } from '@/routes';

const InboxPage = later(() => import('./inbox/InboxPage'));
const ListPage = later(() => import('./lists/ListPage'));
const BoardPage = later(() => import('./lists/BoardPage'));
const ConflictsPage = later(() => import('./conflicts/ConflictsPage'));
const OutboxPage = later(() => import('./outbox/OutboxPage'));
const DefectChartsPage = later(() => import('./charts/DefectChartsPage'));
const NewDefectPage = later(() => import('./page/NewDefectPage'));
const DefectPage = later(() => import('./page/DefectPage'));

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
