import { IconPaperclip } from '@tabler/icons-react';
import {
  createContext,
  type DragEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

interface Dropped {
  /** Files that were let go here and that nobody has taken yet. */
  files: readonly File[];
  clear: () => void;
}

const Context = createContext<Dropped>({ files: [], clear: () => undefined });

/** What was dropped on the defect that is shown. */
export const useDropped = () => useContext(Context);

/** A drag goes on as long as it is told of; how it ends outside the window is told by nobody. */
const SILENCE = 400;

interface FileDropProps {
  number: number;
  className?: string;
  /** Brings the files of the defect into sight, where they are not. */
  onDropped?: () => void;
  children: ReactNode;
}

/** Takes files wherever they are dropped on a defect; what else is dragged is let be. */
export function FileDrop({ number, className, onDropped, children }: FileDropProps) {
  const { t } = useTranslation('defects');
  // Held for the defect they were dropped on, whatever is shown by then.
  const [held, hold] = useState<{ number: number; files: readonly File[] }>({ number, files: [] });
  const dropped = useMemo<Dropped>(
    () => ({
      files: held.number === number ? held.files : [],
      clear: () => hold({ number, files: [] }),
    }),
    [held, number],
  );
  const [over, setOver] = useState(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOver(false), SILENCE);
  };
  const drop = (event: DragEvent) => {
    const files = [...event.dataTransfer.files];
    setOver(false);
    if (files.length === 0) return;
    event.preventDefault();
    hold({ number, files });
    onDropped?.();
  };
  return (
    <Context value={dropped}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button among its files is the way by keys */}
      <div
        className={[classes.drop, className].filter(Boolean).join(' ')}
        onDragOver={drag}
        onDrop={drop}
      >
        {children}
        {over ? (
          <div className={classes.over} aria-hidden>
            <p className={classes.words}>
              <IconPaperclip size={16} />
              {t('files.letGo', { number })}
            </p>
          </div>
        ) : null}
      </div>
    </Context>
  );
}
