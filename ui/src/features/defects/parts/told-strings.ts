export const toldWords = {
  tell: 'Tell the reporter',
  to: 'Public answer to {{ticket}}',
  many: 'Public answer to all {{count}}',
  failed: 'The template’s text cannot be had: {{message}} Write your own, or tell nobody.',
} as const;
