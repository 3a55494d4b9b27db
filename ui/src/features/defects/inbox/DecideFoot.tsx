import { IconBan, IconClockPause, IconCopy, IconSend } from '@tabler/icons-react';
import { useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { Defect, DefectRow } from '@/bindings';
import { wallOf } from '@/i18n/format';
import { usePeek, useRead } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import { priorityOf } from '../model/matrix';
import { usePart } from '../model/store';
import { answerOf } from './answer';
import classes from './decision.module.css';
import { useInbox } from './triage';
import { bestOf, sayable, useDeciders } from './useDeciders';

interface DecideFootProps {
  row: DefectRow;
  defect: Defect | undefined;
}

/** The four decisions, each with its key and with what it will do. */
export function DecideFoot({ row, defect }: DecideFootProps) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const deciders = useDeciders();
  const peek = usePeek();
  const many = usePart(triage, (one) => one.chosen.size);
  const ask = usePart(triage, (one) => one.ask?.kind ?? null);
  const accepts = useAccepts(row, defect);
  const zone = useWorkspace().data?.hub?.zone ?? 'UTC';
  const best = many > 1 ? undefined : bestOf({ peek }, row);
  const due = row.sla?.due ? wallOf(row.sla.due.at, zone).slice(11) : '';
  return (
    <footer className={classes.foot}>
      <div className={classes.buttons}>
        <Press
          letter="1"
          name={t('decision.accept')}
          detail={many > 1 ? t('decision.many', { count: many }) : accepts}
          filled
          onPress={deciders.accept}
        />
        <Press
          letter="2"
          name={t('decision.duplicate')}
          detail={
            best ? t('decision.duplicateOf', { number: best.number }) : t('decision.duplicateAsk')
          }
          open={ask === 'duplicate'}
          onPress={() => deciders.duplicate()}
        />
        <Press
          letter="3"
          name={t('decision.decline')}
          detail={t('decision.declineWith')}
          open={ask === 'decline'}
          onPress={deciders.decline}
        />
        <Press
          letter="H"
          name={t('decision.snooze')}
          detail={due ? t('decision.snoozeWith', { at: due }) : t('decision.snoozePlain')}
          open={ask === 'snooze'}
          onPress={deciders.snooze}
        />
      </div>
      <FootNote row={row} many={many} />
    </footer>
  );
}

/** What accepting will take over. */
function useAccepts(row: DefectRow, defect: Defect | undefined): string {
  const { t } = useTranslation('defects');
  const { data: matrix } = useRead('matrix_show', {});
  const said = defect?.suggested;
  const own = priorityOf(
    matrix,
    row.urgency || said?.urgency || '',
    row.impact || said?.impact || '',
  );
  const what = [row.priority || own, row.release].filter(Boolean).join(', ');
  return what || t('decision.acceptPlain');
}

interface PressProps {
  letter: string;
  name: string;
  detail: string;
  filled?: boolean;
  /** What it asks is open. */
  open?: boolean;
  onPress: () => void;
}

function Press({ letter, name, detail, filled, open, onPress }: PressProps) {
  return (
    <button
      type="button"
      className={classes.press}
      data-filled={filled || undefined}
      aria-expanded={open}
      aria-keyshortcuts={letter}
      onClick={onPress}
    >
      <span className={classes.pressName}>
        <kbd className={classes.pressKey}>{letter}</kbd>
        {name}
      </span>
      <span className={classes.pressDetail}>{detail}</span>
    </button>
  );
}

/** What goes out by it, and the way back. */
function FootNote({ row, many }: { row: DefectRow; many: number }) {
  const { t } = useTranslation('defects');
  const { triage } = useInbox();
  const peek = usePeek();
  useRead(
    'reply_render',
    { template: answerOf(row).template, defect: row.id },
    { enabled: row.ticket !== null },
  );
  const [, look] = useReducer((count: number) => count + 1, 0);
  usePart(triage, (one) => one.said);
  // The answer is kept outside of this part; it is looked at again when somebody typed.
  useEffect(() => {
    const again = () => look();
    document.addEventListener('input', again);
    document.addEventListener('click', again);
    return () => {
      document.removeEventListener('input', again);
      document.removeEventListener('click', again);
    };
  }, []);
  const answer = answerOf(row);
  const none = sayable({ peek }, 1, row) === '';
  const [Icon, words]: [typeof IconSend, string] =
    many > 1
      ? [IconCopy, t('decision.foot.many', { count: many })]
      : none
        ? [IconBan, t('decision.foot.none')]
        : answer.public
          ? [IconSend, t('decision.foot.public')]
          : [IconClockPause, t('decision.foot.internal')];
  return (
    <p className={classes.footNote} title={words}>
      <Icon size={14} aria-hidden />
      <span>{words}</span>
    </p>
  );
}
