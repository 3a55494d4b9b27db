import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useParams } from 'wouter';
import { SkeletonRows } from '@/components';
import { useCrumbs } from '@/shell/crumbs';
import classes from './Settings.module.css';

const PARTS = {
  hub: lazy(() => import('./hub/HubPart')),
  connections: lazy(() => import('./ConnectionsPart')),
  desks: lazy(() => import('../defects/desks/DesksPart')),
  keys: lazy(() => import('../bundles/KeysPart')),
  people: lazy(() => import('./people/PeoplePart')),
  increments: lazy(() => import('./increments/IncrementsPart')),
  products: lazy(() => import('./ProductsPart')),
  aliases: lazy(() => import('./AliasesPart')),
  rules: lazy(() => import('./RulesPart')),
  audiences: lazy(() => import('./messaging/AudiencesPart')),
  templates: lazy(() => import('./messaging/TemplatesPart')),
  mail: lazy(() => import('./messaging/MailServerPart')),
  calendars: lazy(() => import('./messaging/CalendarsPart')),
  checks: lazy(() => import('./ChecksPart')),
  scales: lazy(() => import('./ScalesPart')),
  targets: lazy(() => import('./triage/TargetsPart')),
  matrix: lazy(() => import('./triage/MatrixPart')),
  replies: lazy(() => import('./triage/RepliesPart')),
  data: lazy(() => import('./data/DataPart')),
  log: lazy(() => import('./LogPart')),
  appearance: lazy(() => import('./AppearancePart')),
} satisfies Record<string, ComponentType>;
type PartName = keyof typeof PARTS;

/** The settings: their parts at the left, one of them open. */
export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const { part } = useParams<{ part?: string }>();
  const name = part && part in PARTS ? (part as PartName) : null;
  useCrumbs([
    { label: t('title'), path: '/settings' },
    ...(name ? [{ label: t(`part.${name}`) }] : []),
  ]);
  if (!name) return <Redirect to="/settings/hub" replace />;
  const Part = PARTS[name];
  return (
    <div className={classes.settings}>
      <nav className={classes.parts} aria-label={t('parts')}>
        <ul>
          {(Object.keys(PARTS) as PartName[]).map((each) => (
            <li key={each}>
              <Link
                href={`/settings/${each}`}
                className={classes.part}
                aria-current={each === name ? 'page' : undefined}
              >
                {t(`part.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Suspense fallback={<SkeletonRows />}>
        <Part />
      </Suspense>
    </div>
  );
}
