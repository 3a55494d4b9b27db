import { later } from '@/later';
import type { Route } from '@/routes';
import { haltsPath } from './halts/paths';

const WindowsPage = later(() => import('./WindowsPage'));
const HaltsPage = later(() => import('./halts/HaltsPage'));
const FreezesPage = later(() => import('./freezes/FreezesPage'));

// The calendar stays while its panel changes, so its routes are one. What has a page of its own
// stands before it.
export const routes: Route[] = [
  { path: '/windows/freezes/:id?', page: FreezesPage },
  { path: haltsPath, page: HaltsPage },
  { path: '/windows/:id?/:part?', page: WindowsPage },
];
