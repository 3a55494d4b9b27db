import { useMantineColorScheme } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowRight,
  IconArrowsSplit2,
  IconBug,
  IconCalendarPlus,
  IconCalendarTime,
  IconDatabaseExport,
  IconFileCheck,
  IconHandStop,
  IconKeyboard,
  IconPackages,
  IconPlus,
  IconRefresh,
  IconSend,
  IconSnowflake,
  IconStack2,
  IconSunMoon,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { conflictsPath, newDefectPath, outboxPath } from '@/features/defects/paths';
import { boardPath } from '@/features/environments/paths';
import { evidencePath } from '@/features/evidence/paths';
import { messagesPath } from '@/features/messages/paths';
import { planWindowPath } from '@/features/windows/deployment/paths';
import { useWrite } from '@/query';
import { type Action, intend } from './actions';
import { landing, PAGES } from './pages';

const SIZE = { size: 15, stroke: 1.75 };

/** What can be done from anywhere. */
export function useGlobalActions(showKeys: () => void, askHalt: () => void): readonly Action[] {
  const { t } = useTranslation('shell');
  const [, go] = useLocation();
  const { toggleColorScheme } = useMantineColorScheme();
  const { run: sync } = useWrite('repo_sync', { done: t('act.syncDone'), undo: false });
  const { run: syncDesks } = useWrite('desk_sync', { done: t('act.syncDesksDone'), undo: false });
  const { run: undo } = useWrite('undo', { undo: false });
  const { run: backup } = useWrite('backup_create', { done: t('act.backupDone'), undo: false });

  return useMemo(() => {
    const goAndDo = (path: string, key: string) => () => {
      intend(key);
      go(path);
    };
    const undoLast = async () => {
      await undo({}, { done: (answer) => t('act.undone', { summary: summaryOf(answer) }) });
    };
    return [
      {
        id: 'plan',
        label: t('act.plan'),
        icon: <IconPlus {...SIZE} />,
        run: goAndDo('/releases', 'n'),
      },
      {
        id: 'plan-window',
        label: t('act.planWindow'),
        icon: <IconCalendarTime {...SIZE} />,
        run: () => go(planWindowPath()),
      },
      {
        id: 'freeze',
        label: t('act.freeze'),
        icon: <IconSnowflake {...SIZE} />,
        run: () => go('/windows/freeze/new'),
      },
      {
        id: 'halt',
        label: t('act.halt'),
        icon: <IconHandStop {...SIZE} />,
        run: askHalt,
      },
      {
        id: 'sync',
        label: t('act.sync'),
        icon: <IconRefresh {...SIZE} />,
        run: () => void sync({}),
      },
      {
        id: 'defect',
        label: t('act.newDefect'),
        icon: <IconBug {...SIZE} />,
        run: () => go(newDefectPath),
      },
      {
        id: 'sync-desks',
        label: t('act.syncDesks'),
        icon: <IconRefresh {...SIZE} />,
        run: () => void syncDesks({}),
      },
      {
        id: 'repo',
        label: t('act.addRepo'),
        icon: <IconPackages {...SIZE} />,
        run: goAndDo('/charts', 'n'),
      },
      {
        id: 'increment',
        label: t('act.addIncrement'),
        icon: <IconCalendarPlus {...SIZE} />,
        run: goAndDo('/settings/increments', 'n'),
      },
      {
        id: 'undo',
        label: t('act.undo'),
        icon: <IconArrowBackUp {...SIZE} />,
        key: 'Mod+z',
        run: () => void undoLast(),
      },
      {
        id: 'backup',
        label: t('act.backup'),
        icon: <IconDatabaseExport {...SIZE} />,
        run: () => void backup({}),
      },
      {
        id: 'theme',
        label: t('act.theme'),
        icon: <IconSunMoon {...SIZE} />,
        run: toggleColorScheme,
      },
      ...PAGES.map((page) => ({
        id: `go-${page.name}`,
        label: t('act.go', { page: t(page.name) }),
        key: `g+${page.letter}`,
        icon: <IconArrowRight {...SIZE} />,
        run: () => go(landing(page)),
      })),
      {
        id: 'board',
        label: t('act.board'),
        detail: t('act.boardDetail'),
        icon: <IconStack2 {...SIZE} />,
        run: () => go(boardPath),
      },
      {
        id: 'evidence',
        label: t('act.evidence'),
        icon: <IconFileCheck {...SIZE} />,
        run: () => go(evidencePath),
      },
      {
        id: 'messages',
        label: t('act.messages'),
        icon: <IconSend {...SIZE} />,
        run: () => go(messagesPath),
      },
      {
        id: 'conflicts',
        label: t('act.conflicts'),
        icon: <IconArrowsSplit2 {...SIZE} />,
        run: () => go(conflictsPath),
      },
      {
        id: 'outbox',
        label: t('act.outbox'),
        icon: <IconSend {...SIZE} />,
        run: () => go(outboxPath),
      },
      {
        id: 'keys',
        label: t('act.keys'),
        icon: <IconKeyboard {...SIZE} />,
        key: '?',
        run: showKeys,
      },
    ];
  }, [askHalt, backup, go, showKeys, sync, syncDesks, t, toggleColorScheme, undo]);
}

function summaryOf(answer: { value: unknown }): string {
  return (answer.value as { summary?: string } | null)?.summary ?? '';
}
