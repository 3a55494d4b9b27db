import { later } from '@/later';
import type { Route } from '@/routes';
import { compareRunsPath, evidencePath, runPath } from './paths';

const EvidencePage = later(() => import('./EvidencePage'));
const RunPage = later(() => import('./RunPage'));
const CompareRunsPage = later(() => import('./CompareRunsPage'));

export const routes: Route[] = [
  { path: compareRunsPath(':from', ':to'), page: CompareRunsPage },
  { path: runPath(':id'), page: RunPage },
  { path: evidencePath, page: EvidencePage },
];
