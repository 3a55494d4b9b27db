import { Button } from '@mantine/core';
import { IconBan, IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checked, ConflictShape, FindingShape } from '@/bindings';
import { StateMark } from '@/components';
import { findingKey, groupFindings, openFindings } from '@/features/releases/model/findingGroups';
import { LEVEL_MARKS } from '@/features/releases/parts/ReleaseMark';
import classes from './deployment.module.css';
import { type Mend, mendOf } from './model/steps';
import { deployment as strings } from './strings';

interface AnswerProps {
  check: Checked;
  /** Does what a finding's button says; without it findings have none. */
  mend?: (mend: Mend, finding: FindingShape) => void;
  /** Its window is open: what is asked is whether it may go on. */
  open?: boolean;
}

/** "May this go then?" in one word, with every reason. */
export function Answer({ check, mend, open }: AnswerProps) {
  return (
    <>
      <Verdict check={check} open={open} />
      <FindingLines check={check} mend={mend} />
      <Conflicts check={check} />
    </>
  );
}

/** The answer in one word and its counts. */
export function Verdict({ check, open = false }: { check: Checked; open?: boolean }) {
  const { t } = useTranslation('deployment');
  const Glyph = check.allowed ? IconCheck : IconBan;
  const word = t(check.allowed ? 'answer.yes' : 'answer.no');
  return (
    <div className={classes.verdict} data-no={!check.allowed || undefined}>
      <Glyph size={18} stroke={2.2} aria-hidden />
      <div>
        <p className={classes.verdictWord}>
          {t(open ? 'answer.onward' : 'answer.question')} {word}
        </p>
        <p className={classes.verdictCounts}>{useCounts(check.findings)}</p>
      </div>
    </div>
  );
}

function useCounts(findings: readonly FindingShape[]): string {
  const { t } = useTranslation('deployment');
  const count = (level: string) =>
    findings.filter((one) => one.level === level && !one.overridden).length;
  const said = [
    [count('block'), 'answer.blocks'],
    [count('warn'), 'answer.warns'],
    [count('unknown'), 'answer.unknown'],
    [findings.filter((one) => one.overridden).length, 'answer.passed'],
    [count('met'), 'answer.met'],
  ] as const;
  const parts = said
    .filter(([number]) => number > 0)
    .map(([number, key]) => t(key, { count: number }));
  return parts.length > 0 ? t('answer.counts', { parts: parts.join(', ') }) : '';
}

function FindingLines({ check, mend }: AnswerProps) {
  const open = openFindings(check.findings);
  const groups = groupFindings(check.findings);
  const met = groups.find((one) => one.level === 'met')?.findings ?? [];
  const sorted = groups.filter((one) => one.level !== 'met').flatMap((one) => one.findings);
  return (
    <ul className={classes.findings}>
      {(open.length > 0 ? sorted : []).map((one) => (
        <Line key={findingKey(one)} finding={one} mend={mend} />
      ))}
      {met.length > 0 ? <Met findings={met} /> : null}
    </ul>
  );
}

interface LineProps extends Pick<AnswerProps, 'mend'> {
  finding: FindingShape;
}

function Line({ finding, mend }: LineProps) {
  const { t } = useTranslation('deployment');
  const way = mend ? mendOf(finding) : null;
  return (
    <li className={classes.finding}>
      <StateMark
        compact
        size={16}
        mark={LEVEL_MARKS[finding.level]}
        label={t(`answer.level.${finding.level}`)}
      />
      <div className={classes.words}>
        <p className={classes.fact}>{finding.subject || finding.message}</p>
        <p className={classes.reason}>
          {[finding.subject ? finding.message : '', finding.hint].filter(Boolean).join(' ')}
        </p>
        {way && mend ? (
          <Button size="compact-xs" variant="default" mt={4} onClick={() => mend(way, finding)}>
            {t(`mend.${way}`)}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** What is met and what was let pass, folded until somebody asks. */
function Met({ findings }: { findings: readonly FindingShape[] }) {
  const { t } = useTranslation('deployment');
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.met}>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconCheck size={15} aria-hidden />
        <span>{t('answer.moreMet', { count: findings.length })}</span>
        <Chevron size={14} aria-hidden />
      </button>
      {open ? (
        <ul className={classes.metList}>
          {findings.map((one) => (
            <li key={findingKey(one)}>
              {one.message}
              {one.overridden ? (
                <span className={classes.reason}>
                  {t('answer.overridden', {
                    by: one.overridden.by,
                    at: one.overridden.at.label,
                    reason: one.overridden.reason,
                  })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** What else is in the way, with its time; what a finding names already is not said twice. */
function Conflicts({ check }: { check: Checked }) {
  const { t } = useTranslation('deployment');
  const said = check.findings.map((one) => `${one.subject} ${one.message}`).join('\n');
  const rest = check.conflicts.filter((one) => !one.with || !said.includes(one.with));
  if (rest.length === 0) return null;
  return (
    <section className={classes.part}>
      <h3 className={classes.partTitle}>{t('answer.conflicts')}</h3>
      <ul>
        {rest.map((one) => (
          <li key={`${one.kind}/${one.with}/${one.start}`} className={classes.conflict}>
            <span className={classes.fact}>{one.with}</span>
            <span className={classes.reason}>
              {one.label} · {t(`conflict.${kindOf(one)}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindOf(one: ConflictShape): keyof typeof strings.conflict {
  return one.kind in strings.conflict ? (one.kind as keyof typeof strings.conflict) : 'other';
}
