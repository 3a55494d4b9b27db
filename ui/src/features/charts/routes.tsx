import { lazy } from 'react';
import type { Route } from '@/routes';

const ChartsPage = lazy(() => import('./ChartsPage'));
const ChartPage = lazy(() => import('./ChartPage'));

export const routes: Route[] = [
  { path: '/charts', page: ChartsPage },
  { path: '/charts/:repo/:chart', page: ChartPage },
];
