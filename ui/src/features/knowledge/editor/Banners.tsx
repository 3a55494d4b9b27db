import type { EditorView } from '@codemirror/view';
import { Button } from '@mantine/core';
import { IconGitMerge, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { ChangedDialog } from './ChangedDialog';
import { Clashes } from './clash/Clashes';
import { Elsewhere } from './draft/Elsewhere';
import type { Opened } from './draft/opening';
import { SaveFailure } from './draft/SaveState';
import { useStanding } from './draft/useStanding';
import classes from './editor.module.css';
import { newestOf, type Onto } from './useOnto';

interface BannersProps {
  opened: Opened;
  /** The article as readers have it; none while it is new. */
  shown: Article | null;
  view: EditorView | null;
  text: string;
  onto: Onto;
}

/** What whoever writes has to know: that it is not kept, or that another version came meanwhile. */
export function Banners({ opened, shown, view, text, onto }: BannersProps) {
  const { outdated } = useStanding(opened.keeper);
  return (
    <>
      <SaveFailure keeper={opened.keeper} />
      <Elsewhere opened={opened} view={view} />
      {outdated ? <Outdated opened={opened} shown={shown} onto={onto} /> : null}
      <Clashes text={text} view={view} />
    </>
  );
}

function Outdated({ opened, shown, onto }: Pick<BannersProps, 'opened' | 'shown' | 'onto'>) {
  const { t } = useTranslation('editor');
  const { basedOn } = useStanding(opened.keeper);
  const [open, setOpen] = useState(false);
  const version = newestOf(shown);
  const made = shown?.versions.find((one) => one.number === version);
  const newer = shown !== null && version > basedOn;
  return (
    <div className={classes.banner} role="status">
      <IconGitMerge size={16} aria-hidden />
      <p>
        <strong>
          {version === 0
            ? t('outdated.some')
            : t(version > (shown?.published ?? 0) ? 'outdated.pending' : 'outdated.published', {
                version,
              })}
        </strong>{' '}
        {made ? t('outdated.by', { by: made.by, why: made.why }) : null} {t('outdated.merges')}
        {onto.refusal ? ` ${onto.refusal.message} ${onto.refusal.hint}` : null}
      </p>
      {newer ? (
        <>
          <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
            {t('outdated.show')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={onto.running}
            onClick={() => void onto.run(version)}
          >
            {t('outdated.bring')}
          </Button>
        </>
      ) : null}
      {newer && open ? (
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
