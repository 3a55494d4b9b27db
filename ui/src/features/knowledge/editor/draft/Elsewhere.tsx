import type { EditorView } from '@codemirror/view';
import { Button } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../editor.module.css';
import type { Opened } from './opening';
import { TwoTexts } from './TwoTexts';
import { useStanding } from './useStanding';

interface ElsewhereProps {
  opened: Opened;
  view: EditorView | null;
}

/** Says that the draft was changed in another window, for as long as nobody chose between both. */
export function Elsewhere({ opened, view }: ElsewhereProps) {
  const { t } = useTranslation('editor');
  const { state, reason } = useStanding(opened.keeper);
  const [open, setOpen] = useState(false);
  if (state !== 'elsewhere') return null;
  return (
    <div className={classes.banner} data-tone="bad" role="alert">
      <IconDevices size={16} aria-hidden />
      <p>
        <strong>{reason?.message}</strong> {t('elsewhere.stays')}
      </p>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('elsewhere.compare')}
      </Button>
      {open && view ? <TwoTexts opened={opened} view={view} close={() => setOpen(false)} /> : null}
    </div>
  );
}
