import { type DragEvent, type ReactNode, useState } from 'react';
import classes from './DropField.module.css';
import { base64Of, MAX_FILE_BYTES } from './keptFile';

interface DropFieldProps {
  /** A file that was dropped: its path is not told, so its content comes along, base64. */
  take: (name: string, content: string) => void;
  /** It is longer than a file that comes along may be. */
  refuse: () => void;
  children: ReactNode;
}

/** A field for a file's path that a file can be dropped on. */
export function DropField({ take, refuse, children }: DropFieldProps) {
  const [over, setOver] = useState(false);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) refuse();
    else take(file.name, await base64Of(file));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field does the same by keys
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      {children}
    </div>
  );
}
