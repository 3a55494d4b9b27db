import { Button } from '@mantine/core';
import { IconGitMerge, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { ChangedDialog } from './ChangedDialog';
import type { Keeper } from './draft/keeper';
import { SaveFailure } from './draft/SaveState';
import classes from './editor.module.css';

interface BannersProps {
  keeper: Keeper;
  shown: Article | null;
  /** The version the draft is written over. */
  basedOn: number;
  outdated: boolean;
}

/** What whoever writes has to know: that it is not kept, or that another version came meanwhile. */
export function Banners({ keeper, shown, basedOn, outdated }: BannersProps) {
  return (
    <>
      <SaveFailure keeper={keeper} />
      {outdated ? <Outdated shown={shown} basedOn={basedOn} /> : null}
    </>
  );
}

function Outdated({ shown, basedOn }: { shown: Article | null; basedOn: number }) {
  const { t } = useTranslation('editor');
  const [open, setOpen] = useState(false);
  const published = shown?.published ?? 0;
  const pending = shown?.pending ?? 0;
  const version = Math.max(published, pending);
  const made = shown?.versions.find((one) => one.number === version);
  return (
    <div className={classes.banner} role="status">
      <IconGitMerge size={16} aria-hidden />
      <p>
        <strong>
          {version === 0
            ? t('outdated.some')
            : t(pending > published ? 'outdated.pending' : 'outdated.published', { version })}
        </strong>{' '}
        {made ? t('outdated.by', { by: made.by, why: made.why }) : null} {t('outdated.merges')}
      </p>
      {shown && version > basedOn ? (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t('outdated.show')}
        </Button>
      ) : null}
      {shown && open ? (
        <ChangedDialog
          article={shown.id}
          from={basedOn}
          to={version}
          close={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

/** Who else writes on it; what they write is theirs until they submit it. */
export function Writers({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('editor');
  if (names.length === 0) return null;
  return (
    <span className={classes.state} data-tone="now">
      <IconUsers size={14} aria-hidden />
      {t('writers', { count: names.length, names: names.join(', ') })}
    </span>
  );
}
