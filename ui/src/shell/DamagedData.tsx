import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actor } from '@/actor';
import type { Backup } from '@/bindings';
import { ErrorNote, SkeletonRows } from '@/components/Notes';
import { formatBytes } from '@/i18n/format';
import { Refusal, useDoor } from '@/platform';
import classes from './Shell.module.css';

interface DamagedDataProps {
  /** The data is there again. */
  restored: () => void;
}

/** The backups of a database that cannot be opened; one takes its place, and what was is kept. */
export default function DamagedData({ restored }: DamagedDataProps) {
  const { t } = useTranslation('shell');
  const door = useDoor();
  const [backups, setBackups] = useState<Backup[] | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    door
      .backups()
      .then((answer) => setBackups(answer.backups))
      .catch((cause) => {
        setBackups([]);
        setRefusal(asRefusal(cause));
      });
  }, [door]);
  const restore = async (file: string) => {
    setRunning(file);
    setRefusal(null);
    try {
      await door.restoreOverDamaged(file, actor());
      restored();
    } catch (cause) {
      setRefusal(asRefusal(cause));
      setRunning(null);
    }
  };
  const pick = async () => {
    const file = await door.pickPath(t('damaged.pickTitle'), ['db']);
    if (file) await restore(file);
  };
  return (
    <section className={classes.damaged} aria-label={t('damaged.title')}>
      <h2 className={classes.damagedTitle}>{t('damaged.title')}</h2>
      <p>{t('damaged.about')}</p>
      {refusal ? <ErrorNote message={refusal.message} hint={refusal.hint} /> : null}
      {backups === null ? <SkeletonRows rows={3} /> : null}
      {backups?.length === 0 ? <p>{t('damaged.none')}</p> : null}
      <ul>
        {backups?.map((one) => (
          <li key={one.file} className={classes.damagedRow}>
            <time dateTime={one.at.at}>{one.at.label}</time>
            <span>{t(`damaged.kinds.${one.kind as 'daily'}`)}</span>
            <span className="tabular">{formatBytes(one.bytes)}</span>
            <Button
              size="xs"
              variant="default"
              loading={running === one.file}
              disabled={running !== null}
              aria-label={t('damaged.restoreOf', { at: one.at.label })}
              onClick={() => void restore(one.file)}
            >
              {t('damaged.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFolderOpen size={14} />}
        disabled={running !== null}
        onClick={() => void pick()}
      >
        {t('damaged.pick')}
      </Button>
    </section>
  );
}

function asRefusal(cause: unknown): Refusal {
  return cause instanceof Refusal ? cause : new Refusal('internal', String(cause), '');
}
