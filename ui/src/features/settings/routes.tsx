import { lazy } from 'react';
import type { Route } from '@/routes';

const SettingsPage = lazy(() => import('./SettingsPage'));

export const routes: Route[] = [
  { path: '/settings', page: SettingsPage },
  { path: '/settings/:part', page: SettingsPage },
];
