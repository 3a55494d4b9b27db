import { later } from '@/later';
import type { Route } from '@/routes';

const SettingsPage = later(() => import('./SettingsPage'));

export const routes: Route[] = [
  { path: '/settings', page: SettingsPage },
  { path: '/settings/:part', page: SettingsPage },
];
