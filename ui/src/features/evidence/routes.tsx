import { lazy } from 'react';
import type { Route } from '@/routes';
import { compareRunsPath, evidencePath, runPath } from './paths';

const EvidencePage = lazy(() => import('./EvidencePage'));
const RunPage = lazy(() => import('./RunPage'));
const CompareRunsPage = lazy(() => import('./CompareRunsPage'));

export const routes: Route[] = [
  { path: compareRunsPath(':from', ':to'), page: CompareRunsPage },
  { path: runPath(':id'), page: RunPage },
  { path: evidencePath, page: EvidencePage },
];
