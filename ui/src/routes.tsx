import type { ComponentType } from 'react';
import { routes as charts } from './features/charts/routes';
import { routes as defects } from './features/defects/routes';
import { routes as environments } from './features/environments/routes';
import { routes as evidence } from './features/evidence/routes';
import { routes as editor } from './features/knowledge/editor/routes';
import { routes as knowledge } from './features/knowledge/routes';
import { routes as messages } from './features/messages/routes';
import { routes as overview } from './features/overview/routes';
import { routes as releases } from './features/releases/routes';
import { routes as runbooks } from './features/runbooks/routes';
import { routes as settings } from './features/settings/routes';
import { routes as deployment } from './features/windows/deployment/routes';
import { routes as windows } from './features/windows/routes';

/*
 * How a page joins the window.
 *
 * 1. `features/<area>/routes.tsx` exports `routes: Route[]`, each with a wouter pattern and a
 *    page by `later`; it is listed below once. The page is a default export and reads its parameters with
 *    wouter's `useParams`. Paths are hash paths: `#/releases/…`; link with wouter's `Link`.
 * 2. `features/<area>/strings.ts` exports its English strings `as const`; i18n/index.ts lists it.
 *    Components hold no string: `const { t } = useTranslation('releases')`.
 * 3. A page starts with `<PageHead title …>` and says where it stands with `useCrumbs([...])`
 *    (shell/crumbs.ts), one entry a step, the last without a path.
 * 4. What can be done here is given to `useActions([...])` (shell/actions.ts): each appears in
 *    Ctrl+K, in the `?` overlay and, when it has a `key` such as `n`, `e` or `Mod+Enter`, on the
 *    keyboard. A list takes J, K and Enter with `useRowKeys` (shell/keys.ts); DataTable does so
 *    itself. The field that `/` focuses carries `data-search-here`.
 * 5. Data: `useRead(name, request)` and `useWrite(name, { done, takes })` from query.tsx, never the
 *    door itself. A refusal is shown by the write; a form marks its field with
 *    `takes: takeField(form)` from components/.
 */
export interface Route {
  path: string;
  page: ComponentType;
}

export const routes: Route[] = [
  ...overview,
  // Before the articles' own, of which one takes any name for an article's.
  ...editor,
  // Before the releases' own, of which one takes any two names.
  ...runbooks,
  ...releases,
  ...evidence,
  ...environments,
  ...defects,
  ...knowledge,
  ...deployment,
  ...messages,
  ...windows,
  ...charts,
  ...settings,
];
