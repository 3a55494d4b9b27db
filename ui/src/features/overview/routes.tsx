import { lazy } from 'react';
import type { Route } from '@/routes';

const OverviewPage = lazy(() => import('./OverviewPage'));

export const routes: Route[] = [{ path: '/overview', page: OverviewPage }];
