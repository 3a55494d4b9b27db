/** What the link that led here was about, such as the component a finding names. */
export function askedSubject(): string | null {
  const state = window.history.state as { subject?: unknown } | null;
  return typeof state?.subject === 'string' ? state.subject : null;
}
