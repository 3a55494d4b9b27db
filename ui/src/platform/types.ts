import type { Backups, Code, Commands, Outcome, Restored } from '@/bindings';

/** Every command of the catalogue, by name. */
export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]['request'];
export type Response<N extends CommandName> = Commands[N]['response'];

/** What a call answers: its value, the operation it was logged as, and what it changed. */
export interface Answer<N extends CommandName> extends Omit<Outcome, 'value'> {
  value: Response<N>;
}

/** Who acts, and the id under which the call reports progress and can be cancelled. */
export interface CallContext {
  actor: string | null;
  call: string;
}

/** What a call says while it runs. `waiting`: another process holds the data, and why. */
export type ProgressEvent =
  | {
      event: 'progress';
      call: string;
      label: string;
      done: number;
      total: number | null;
      unit: string;
    }
  | { event: 'waiting'; call: string; message: string };

/** A file a person chose: its name, its text and its bytes. */
export interface PickedFile {
  name: string;
  text: string;
  base64: string;
}

/** What was changed; kind `*` means anything may have been. */
export interface ChangedThing {
  kind: string;
  id: string;
}

/** The only shape in which a call fails. */
export class Refusal extends Error {
  readonly code: Code;
  readonly hint: string;
  readonly field: string | undefined;

  constructor(code: Code, message: string, hint: string, field?: string) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
    this.field = field;
  }
}

/** The colours a person chose; `auto` follows the system. */
export type Scheme = 'light' | 'dark' | 'auto';

/** The one door to the host. Pages reach it through `query.ts` and `useDoor`. */
export interface Door {
  call<N extends CommandName>(
    name: N,
    request: Request<N>,
    context: CallContext,
  ): Promise<Answer<N>>;
  cancel(call: string): Promise<void>;
  onProgress(listener: (event: ProgressEvent) => void): () => void;
  onChanged(listener: (changed: ChangedThing[]) => void): () => void;
  pickFile(title: string, extensions: string[]): Promise<PickedFile | null>;
  /** Asks for a file's path; with `saveAs`, its proposed name, for that of a new one. */
  pickPath(title: string, extensions: string[], saveAs?: string): Promise<string | null>;
  /** Asks for a folder's path. */
  pickFolder(title: string): Promise<string | null>;
  openLink(url: string): Promise<void>;
  notify(title: string, body: string): Promise<void>;
  /** The backups of data that cannot be opened, newest first. */
  backups(): Promise<Backups>;
  /** Puts a backup in place of data that cannot be opened, and opens it. */
  restoreOverDamaged(file: string, actor: string | null): Promise<Restored>;
  /** The first page is painted, in this scheme; the host opens the next window in it. */
  ready(scheme: Scheme): Promise<void>;
}
