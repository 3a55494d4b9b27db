import type { Route } from '@/routes';
import OverviewPage from './OverviewPage';

// The first page is not lazy: it is drawn in the first frame.
export const routes: Route[] = [{ path: '/overview', page: OverviewPage }];
