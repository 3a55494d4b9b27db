/** The steps in their order; only the first is needed. */
export const STEPS = ['hub', 'repos', 'environments', 'people', 'rules', 'standards'] as const;
export type Step = (typeof STEPS)[number];
