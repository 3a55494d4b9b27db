import { lazy } from 'react';
import type { Route } from '@/routes';

const WindowsPage = lazy(() => import('./WindowsPage'));

// The calendar stays while its panel changes, so its routes are one. What has a page of its own
// stands before it.
export const routes: Route[] = [{ path: '/windows/:panel?/:id?', page: WindowsPage }];
