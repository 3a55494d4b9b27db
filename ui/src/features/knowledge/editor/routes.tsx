import { later } from '@/later';
import type { Route } from '@/routes';

// CodeMirror comes with this page and with no other (vite.config.ts).
const EditorPage = later(() => import('./EditorPage'));
const NewArticlePage = later(() => import('./NewArticlePage'));

export const routes: Route[] = [
  { path: '/knowledge/new', page: NewArticlePage },
  { path: '/knowledge/:id/edit', page: EditorPage },
];
