import { lazy } from 'react';
import type { Route } from '@/routes';

const WindowsPage = lazy(() => import('./WindowsPage'));
const FreezesPage = lazy(() => import('./freezes/FreezesPage'));

// The calendar stays while its panel changes, so its routes are one. What has a page of its own
// stands before it.
export const routes: Route[] = [
  { path: '/windows/freezes/:id?', page: FreezesPage },
  { path: '/windows/:id?/:part?', page: WindowsPage },
];
