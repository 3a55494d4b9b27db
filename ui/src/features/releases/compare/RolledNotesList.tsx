import { useTranslation } from 'react-i18next';
import type { RolledNotes } from '@/bindings';
import { NOTE_PARTS } from '../model/rollup';
import classes from './compare.module.css';

/** What the notes of one release on the way say beside its breaking changes, each part folded. */
export function RolledNotesList({ notes }: { notes: RolledNotes }) {
  const { t } = useTranslation('releases');
  return NOTE_PARTS.filter((part) => notes[part].length > 0).map((part) => (
    <details key={part} className={classes.part}>
      <summary>
        {t(`comparePage.parts.${part}`)}
        <span className={classes.partCount}>{notes[part].length}</span>
      </summary>
      <ul>
        {notes[part].map((item) => (
          <li key={`${item.line} ${item.text}`} className={classes.item}>
            {item.text}
          </li>
        ))}
      </ul>
    </details>
  ));
}
