import { later } from '@/later';
import type { Route } from '@/routes';

const ChartsPage = later(() => import('./ChartsPage'));
const ChartPage = later(() => import('./ChartPage'));

export const routes: Route[] = [
  { path: '/charts', page: ChartsPage },
  { path: '/charts/:repo/:chart', page: ChartPage },
];
