export const messagesPath = '/messages';
