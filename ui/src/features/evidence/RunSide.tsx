import { useTranslation } from 'react-i18next';
import type { FindingShape, ShownRun } from '@/bindings';
import { StateMark, VersionChip } from '@/components';
import { findingKey, groupFindings } from '@/features/releases/model/findingGroups';
import { LEVEL_MARKS } from '@/features/releases/parts/ReleaseMark';
import { formatBytes, formatNumber } from '@/i18n/format';
import classes from './evidence.module.css';
import { KnownIssue } from './KnownIssue';
import { verdictOf } from './VerdictMark';

/** What stands beside the assertions of a run. */
export function RunSide({ run }: { run: ShownRun }) {
  const { t } = useTranslation('evidence');
  const took = useTook();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <aside className={classes.side} tabIndex={0} aria-label={t('run.findings')}>
      <h2>{t('run.findings')}</h2>
      <Findings findings={run.findings} />
      <h2>{t('run.counts')}</h2>
      <Counts run={run} />
      <p className={classes.quiet}>{t('run.claim')}</p>
      <h2>{t('run.collection')}</h2>
      <p>
        <VersionChip version={run.collection} />{' '}
        <span className={classes.quiet}>
          {[
            run.collection_day,
            run.required ? t('run.required', { tag: run.required }) : t('run.requiredUnknown'),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      <Flaky run={run} />
      <h2>{t('run.file')}</h2>
      <p className={classes.said}>
        <span className="mono">{run.file}</span>{' '}
        <span className={classes.quiet}>
          {formatBytes(run.bytes)}
          {run.duration_ms === null ? null : `, ${took(run.duration_ms)}`}
        </span>
      </p>
      {run.redacted > 0 ? (
        <p className={classes.quiet}>{t('run.redacted', { count: run.redacted })}</p>
      ) : null}
      {run.left_out > 0 ? (
        <p className={classes.quiet}>{t('run.leftOut', { count: run.left_out })}</p>
      ) : null}
    </aside>
  );
}

/** From here on seconds alone say nothing any more. */
const LONG = 120;

function useTook() {
  const { t } = useTranslation('evidence');
  return (milliseconds: number) => {
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < LONG) return t('run.took', { seconds });
    const minutes = formatNumber(Math.floor(seconds / 60));
    return t('run.tookMinutes', { minutes, seconds: seconds % 60 });
  };
}

function Findings({ findings }: { findings: readonly FindingShape[] }) {
  const { t } = useTranslation('evidence');
  const releases = useTranslation('releases').t;
  if (findings.length === 0) return <p className={classes.quiet}>{t('run.noFindings')}</p>;
  const all = groupFindings([...findings]).flatMap((group) => group.findings);
  return (
    <ul>
      {all.map((one) => (
        <li key={findingKey(one)} className={classes.finding}>
          <StateMark
            compact
            size={16}
            mark={LEVEL_MARKS[one.level]}
            label={releases(`missing.level.${one.level}`)}
          />
          <div>
            <p className={classes.fact}>{one.subject}</p>
            <p>{one.message}</p>
            {one.hint ? <p className={classes.quiet}>{one.hint}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

const differs = (claimed: number | null, counted: number) =>
  claimed !== null && claimed !== counted;

/** What was counted beside what the report says of itself. */
function Counts({ run }: { run: ShownRun }) {
  const { t } = useTranslation('evidence');
  const unsaid = t('run.unsaid');
  const number = (count: number | null) => (count === null ? unsaid : formatNumber(count));
  const claimed = run.is_passed_claimed;
  const itself = claimed === null ? unsaid : t(`run.itself.${claimed ? 'passed' : 'failed'}`);
  const passed = verdictOf(run) === 'passed';
  const rows = [
    [
      ...[t('run.verdict'), t(`verdict.${verdictOf(run)}`), itself],
      claimed !== null && claimed !== passed,
    ],
    [
      ...[t('run.assertions'), number(run.assertions), number(run.claimed_assertions)],
      differs(run.claimed_assertions, run.assertions),
    ],
    [
      ...[t('run.passed'), number(run.passed), number(run.claimed_passed)],
      differs(run.claimed_passed, run.passed),
    ],
    [t('run.failed'), number(run.failed), unsaid, false],
    [t('run.skipped'), number(run.skipped), unsaid, false],
    [t('run.requests'), number(run.requests), unsaid, false],
    [t('run.cases'), number(run.test_cases), unsaid, false],
  ] as [string, string, string, boolean][];
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.heard}>{t('run.what')}</span>
          </th>
          <th scope="col">{t('run.counted')}</th>
          <th scope="col">{t('run.claimed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, counted, said, other]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{counted}</td>
            <td data-other={other || undefined}>
              {other ? <StateMark compact size={13} mark="warns" label={t('run.other')} /> : null}
              {said}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Flaky({ run }: { run: ShownRun }) {
  const { t } = useTranslation('evidence');
  if (run.flaky.length === 0) return null;
  return (
    <>
      <h2>{t('run.flaky')}</h2>
      <ul>
        {run.flaky.slice(0, 20).map(({ key, flips, runs, known }) => (
          <li key={key} className={classes.flaky}>
            <span className="mono">{key}</span>
            <span className={classes.quiet}>{t('run.flips', { flips, runs })}</span>
            <KnownIssue known={known} />
          </li>
        ))}
      </ul>
    </>
  );
}
