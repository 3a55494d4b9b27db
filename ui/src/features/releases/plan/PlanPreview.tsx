import { VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingShape, ImportRelease, ReleasePreview } from '@/bindings';
import { ChangeArrow, EmptyState, ErrorNote, StateMark } from '@/components';
import { useRead } from '@/query';
import { ChangeCounts, GroupMark } from '../missing/ChangeCounts';
import { changedFirst, changeOf, countChanges, heldAndGone } from '../model/componentGroups';
import { findingKey, groupFindings } from '../model/findingGroups';
import { type PlanValues, planFaults, planRequest } from '../model/planForm';
import { LEVEL_MARKS } from '../parts/ReleaseMark';
import { useFact } from '../parts/useFact';
import classes from './preview.module.css';

/** Components named one by one; a plan is looked at here and worked through on its own page. */
const SHOWN = 40;
/** Stands for the request while the form cannot say one; it is not sent. */
const NOTHING: ImportRelease = { version: '', revision: false, components: [], products: [] };

/** What the package would hold and what the rules would say of it, a moment after the last key. */
export function PlanPreview({ values, zone }: { values: PlanValues; zone: string }) {
  const { t } = useTranslation('releases');
  const whole = useMemo(
    () => (Object.keys(planFaults(values)).length > 0 ? null : planRequest(values, zone)),
    [values, zone],
  );
  const [request] = useDebouncedValue(whole, 300);
  const read = useRead('release_preview', request ?? NOTHING, {
    enabled: request !== null,
    keep: true,
  });
  const preview = request === null || read.error ? undefined : read.data;
  return (
    <aside
      className={classes.preview}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
      tabIndex={0}
      aria-label={t('preview.title')}
      aria-busy={read.isFetching}
    >
      {request === null ? (
        <EmptyState title={t('preview.title')}>{t('preview.fill')}</EmptyState>
      ) : null}
      {read.error && request ? (
        <ErrorNote message={read.error.message} hint={read.error.hint} />
      ) : null}
      {preview ? <Preview preview={preview} /> : null}
    </aside>
  );
}

function Preview({ preview }: { preview: ReleasePreview }) {
  const { t } = useTranslation('releases');
  const { release, completes, findings } = preview;
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.title}>{release.title}</h2>
        <p className={classes.against}>
          {release.previous
            ? t('preview.against', { previous: release.previous })
            : t('preview.first')}
        </p>
        {release.products.map((one) => (
          <p key={one.product_id} className={classes.against}>
            {t('packaged.with', one)}
          </p>
        ))}
        {completes ? <p className={classes.against}>{t('preview.completes')}</p> : null}
      </header>
      <Findings findings={findings} />
      <Components release={release} />
    </>
  );
}

function Findings({ findings }: { findings: FindingShape[] }) {
  const { t } = useTranslation('releases');
  const fact = useFact();
  if (findings.length === 0) {
    return (
      <p className={classes.clear}>
        <StateMark mark="met" label={t('preview.clear')} />
      </p>
    );
  }
  return groupFindings(findings).map((group) => (
    <section key={group.level} className={classes.part}>
      <h3 className={classes.band}>
        <StateMark mark={LEVEL_MARKS[group.level]} label={t(`missing.level.${group.level}`)} />
        <span className={classes.count}>{group.findings.length}</span>
      </h3>
      <ul>
        {group.findings.map((finding) => (
          <li key={findingKey(finding)} className={classes.finding}>
            <p className={classes.fact}>{fact(finding)}</p>
            {finding.subject ? <p className={classes.reason}>{finding.message}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Components({ release }: { release: ReleasePreview['release'] }) {
  const { t } = useTranslation('releases');
  const all = useMemo(() => heldAndGone(release), [release]);
  const ordered = useMemo(() => changedFirst(all), [all]);
  if (ordered.length === 0) return <p className={classes.none}>{t('preview.noComponents')}</p>;
  const rest = ordered.length - SHOWN;
  return (
    <section className={classes.part}>
      <h3 className={classes.band}>
        {t('preview.components')}
        <span className={classes.count}>{release.components.length}</span>
      </h3>
      <div className={classes.counts}>
        <ChangeCounts counts={countChanges(all)} />
      </div>
      <ul>
        {ordered.slice(0, SHOWN).map((component) => (
          <li key={component.name} className={classes.component}>
            <span className={classes.mark} title={t(`change.${changeOf(component)}`)}>
              <GroupMark group={changeOf(component)} />
              <VisuallyHidden>{t(`change.${changeOf(component)}`)}</VisuallyHidden>
            </span>
            <span className={classes.name} title={component.name}>
              {component.name}
            </span>
            <span className={classes.versions}>
              <ChangeArrow
                from={component.from}
                to={component.version}
                change={component.change}
                plain
              />
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className={classes.none}>{t('preview.more', { count: rest })}</p> : null}
    </section>
  );
}
