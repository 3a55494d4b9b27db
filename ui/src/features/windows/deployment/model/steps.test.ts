import { describe, expect, it } from 'vitest';
import type { Deployment } from '@/bindings';
import { booked, NEXT } from '@/platform/fixture/booked';
import { keyOf, mainStep, otherSteps } from './steps';

describe('the steps of an open window', () => {
  const start = '2026-11-23T22:00';
  const check = { allowed: true, findings: [] } as unknown as Deployment['check'];
  const given = { id: 'd', title: '17.1.0 r1', environment: 'PRD', minutes: 240 };
  const one = { ...booked({ ...given, start }), check };
  const begun = Date.parse('2026-11-23T21:00:00Z');
  const stepsOf = (deployment: Deployment) => {
    const main = mainStep(deployment, begun);
    return main ? [main, ...otherSteps(deployment, begun)] : otherSteps(deployment, begun);
  };

  it('have a key each, and closing is among them from every state', () => {
    const open = Object.entries(NEXT).filter(
      ([state]) => !['planned', 'announced', 'closed', 'cancelled'].includes(state),
    );
    expect(open).toHaveLength(8);
    for (const [state, next] of open) {
      const steps = stepsOf({ ...one, state: state as Deployment['state'], next });
      expect(steps.filter((step) => 'act' in step && step.act === 'close')).toHaveLength(1);
      expect(steps[0] && keyOf(steps[0]), state).toBeDefined();
      const keys = steps.map(keyOf).filter((key) => key !== undefined);
      expect(new Set(keys).size, state).toBe(keys.length);
    }
  });

  it('begin with opening it, before which nothing can be closed', () => {
    expect(stepsOf(one).map(keyOf)).toContain('o');
    expect(stepsOf(one)).not.toContainEqual({ act: 'close' });
  });
});
