import { describe, expect, it } from 'vitest';
import { planQuestion, planStart } from './planWindow';

const known = {
  releases: [],
  environments: [{ id: 'e-uat', code: 'UAT' }],
  zone: 'Africa/Lagos',
};
const start = (query: string) => planStart(new URLSearchParams(query), known);

describe('the question asked while a window is planned', () => {
  const planned = start('env=UAT&start=2026-11-24T22:00&minutes=240');

  it('waits until where, when and how long are known', () => {
    expect(planQuestion({ ...planned, time: '' }, null)).toBeNull();
    expect(planQuestion({ ...planned, length: 'soon' }, null)).toBeNull();
  });

  it('names how long its parts take and who does what, as far as they were typed', () => {
    expect(planQuestion(planned, 'd')).toMatchObject({
      deployment: 'd',
      minutes: 240,
      runbook_minutes: null,
      rollback_minutes: null,
      validation_minutes: null,
      maker: null,
      checker: null,
      coordinator: null,
    });
    const whole = {
      ...planned,
      runbook: '2 h 35 min',
      rollback: '55 min',
      validation: '0:30',
      maker: 'p-joseph',
      checker: 'p-chidi',
      coordinator: 'p-ana',
    };
    expect(planQuestion(whole, null)).toMatchObject({
      runbook_minutes: 155,
      rollback_minutes: 55,
      validation_minutes: 30,
      maker: 'p-joseph',
      checker: 'p-chidi',
      coordinator: 'p-ana',
    });
  });
});
