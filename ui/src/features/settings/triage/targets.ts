import type { SlaTarget } from '@/bindings';

/** What is waited for. */
export const CLOCKS = ['first_response', 'next_update', 'resolution'] as const;

const SEVERITIES = ['S1', 'S2', 'S3', 'S4'] as const;
type Lengths = Record<(typeof CLOCKS)[number], string>;
export type TargetValues = Record<(typeof SEVERITIES)[number], Lengths>;

const none: Lengths = { first_response: '', next_update: '', resolution: '' };

/** The targets as a form holds them. */
export function valuesOf(targets: readonly SlaTarget[]): TargetValues {
  const of = (code: string) => {
    const { severity: _, ...lengths } = targets.find((one) => one.severity === code) ?? {
      severity: code,
      ...none,
    };
    return lengths;
  };
  return { S1: of('S1'), S2: of('S2'), S3: of('S3'), S4: of('S4') };
}

export function rowsOf(values: TargetValues): SlaTarget[] {
  return SEVERITIES.map((severity) => ({ severity, ...values[severity] }));
}

/** The guide's, service levels, appendix B: it names first responses and nothing else. */
export function guideOf(): TargetValues {
  const first = (first_response: string): Lengths => ({ ...none, first_response });
  return {
    S1: first('2 hours'),
    S2: first('4 business hours'),
    S3: first('8 business hours'),
    S4: first('8 business hours'),
  };
}

const LENGTH = /^(\d+\s*(business\s+)?(d|h|hours?|m|min|minutes?)\s*)+$/i;

/** Whether a length can be read, as the host will look at it again; nothing typed is no target. */
export const isLength = (text: string) => !text.trim() || LENGTH.test(text.trim());
