import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme.css';
import './i18n';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { openDoor } from './platform';

const root = document.getElementById('root');
// The first page's code arrives while the workspace opens.
void import('./features/overview/OverviewPage');
if (root) {
  const door = await openDoor();
  createRoot(root).render(
    <StrictMode>
      <App door={door} />
    </StrictMode>,
  );
}
