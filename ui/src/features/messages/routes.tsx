import { later } from '@/later';
import type { Route } from '@/routes';
import { messagesPath } from './paths';

const MessagesPage = later(() => import('./MessagesPage'));

export const routes: Route[] = [{ path: messagesPath, page: MessagesPage }];
