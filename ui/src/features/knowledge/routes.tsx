import { lazy } from 'react';
import type { Route } from '@/routes';

const KnowledgePage = lazy(() => import('./home/KnowledgePage'));
const ArticlePage = lazy(() => import('./article/ArticlePage'));
const HistoryPage = lazy(() => import('./article/HistoryPage'));
const ReviewPage = lazy(() => import('./review/ReviewPage'));
const ComparePage = lazy(() => import('./review/ComparePage'));
const AllPage = lazy(() => import('./list/AllPage'));
const DeskPage = lazy(() => import('./desk/DeskPage'));
const TemplatesPage = lazy(() => import('./templates/TemplatesPage'));

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
