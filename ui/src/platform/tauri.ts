import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { dropEarly, takeEarly } from './early';
import {
  type Answer,
  type CallContext,
  type ChangedThing,
  type CommandName,
  type Door,
  type PickedFile,
  type ProgressEvent,
  Refusal,
} from './types';

/** Turns whatever a rejected call carries into a refusal with a message and a way out. */
export function refusalOf(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  if (typeof cause === 'object' && cause !== null && 'message' in cause && 'code' in cause) {
    const { code, message, hint, field } = cause as Refusal;
    return new Refusal(code, String(message), String(hint ?? ''), field);
  }
  return new Refusal('internal', String(cause), '');
}

async function ask<T>(name: string, args: object, early?: Promise<unknown> | null): Promise<T> {
  try {
    return (await (early ?? invoke<T>(name, { ...args }))) as T;
  } catch (cause) {
    throw refusalOf(cause);
  }
}

/** Listens until the returned function is called, even if that happens before listening began. */
function heard<T>(name: string, listener: (payload: T) => void): () => void {
  const listening = listen<T>(name, (event) => listener(event.payload));
  return () => {
    void listening.then((stop) => stop());
  };
}

/** The door to the real host. */
export function tauriDoor(): Door {
  return {
    call: <N extends CommandName>(name: N, request: unknown, context: CallContext) =>
      ask<Answer<N>>(name, { request, ...context }, takeEarly(name, request, context.actor)),
    cancel: (call) => ask('cancel_call', { call }),
    onProgress: (listener) => heard<ProgressEvent>('slipway://event', listener),
    onChanged: (listener) => heard<ChangedThing[]>('slipway://changed', listener),
    pickFile: (title, extensions) =>
      ask<PickedFile | null>('window_pick_file', { title, extensions }),
    pickPath: (title, extensions, saveAs) =>
      ask<string | null>('window_pick_path', { title, extensions, save_as: saveAs ?? null }),
    pickFolder: (title) => ask<string | null>('window_pick_path', { title, folder: true }),
    openLink: (url) => ask('window_open_link', { url }),
    notify: (title, body) => ask('window_notify', { title, body }),
    backups: () => ask('window_backups', {}),
    restoreOverDamaged: (file, actor) => ask('window_restore', { file, actor }),
    ready: (scheme) => {
      dropEarly();
      return ask('window_ready', { scheme });
    },
  };
}
