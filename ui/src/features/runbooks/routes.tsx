import { later } from '@/later';
import type { Route } from '@/routes';
import { bookPath, comparePath, editPath, reportPath, runPath } from './paths';

const BookPage = later(() => import('./BookPage'));
const ComparePage = later(() => import('./compare/ComparePage'));
const EditPage = later(() => import('./edit/EditPage'));
const ReportPage = later(() => import('./report/ReportPage'));
const RunPage = later(() => import('./run/RunPage'));

const open = (path: string) => decodeURIComponent(path);

export const routes: Route[] = [
  { path: open(reportPath(':id')), page: ReportPage },
  { path: open(runPath(':id')), page: RunPage },
  { path: open(editPath(':id')), page: EditPage },
  { path: open(comparePath(':id', ':against')), page: ComparePage },
  { path: open(bookPath(':id')), page: BookPage },
];
