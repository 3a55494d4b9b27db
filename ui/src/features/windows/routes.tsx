import { lazy } from 'react';
import type { Route } from '@/routes';
import { haltsPath } from './halts/paths';

const WindowsPage = lazy(() => import('./WindowsPage'));
const HaltsPage = lazy(() => import('./halts/HaltsPage'));
const FreezesPage = lazy(() => import('./freezes/FreezesPage'));

// The calendar stays while its panel changes, so its routes are one. What has a page of its own
// stands before it.
export const routes: Route[] = [
  { path: '/windows/freezes/:id?', page: FreezesPage },
  { path: haltsPath, page: HaltsPage },
  { path: '/windows/:id?/:part?', page: WindowsPage },
];
