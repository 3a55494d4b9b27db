import { Button } from '@mantine/core';
import { IconGripVertical, IconPlus } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenStep } from '@/bindings';
import { KeyHint, StateGlyph } from '@/components';
import type { Part } from '../model';
import classes from './edit.module.css';
import { lengthText, type Move, moveBy, moveTo, PARTS } from './order';

interface StepListProps {
  steps: readonly WrittenStep[];
  chosen: string | null;
  choose: (id: string) => void;
  move: (id: string, to: Move) => void;
  add: (part: Part) => void;
}

type Over = { id: string; below: boolean };

/** The steps by their parts: chosen by a click, moved by Alt and the arrows or by dragging. */
export function StepList(props: StepListProps) {
  const { t } = useTranslation('runbooks');
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Over | null>(null);
  const drag = { dragged, over, setDragged, setOver };
  return (
    <nav className={classes.list} aria-label={t('editing.steps')}>
      <p className={classes.hint}>
        <KeyHint keys={['Alt', '↑', '↓']} label={t('editing.keys')} />
      </p>
      {PARTS.map((part) => (
        <PartOf key={part} part={part} {...props} drag={drag} />
      ))}
    </nav>
  );
}

interface Drag {
  dragged: string | null;
  over: Over | null;
  setDragged: (id: string | null) => void;
  setOver: (over: Over | null) => void;
}

function PartOf({ part, drag, ...props }: StepListProps & { part: Part; drag: Drag }) {
  const { t } = useTranslation('runbooks');
  const own = props.steps.filter((one) => one.section === part);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (drag.dragged) props.move(drag.dragged, { section: part, behind: '' });
    drag.setDragged(null);
    drag.setOver(null);
  };
  return (
    <section aria-label={t(`part.${part}`)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a step may be dropped on it; keys move it too */}
      <div className={classes.part} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <h2>{t(`part.${part}`)}</h2>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={12} />}
          aria-label={t('editing.add', { part: t(`part.${part}`) })}
          onClick={() => props.add(part)}
        >
          {t('editing.addShort')}
        </Button>
      </div>
      {own.length === 0 ? <p className={classes.none}>{t('editing.none')}</p> : null}
      <ol>
        {own.map((step) => (
          <Item key={step.id} step={step} {...props} drag={drag} />
        ))}
      </ol>
    </section>
  );
}

function Item({ step, drag, ...props }: StepListProps & { step: WrittenStep; drag: Drag }) {
  const { steps, chosen, choose, move } = props;
  const press = (event: KeyboardEvent) => {
    const by = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp'];
    if (!by) return;
    event.preventDefault();
    if (!event.altKey) return neighbour(event.currentTarget, by);
    const to = moveBy(steps, step.id, by);
    if (to) move(step.id, to);
  };
  const below = (event: DragEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const to = drag.dragged ? moveTo(steps, drag.dragged, step.id, below(event)) : null;
    if (drag.dragged && to) move(drag.dragged, to);
    drag.setDragged(null);
    drag.setOver(null);
  };
  const here = drag.over?.id === step.id ? (drag.over.below ? 'below' : 'above') : undefined;
  return (
    <li
      className={classes.item}
      draggable
      data-selected={step.id === chosen || undefined}
      data-over={here}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', step.id);
        drag.setDragged(step.id);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        drag.setOver({ id: step.id, below: below(event) });
      }}
      onDragEnd={() => drag.setOver(null)}
      onDrop={drop}
    >
      <IconGripVertical size={13} className={classes.grip} aria-hidden />
      <button
        type="button"
        className={classes.pick}
        title={step.title}
        data-step={step.id}
        aria-current={step.id === chosen || undefined}
        onClick={() => choose(step.id)}
        onKeyDown={press}
      >
        {step.title}
      </button>
      {step.point_of_no_return ? <StateGlyph mark="flag" size={13} /> : null}
      {step.kind === 'decision' ? <StateGlyph mark="decision" size={13} /> : null}
      <span className={classes.length}>{lengthText(step.estimate)}</span>
    </li>
  );
}

/** The focus to the step above or below. */
function neighbour(from: EventTarget & Element, by: 1 | -1) {
  const all = [...(from.closest('nav')?.querySelectorAll<HTMLElement>('[data-step]') ?? [])];
  all[all.indexOf(from as HTMLElement) + by]?.focus();
}
