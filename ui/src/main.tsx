import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './mantine.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { firstReads } from './first-reads';
import { i18next } from './i18n';
import { fetchAhead } from './later';
import { openDoor } from './platform';
import { newQueryClient } from './query';
import { beginAt } from './shell/crumbs';

// The bare address is the overview's. Led there later, by the routes, the page would be drawn twice.
if (['', '#', '#/'].includes(window.location.hash)) {
  window.history.replaceState(null, '', '#/overview');
}
if (window.location.hash === '#/overview') {
  beginAt([{ label: i18next.t('title', { ns: 'overview' }) }]);
}
const root = document.getElementById('root');
if (root) {
  const door = await openDoor();
  const client = newQueryClient();
  await firstReads(client, door, window.location.hash);
  createRoot(root).render(
    <StrictMode>
      <App door={door} read={client} />
    </StrictMode>,
  );
  // The other pages are one script (vite.config.ts), fetched once the first is drawn.
  requestAnimationFrame(() => requestAnimationFrame(() => void fetchAhead()));
}
