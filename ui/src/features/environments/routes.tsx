import { lazy } from 'react';
import type { Route } from '@/routes';

const EnvironmentsPage = lazy(() => import('./EnvironmentsPage'));

export const routes: Route[] = [{ path: '/environments', page: EnvironmentsPage }];
