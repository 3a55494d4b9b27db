import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { FindingShape, Release } from '@/bindings';
import { useNarrow } from '@/components';
import type { Dialog } from '../page/ReleaseDialogs';
import { comparePath, type Tab } from '../parts/paths';
import { ComponentsPanel } from './ComponentsPanel';
import { Findings } from './Findings';
import classes from './missing.module.css';

interface MissingTabProps {
  release: Release;
  /** Opens another face at what a finding is about. */
  open: (tab: Tab, subject?: string) => void;
  openDialog: (dialog: Dialog) => void;
}

/** What stands between a release and its next state, with its components beside it. */
export function MissingTab({ release, open, openDialog }: MissingTabProps) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const narrow = useNarrow();
  const [shown, setShown] = useState(false);
  const [component, setComponent] = useState<string | null>(null);

  const mend = (finding: FindingShape) => {
    const fixes: Record<string, () => void> = {
      open_notes: () => open('notes'),
      open_components: () => open('components', finding.subject),
      open_readiness: () => open('readiness', finding.subject),
      choose_source: () => {
        setComponent(finding.subject);
        setShown(true);
      },
      edit_release: () => openDialog('edit'),
      lift_block: () => openDialog('lift'),
      open_compare: () => go(comparePath('-', release.id)),
    };
    fixes[finding.fix]?.();
  };
  const panel = (
    <ComponentsPanel
      release={release}
      opened={component}
      setOpened={setComponent}
      showAll={() => open('components')}
      edit={() => openDialog('edit')}
    />
  );
  if (!narrow) {
    return (
      <div className={classes.two}>
        <Findings release={release} mend={mend} />
        {panel}
      </div>
    );
  }
  return (
    <div className={classes.one}>
      {shown ? null : <Findings release={release} mend={mend} />}
      <Button
        variant="subtle"
        color="gray"
        radius={0}
        justify="flex-start"
        className={classes.toggle}
        aria-expanded={shown}
        leftSection={shown ? <IconChevronDown size={15} /> : <IconChevronUp size={15} />}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'components.toggleHide' : 'components.toggleShow')}
        <span className={classes.count}>{release.components.length}</span>
      </Button>
      {shown ? panel : null}
    </div>
  );
}
