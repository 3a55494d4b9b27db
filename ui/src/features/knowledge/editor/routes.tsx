import { lazy } from 'react';
import type { Route } from '@/routes';

// CodeMirror comes with this page and with no other (vite.config.ts).
const EditorPage = lazy(() => import('./EditorPage'));
const NewArticlePage = lazy(() => import('./NewArticlePage'));

export const routes: Route[] = [
  { path: '/knowledge/new', page: NewArticlePage },
  { path: '/knowledge/:id/edit', page: EditorPage },
];
