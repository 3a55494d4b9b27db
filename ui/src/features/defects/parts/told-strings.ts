export const toldWords = {
  tell: 'Tell the reporter',
  to: 'Public answer to {{ticket}}',
  many: 'Public answer to all {{count}}',
  failed: 'The template’s text cannot be had: {{message}} Write your own, or tell nobody.',
} as const;

export const slipWords = {
  title: '{{what}} slips to {{release}}',
  text: 'The fix was planned for {{from}}. Those who wait for it count on that.',
  tell: 'Move and tell',
  only: 'Move only',
  stay: 'Do not move',
} as const;
