import {
  IconArrowDown,
  IconArrowsDiff,
  IconArrowUp,
  IconEqual,
  IconHelpCircle,
  IconMinus,
  IconPlus,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Change, ComponentGroupKey } from '../model/componentGroups';
import classes from './missing.module.css';

const GLYPHS = {
  disagrees: IconArrowsDiff,
  downgraded: IconArrowDown,
  unorderable: IconQuestionMark,
  upgraded: IconArrowUp,
  new: IconPlus,
  removed: IconMinus,
  unknown: IconHelpCircle,
  unchanged: IconEqual,
} as const;

/** The sign of a group of components. */
export function GroupMark({ group }: { group: ComponentGroupKey }) {
  const Glyph = GLYPHS[group];
  return <Glyph size={14} stroke={2} aria-hidden />;
}

/** How many components went through each change; the numbers add up to the total. */
export function ChangeCounts({ counts }: { counts: { change: Change; count: number }[] }) {
  const { t } = useTranslation('releases');
  return (
    <ul className={classes.counts}>
      {counts.map(({ change, count }) => (
        <li key={change} className={classes.changeCount} data-change={change}>
          <GroupMark group={change} />
          {count} {t(`change.${change}`)}
        </li>
      ))}
    </ul>
  );
}
