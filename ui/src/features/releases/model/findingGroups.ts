import type { FindingShape, LevelShape } from '../../../bindings';

/** Levels in the order of what stops the release most. */
export const LEVELS: readonly LevelShape[] = ['block', 'warn', 'unknown', 'met'];

export interface FindingGroup {
  level: LevelShape;
  findings: FindingShape[];
}

/** Findings by level; an overridden block no longer stops anything and is listed with the met ones. */
export function groupFindings(findings: readonly FindingShape[]): FindingGroup[] {
  return LEVELS.map((level) => ({
    level,
    findings: findings.filter((finding) => levelShown(finding) === level),
  })).filter((group) => group.findings.length > 0);
}

function levelShown(finding: FindingShape): LevelShape {
  return finding.overridden ? 'met' : finding.level;
}

/** Findings that still ask for something. */
export function openFindings(findings: readonly FindingShape[]): FindingShape[] {
  return findings.filter((finding) => levelShown(finding) !== 'met');
}

/** The one finding that carries the filled button: the first open one that a button can mend. */
export function firstFixable(groups: readonly FindingGroup[]): FindingShape | undefined {
  return groups
    .filter((group) => group.level !== 'met')
    .flatMap((group) => group.findings)
    .find((finding) => finding.fix !== '');
}

/** A key that is stable while findings are recomputed. */
export function findingKey(finding: FindingShape): string {
  return `${finding.rule}:${finding.subject}:${finding.message}`;
}
