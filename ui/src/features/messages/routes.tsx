import { lazy } from 'react';
import type { Route } from '@/routes';
import { messagesPath } from './paths';

const MessagesPage = lazy(() => import('./MessagesPage'));

export const routes: Route[] = [{ path: messagesPath, page: MessagesPage }];
