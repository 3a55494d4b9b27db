import { MantineProvider, type MantineProviderProps } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { later } from '@/later';
import { useNoticed } from './notices';
import { Painted } from './Painted';
import { type Door, DoorProvider } from './platform';
import { HostEvents, newQueryClient } from './query';
import { Shell } from './shell/Shell';
import { theme, variables } from './theme';

// Made with the first notice: its empty corners would have what lies under them drawn once more.
const NoticeCorner = later(() => import('./NoticeCorner'));

interface AppProps {
  door: Door;
  /** Holds what was read before the first frame; a fresh one when not given. */
  read?: QueryClient;
  /** `test` where nothing is laid out: what hangs from a button is then shown wherever that is. */
  env?: MantineProviderProps['env'];
}

function Notices() {
  return useNoticed() ? (
    <Suspense>
      <NoticeCorner />
    </Suspense>
  ) : null;
}

/** The whole window, given the door it talks through. */
export function App({ door, read, env }: AppProps) {
  const [client] = useState(() => read ?? newQueryClient());
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      {...{ env }}
    >
      <DoorProvider value={door}>
        <Painted />
        <QueryClientProvider client={client}>
          <Notices />
          <HostEvents>
            <Router hook={useHashLocation}>
              <Shell />
            </Router>
          </HostEvents>
        </QueryClientProvider>
      </DoorProvider>
    </MantineProvider>
  );
}
