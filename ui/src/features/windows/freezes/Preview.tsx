import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SaveWindow, WindowPreview } from '@/bindings';
import { useRead } from '@/query';
import classes from './freezes.module.css';

const SHOWN = 4;

/** What a window would be: in words, when next, and what it would hit. */
export function Preview({ request, askable }: { request: SaveWindow; askable: boolean }) {
  const { t } = useTranslation('windows');
  const [text] = useDebouncedValue(JSON.stringify(request), 200);
  const asked = JSON.parse(text) as SaveWindow;
  const { data, error } = useRead('window_preview', asked, { enabled: askable, keep: true });
  if (!askable) return null;
  return (
    <section className={classes.preview} aria-label={t('freezes.preview')} aria-live="polite">
      {error ? (
        <p className={classes.refused}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>
            {error.message} {error.hint}
          </span>
        </p>
      ) : data ? (
        <Meaning preview={data} soft={request.hard === false} freeze={request.kind === 'freeze'} />
      ) : null}
    </section>
  );
}

interface MeaningProps {
  preview: WindowPreview;
  soft: boolean;
  freeze: boolean;
}

function Meaning({ preview: { words, occurrences, blocks }, soft, freeze }: MeaningProps) {
  const { t } = useTranslation('windows');
  const more = occurrences.length - SHOWN;
  // What happens once is said by its words already, unless the clock moves it.
  const [only] = occurrences;
  const moved = only?.shift === 'gap' || only?.shift === 'fold';
  const once = occurrences.length === 1 && only?.label === words && !moved;
  return (
    <>
      <p className={classes.previewWords}>{words}</p>
      {occurrences.length === 0 ? <p>{t('freezes.previewNone')}</p> : null}
      {once ? null : (
        <ol className={classes.occurrences} aria-label={t('freezes.previewNext')}>
          {occurrences.slice(0, SHOWN).map((one) => (
            <li key={one.start}>
              {one.label}
              {one.shift === 'gap' || one.shift === 'fold' ? (
                <span> ({t(`freezes.shift.${one.shift}`)})</span>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {more > 0 ? <p>{t('freezes.previewMore', { count: more })}</p> : null}
      {freeze ? <Hits blocks={blocks} soft={soft} /> : null}
    </>
  );
}

function Hits({ blocks, soft }: { blocks: string[]; soft: boolean }) {
  const { t } = useTranslation('windows');
  if (blocks.length === 0) {
    return (
      <p className={classes.hitFree}>
        <IconCheck size={14} aria-hidden />
        {t('freezes.previewFree')}
      </p>
    );
  }
  return (
    <>
      <p className={classes.hit}>
        <IconBan size={14} aria-hidden />
        {t(soft ? 'freezes.previewWarns' : 'freezes.previewBlocks', { count: blocks.length })}
      </p>
      <ul className={classes.occurrences}>
        {blocks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  );
}
