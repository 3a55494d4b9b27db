import { lazy } from 'react';
import type { Route } from '@/routes';
import { bookPath, comparePath, editPath, reportPath, runPath } from './paths';

const BookPage = lazy(() => import('./BookPage'));
const ComparePage = lazy(() => import('./compare/ComparePage'));
const EditPage = lazy(() => import('./edit/EditPage'));
const ReportPage = lazy(() => import('./report/ReportPage'));
const RunPage = lazy(() => import('./run/RunPage'));

const open = (path: string) => decodeURIComponent(path);

export const routes: Route[] = [
  { path: open(reportPath(':id')), page: ReportPage },
  { path: open(runPath(':id')), page: RunPage },
  { path: open(editPath(':id')), page: EditPage },
  { path: open(comparePath(':id', ':against')), page: ComparePage },
  { path: open(bookPath(':id')), page: BookPage },
];
