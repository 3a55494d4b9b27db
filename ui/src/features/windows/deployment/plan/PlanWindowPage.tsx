import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { Deployment } from '@/bindings';
import { ErrorNote, SkeletonRows } from '@/components';
import { useHubZone } from '@/features/releases/parts/TargetFields';
import { useRead } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { editStart, type PlanWindow, planStart } from '../model/planWindow';
import { deploymentPath } from '../paths';
import { PlanWindowForm } from './PlanWindowForm';

/** Plans a window, or edits one: the same form, beside the engine's answer. */
export default function PlanWindowPage() {
  const { id } = useParams<{ id?: string }>();
  return id ? <Edit id={id} /> : <Plan />;
}

function Plan() {
  const { t } = useTranslation('deployment');
  const [, go] = useLocation();
  const zone = useHubZone();
  const releases = useRead('release_list', {}).data?.releases;
  const environments = useRead('environment_list', {}).data?.environments;
  const [query] = useState(() => new URLSearchParams(window.location.search));
  useEffect(forgetQuery, []);
  useCrumbs([{ label: t('plan.windows'), path: '/windows' }, { label: t('plan.crumb') }]);
  if (!releases || !environments) return <SkeletonRows rows={12} />;
  return (
    <PlanWindowForm
      name={`window/plan/${query}`}
      start={planStart(query, { releases, environments, zone })}
      deployment={null}
      onSaved={(id) => go(deploymentPath(id))}
      onCancel={() => go('/windows')}
    />
  );
}

/** The address keeps what this plan began with no longer than needed: the next begins with its own. */
function forgetQuery() {
  const { pathname, hash } = window.location;
  window.history.replaceState(window.history.state, '', `${pathname}${hash}`);
}

function Edit({ id }: { id: string }) {
  const { t } = useTranslation('deployment');
  const read = useRead('deployment_show', { id });
  const [start, setStart] = useState<{ one: Deployment; values: PlanWindow } | null>(null);
  const [, go] = useLocation();
  // What is read again while somebody types does not take what was typed away.
  if (read.data && !start) setStart({ one: read.data, values: editStart(read.data) });
  useCrumbs([
    { label: t('plan.windows'), path: '/windows' },
    { label: read.data?.title ?? '…', path: deploymentPath(id) },
    { label: t('plan.edit') },
  ]);
  if (read.error && !start)
    return (
      <ErrorNote
        message={read.error.message}
        hint={read.error.hint}
        retry={() => void read.refetch()}
      />
    );
  if (!start) return <SkeletonRows rows={12} />;
  return (
    <PlanWindowForm
      name={`window/${id}`}
      start={start.values}
      deployment={start.one}
      onSaved={() => go(deploymentPath(id))}
      onCancel={() => go(deploymentPath(id))}
    />
  );
}
