import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { bundles } from '@/features/bundles/strings';
import { charts } from '@/features/charts/strings';
import { desks } from '@/features/defects/desks/strings';
import { defects } from '@/features/defects/strings';
import { environments } from '@/features/environments/strings';
import { evidence } from '@/features/evidence/strings';
import { firstRun } from '@/features/first-run/strings';
import { editor } from '@/features/knowledge/editor/strings';
import { knowledge } from '@/features/knowledge/strings';
import { messages } from '@/features/messages/strings';
import { overview } from '@/features/overview/strings';
import { releases } from '@/features/releases/strings';
import { runbooks } from '@/features/runbooks/strings';
import { messaging } from '@/features/settings/messaging/strings';
import { settings } from '@/features/settings/strings';
import { deployment } from '@/features/windows/deployment/strings';
import { windows } from '@/features/windows/strings';
import { shell } from '@/shell/strings';
import { common } from './common';

/** Every string of the window, one namespace a feature: `useTranslation('releases')`. */
export const english = {
  common,
  shell,
  overview,
  releases,
  bundles,
  runbooks,
  environments,
  evidence,
  defects,
  desks,
  knowledge,
  windows,
  charts,
  settings,
  firstRun,
  deployment,
  messages,
  messaging,
  editor,
} as const;

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: { en: english },
  interpolation: { escapeValue: false },
  initAsync: false,
});

export { i18next };
