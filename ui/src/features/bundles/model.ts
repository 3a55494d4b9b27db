import type {
  AnsweredWindowShape,
  BundleDifference,
  BundleLook,
  Fate,
  SignatureState,
} from '@/bindings';
import type { Mark } from '@/components';
import { STATE_MARKS } from '@/features/windows/deployment/DeploymentMark';

/** What may be taken in place of what is planned here, by the part it is. */
export const CHOICES = {
  component: 'components',
  product: 'products',
  chart: 'chart',
  notes: 'notes',
  runbook: 'runbooks',
} as const;
export type Choice = (typeof CHOICES)[keyof typeof CHOICES];

/** What can be chosen with a bundle: each kind of part that stays as it is here unless it is taken. */
export function choicesOf(differences: readonly BundleDifference[], taken: readonly Choice[]) {
  const all = Object.entries(CHOICES) as [string, Choice][];
  const open = all.filter(([part, choice]) =>
    differences.some(
      (one) => one.part === part && (one.fate === 'kept' || (taken.includes(choice) && one.here)),
    ),
  );
  return open.map(([, choice]) => choice);
}

const SIGNATURES: Record<SignatureState, Mark> = {
  valid: 'proven',
  unknown_key: 'unknown',
  invalid: 'failed',
};

/** The icon of a signature; a state that is not known here is none that counts. */
export function signatureMark(state: SignatureState): Mark {
  return SIGNATURES[state] ?? 'unknown';
}

const FATES: Record<Fate, Mark> = { taken: 'done', kept: 'closed', shown: 'planned' };

export function fateMark(fate: Fate): Mark {
  return FATES[fate] ?? 'unknown';
}

/** The icon of a word that others wrote: one that is not known here may be anything. */
function markOf(marks: Readonly<Record<string, Mark>>, word: string): Mark {
  return (Object.hasOwn(marks, word) ? marks[word] : undefined) ?? 'unknown';
}

const CHECKS: Record<string, Mark> = { passed: 'done', failed: 'failed', pending: 'planned' };

/** The icon of a check elsewhere. */
export function checkMark(state: string): Mark {
  return markOf(CHECKS, state);
}

const OUTCOMES: Record<string, Mark> = {
  implemented: 'done',
  remediated: 'done',
  failed: 'failed',
  backed_out: 'superseded',
};

/** The icon of a window elsewhere: how it went, else where it stands. */
export function windowMark({ outcome, state }: AnsweredWindowShape): Mark {
  return outcome ? markOf(OUTCOMES, outcome) : markOf(STATE_MARKS, state);
}

/** Whether it may be received as it is. */
export function isReceivable(look: BundleLook): boolean {
  return look.signature === 'valid' && look.refused === '';
}

/** A name for the file, from what the release is called: `mojaloop-17.1.0-r1.slipway`. */
export function fileName(title: string, answer: boolean): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain}${answer ? '-answer' : ''}.slipway`;
}
