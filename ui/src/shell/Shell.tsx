import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { SkeletonRows } from '@/components';
import { routes } from '@/routes';

/** The frame around every page. */
export function Shell() {
  return (
    <main style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Suspense fallback={<SkeletonRows />}>
        <Switch>
          {routes.map(({ path, page: Page }) => (
            <Route key={path} path={path}>
              <Page />
            </Route>
          ))}
        </Switch>
      </Suspense>
    </main>
  );
}
