import { ActionIcon } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from './KeyHint';
import classes from './SidePanel.module.css';

const NARROWEST = 280;
const WIDEST = 640;

interface SidePanelProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Stays at the foot while the rest scrolls. */
  foot?: ReactNode;
  /** Under which name its width is kept. */
  name: string;
  width?: number;
}

/** The panel at the right of a page: resizable by mouse or arrow keys, closed by Esc. */
export function SidePanel({ title, onClose, children, foot, name, width = 340 }: SidePanelProps) {
  const { t } = useTranslation('common');
  const heading = useId();
  const panel = useRef<HTMLElement>(null);
  const [size, setSize] = useLocalStorage({ key: `slipway.panel.${name}`, defaultValue: width });
  useFocusReturn(panel);

  const resize = (next: number) => setSize(Math.min(WIDEST, Math.max(NARROWEST, next)));
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const from = down.clientX;
    const bar = down.currentTarget;
    bar.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) => resize(size + from - event.clientX);
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(size + 16);
    if (event.key === 'ArrowRight') resize(size - 16);
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    const field = event.target as HTMLElement;
    if (panel.current?.contains(field) && !hasOpenList(field)) onClose();
  };

  return (
    <aside
      ref={panel}
      className={classes.panel}
      style={{ width: size }}
      aria-labelledby={heading}
      onKeyDown={closeOnEscape}
      data-side-panel
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a movable separator has no element of its own */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('resize')}
        aria-valuenow={size}
        aria-valuemin={NARROWEST}
        aria-valuemax={WIDEST}
        className={classes.edge}
        onPointerDown={drag}
        onKeyDown={press}
      />
      <header className={classes.head}>
        <h2 id={heading} className={classes.title} tabIndex={-1} data-panel-title>
          {title}
        </h2>
        <KeyHint keys={['Esc']} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('close')}
          onClick={onClose}
          data-panel-close
        >
          <IconX size={15} />
        </ActionIcon>
      </header>
      <div className={classes.body}>{children}</div>
      {foot ? <footer className={classes.foot}>{foot}</footer> : null}
    </aside>
  );
}

/** Whether a field shows its list or calendar: Esc closes that first, and the panel next. */
function hasOpenList(field: HTMLElement): boolean {
  if (field.getAttribute('role') === 'combobox')
    return field.getAttribute('aria-expanded') === 'true';
  return (
    field.matches('[data-dates-input]') && document.querySelector('[data-dates-dropdown]') !== null
  );
}

/** Takes the focus when the panel opens and gives it back where it came from. */
function useFocusReturn(panel: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    if (!panel.current?.contains(before)) {
      // A form is opened to type in it; what is only read keeps J and K with its list.
      const field = panel.current?.querySelector<HTMLElement>(
        'form input:not([type="checkbox"], [readonly])',
      );
      (field ?? panel.current?.querySelector<HTMLElement>('[data-panel-title]'))?.focus();
    }
    return () => (before?.isConnected ? before.focus() : undefined);
  }, [panel]);
}
