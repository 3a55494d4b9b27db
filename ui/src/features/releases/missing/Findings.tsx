import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingShape, Release } from '@/bindings';
import { EmptyState, KeyHint, StateMark } from '@/components';
import { useRowKeys } from '@/shell/keys';
import {
  type FindingGroup,
  findingKey,
  firstFixable,
  groupFindings,
  openFindings,
} from '../model/findingGroups';
import { LEVEL_MARKS } from '../parts/ReleaseMark';
import { useFact } from '../parts/useFact';
import classes from './missing.module.css';

interface FindingsProps {
  release: Release;
  /** Does what the finding's button says. */
  mend: (finding: FindingShape) => void;
}

/** What the rules say, hardest first; what is met is folded at the foot. */
export function Findings({ release, mend }: FindingsProps) {
  const { t } = useTranslation('releases');
  const groups = groupFindings(release.findings);
  const open = groups.filter((group) => group.level !== 'met');
  const met = groups.find((group) => group.level === 'met');
  const rows = open.flatMap((group) => group.findings);
  const first = firstFixable(groups);
  const [cursor, setCursor] = useState(-1);
  useRowKeys({
    count: rows.length,
    selected: cursor,
    select: setCursor,
    open: (row) => {
      const finding = rows[row];
      if (finding?.fix) mend(finding);
    },
  });
  const title = release.next
    ? t('missing.title', { state: t(`state.${release.next}`).toLowerCase() })
    : t('missing.titleSettled');
  return (
    <section className={classes.findings} aria-label={title}>
      <header className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <span className={classes.keys}>
          <KeyHint keys={['J', 'K']} label={t('readiness.keys')} />
          <span>{t('missing.checkedAt')}</span>
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" className={classes.scroll} tabIndex={0} aria-label={title}>
        {openFindings(release.findings).length === 0 ? (
          <EmptyState title={t('missing.nothing')}>{t('missing.nothingBody')}</EmptyState>
        ) : null}
        {open.map((group) => (
          <Group key={group.level} group={group}>
            {group.findings.map((finding) => (
              <Finding
                key={findingKey(finding)}
                finding={finding}
                filled={finding === first}
                selected={finding === rows[cursor]}
                mend={mend}
              />
            ))}
          </Group>
        ))}
      </div>
      {met ? <Met group={met} /> : null}
    </section>
  );
}

function Group({ group, children }: { group: FindingGroup; children: React.ReactNode }) {
  const { t } = useTranslation('releases');
  return (
    <>
      <h3 className={classes.level}>
        <StateMark mark={LEVEL_MARKS[group.level]} label={t(`missing.level.${group.level}`)} />
        <span className={classes.count}>{group.findings.length}</span>
      </h3>
      <ul>{children}</ul>
    </>
  );
}

interface FindingProps {
  finding: FindingShape;
  filled: boolean;
  selected: boolean;
  mend: (finding: FindingShape) => void;
}

function Finding({ finding, filled, selected, mend }: FindingProps) {
  const { t } = useTranslation('releases');
  const fact = useFact();
  return (
    <li
      className={classes.finding}
      data-selected={selected || undefined}
      data-first={filled || undefined}
    >
      <StateMark
        mark={LEVEL_MARKS[finding.level]}
        label={t(`missing.level.${finding.level}`)}
        compact
        size={16}
      />
      <div className={classes.words}>
        <p className={classes.fact}>{fact(finding)}</p>
        {finding.subject ? <p className={classes.reason}>{finding.message}</p> : null}
        {finding.hint ? <p className={classes.hint}>{finding.hint}</p> : null}
      </div>
      <div className={classes.mend}>
        {finding.fix ? (
          <Button size="xs" variant={filled ? 'filled' : 'default'} onClick={() => mend(finding)}>
            {fixWord()}
          </Button>
        ) : null}
        <RuleName finding={finding} />
      </div>
    </li>
  );

  function fixWord() {
    const known = [
      'open_notes',
      'open_components',
      'open_readiness',
      'choose_source',
      'edit_release',
      'lift_block',
      'open_compare',
    ] as const;
    const fix = known.find((one) => one === finding.fix);
    return fix ? t(`missing.fix.${fix}`) : t('page.edit');
  }
}

function RuleName({ finding }: { finding: FindingShape }) {
  const { t } = useTranslation('releases');
  return (
    <span className={classes.rule} title={finding.rule}>
      {finding.number > 0
        ? t('missing.rule', { number: finding.number })
        : t('missing.slipwayRule')}
    </span>
  );
}

/** What is met and what was let pass, folded until somebody asks. */
function Met({ group }: { group: FindingGroup }) {
  const { t } = useTranslation('releases');
  const [open, setOpen] = useState(false);
  const Chevron = open ? IconChevronDown : IconChevronRight;
  const subjects = group.findings.map((finding) => finding.subject || finding.message).join(', ');
  return (
    <div className={classes.met}>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <StateMark mark="met" label={t('missing.level.met')} />
        <span className={classes.count}>{group.findings.length}</span>
        <span className={classes.subjects}>{subjects}</span>
        <Chevron size={15} aria-hidden />
      </button>
      {open ? (
        <ul className={classes.metList}>
          {group.findings.map((finding) => (
            <li key={findingKey(finding)} className={classes.metRow}>
              <span>
                {finding.message}
                {finding.overridden ? (
                  <span className={classes.over}>
                    {t('missing.overridden', {
                      by: finding.overridden.by,
                      at: finding.overridden.at.label,
                      reason: finding.overridden.reason,
                    })}
                  </span>
                ) : null}
              </span>
              <RuleName finding={finding} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
