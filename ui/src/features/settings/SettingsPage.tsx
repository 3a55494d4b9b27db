import { type ComponentType, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useParams } from 'wouter';
import { SkeletonRows } from '@/components';
import { later } from '@/later';
import { useCrumbs } from '@/shell/crumbs';
import classes from './Settings.module.css';

const PARTS = {
  hub: later(() => import('./hub/HubPart')),
  connections: later(() => import('./ConnectionsPart')),
  desks: later(() => import('../defects/desks/DesksPart')),
  keys: later(() => import('../bundles/KeysPart')),
  people: later(() => import('./people/PeoplePart')),
  increments: later(() => import('./increments/IncrementsPart')),
  products: later(() => import('./ProductsPart')),
  aliases: later(() => import('./AliasesPart')),
  rules: later(() => import('./RulesPart')),
  audiences: later(() => import('./messaging/AudiencesPart')),
  templates: later(() => import('./messaging/TemplatesPart')),
  mail: later(() => import('./messaging/MailServerPart')),
  calendars: later(() => import('./messaging/CalendarsPart')),
  checks: later(() => import('./ChecksPart')),
  scales: later(() => import('./ScalesPart')),
  targets: later(() => import('./triage/TargetsPart')),
  matrix: later(() => import('./triage/MatrixPart')),
  replies: later(() => import('./triage/RepliesPart')),
  data: later(() => import('./data/DataPart')),
  log: later(() => import('./LogPart')),
  appearance: later(() => import('./AppearancePart')),
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
