export const shell = {
  product: 'Slipway',
} as const;
