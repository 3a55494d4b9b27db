import { describe, expect, it } from 'vitest';
import { closeFaults, closeRequest, closeStart, fitting, outcomesOf } from './closing';

describe('the report', () => {
  const VALIDATED = { state: 'validated' } as const;
  const issue = { key: '1', kind: 'new' as const, text: '', decision: '', decided_by: '' };

  it('asks what was seen, what was decided and by whom', () => {
    const values = { ...closeStart(VALIDATED), issues: [issue] };
    expect(closeFaults(values, VALIDATED)).toEqual({
      'issues.0.text': 'textNeeded',
      'issues.0.decision': 'decisionNeeded',
      'issues.0.decided_by': 'byNeeded',
    });
  });

  it('asks for the regression run after a rollback, and a known bug carries no decision', () => {
    const rolledBack = { state: 'rolled_back' } as const;
    const values = closeStart(rolledBack);
    expect(values.outcome).toBe('backed_out');
    expect(closeFaults(values, rolledBack)).toEqual({ regression: 'regressionNeeded' });
    const known = { ...issue, kind: 'known' as const, text: ' RT 1 ', decision: 'proceed' };
    const request = closeRequest('d', { ...values, issues: [known] });
    expect(request.report?.issues).toEqual([
      { kind: 'known', text: 'RT 1', decision: '', decided_by: '' },
    ]);
  });

  it('offers the outcomes that the state leads to, and keeps what was typed when it changes', () => {
    expect(outcomesOf({ state: 'window_open' })).toEqual(['implemented', 'remediated', 'failed']);
    expect(outcomesOf(VALIDATED)).toEqual(['implemented', 'remediated']);
    expect(outcomesOf({ state: 'rolling_back' })).toEqual(['backed_out', 'failed']);
    expect(outcomesOf({ state: 'failed' })).toEqual(['failed']);
    const typed = { ...closeStart(VALIDATED), note: 'Slow start' };
    expect(fitting(typed, { state: 'failed' })).toMatchObject({
      outcome: 'failed',
      note: 'Slow start',
    });
  });

  it('cannot be implemented where a defect was decided to be rolled back', () => {
    const decided = { ...issue, text: 'RT 9', decision: 'roll_back', decided_by: 'Fatou' };
    const values = { ...closeStart(VALIDATED), issues: [decided], regression: 'Run 12' };
    expect(closeFaults(values, VALIDATED)).toEqual({ outcome: 'outcomeRolledBack' });
    const known = { ...values, issues: [{ ...decided, kind: 'known' as const }], regression: '' };
    expect(closeFaults(known, VALIDATED)).toEqual({});
  });

  it('asks for the regression run of a rollback that failed, too', () => {
    const failed = { ...closeStart({ state: 'regression' }), outcome: 'failed' as const };
    expect(closeFaults(failed, { state: 'regression' })).toEqual({
      regression: 'regressionNeeded',
    });
    expect(closeFaults(failed, { state: 'failed' })).toEqual({});
  });
});
