import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconBold,
  IconColumnInsertRight,
  IconColumnRemove,
  IconItalic,
  IconLink,
  IconListDetails,
  IconPhoto,
  IconRowRemove,
  IconSearch,
  IconTable,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toggleMark } from './codemirror/marks';
import { runSlash, type Slash } from './codemirror/slash';
import { type TableDeed, tableDeeds } from './codemirror/table-keys';
import classes from './editor.module.css';

export const VIEWS = ['write', 'both', 'preview'] as const;
export type View = (typeof VIEWS)[number];

interface ToolbarProps {
  text: EditorView | null;
  view: View;
  setView: (view: View) => void;
  facts: boolean;
  setFacts: (shown: boolean) => void;
  inTable: boolean;
  pickImage: () => void;
}

const TABLE_ICONS: Record<TableDeed, ReactNode> = {
  alignLeft: <IconAlignLeft size={15} />,
  alignCenter: <IconAlignCenter size={15} />,
  alignRight: <IconAlignRight size={15} />,
  addColumn: <IconColumnInsertRight size={15} />,
  removeColumn: <IconColumnRemove size={15} />,
  removeRow: <IconRowRemove size={15} />,
};

/** What is written with the mouse, and what is shown. Everything here has a key or a `/` word. */
export function Toolbar(props: ToolbarProps) {
  const { t } = useTranslation('editor');
  const { text, view } = props;
  const writes = view !== 'preview';
  const slash = (word: Slash) => {
    if (!text) return;
    const { head } = text.state.selection.main;
    text.focus();
    runSlash(text, word, head, head, props.pickImage);
  };
  const tool = (label: string, icon: ReactNode, run: () => void) => (
    <Tooltip key={label} label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={26}
        aria-label={label}
        disabled={!writes || !text}
        // The text keeps its selection.
        onMouseDown={(event) => event.preventDefault()}
        onClick={run}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tools.label')}>
      <SegmentedControl
        size="xs"
        aria-label={t('views.label')}
        value={view}
        onChange={(next) => props.setView(next as View)}
        data={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      <Button
        size="xs"
        variant={props.facts ? 'light' : 'default'}
        aria-pressed={props.facts}
        leftSection={<IconListDetails size={15} />}
        onClick={() => props.setFacts(!props.facts)}
      >
        {t('facts.label')}
      </Button>
      <span className={classes.group}>
        {tool(t('tools.bold'), <IconBold size={15} />, () => text && toggleMark('**')(text))}
        {tool(t('tools.italic'), <IconItalic size={15} />, () => text && toggleMark('_')(text))}
        {tool(t('tools.link'), <IconLink size={15} />, () => slash('article'))}
        {tool(t('tools.table'), <IconTable size={15} />, () => slash('table'))}
        {tool(t('tools.image'), <IconPhoto size={15} />, props.pickImage)}
        {tool(t('tools.find'), <IconSearch size={15} />, () => text && openSearchPanel(text))}
      </span>
      {props.inTable && writes ? (
        <fieldset className={classes.group} aria-label={t('table.label')}>
          {(Object.keys(tableDeeds) as TableDeed[]).map((deed) =>
            tool(t(`table.${deed}`), TABLE_ICONS[deed], () => text && tableDeeds[deed](text)),
          )}
        </fieldset>
      ) : (
        <span className={classes.hint}>{t('tools.hint')}</span>
      )}
    </div>
  );
}
