import { later } from '@/later';
import type { Route } from '@/routes';

const KnowledgePage = later(() => import('./home/KnowledgePage'));
const ArticlePage = later(() => import('./article/ArticlePage'));
const HistoryPage = later(() => import('./article/HistoryPage'));
const ReviewPage = later(() => import('./review/ReviewPage'));
const ComparePage = later(() => import('./review/ComparePage'));
const AllPage = later(() => import('./list/AllPage'));
const DeskPage = later(() => import('./desk/DeskPage'));
const TemplatesPage = later(() => import('./templates/TemplatesPage'));

export const routes: Route[] = [
  { path: '/knowledge', page: KnowledgePage },
  { path: '/knowledge/review/:id?', page: ReviewPage },
  { path: '/knowledge/all', page: AllPage },
  { path: '/knowledge/desk', page: DeskPage },
  { path: '/knowledge/templates', page: TemplatesPage },
  { path: '/knowledge/:id', page: ArticlePage },
  { path: '/knowledge/:id/history', page: HistoryPage },
  { path: '/knowledge/:id/versions/:version', page: ArticlePage },
  { path: '/knowledge/:id/compare/:from/:to', page: ComparePage },
];
