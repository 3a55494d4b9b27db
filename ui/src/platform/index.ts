import { createContext, useContext } from 'react';
import { tauriDoor } from './tauri';
import type { Door } from './types';

export * from './types';

const DoorContext = createContext<Door | null>(null);
export const DoorProvider = DoorContext.Provider;

/** The door this window was opened with. */
export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (!door) throw new Error('No door: wrap the tree in DoorProvider.');
  return door;
}

/** Opens the host's door, or, with `VITE_DOOR=fixture`, one with made-up data for a plain browser. */
export async function openDoor(): Promise<Door> {
  if (import.meta.env.VITE_DOOR === 'fixture') {
    const { fixtureDoor } = await import('./fixture');
    return fixtureDoor();
  }
  return tauriDoor();
}
