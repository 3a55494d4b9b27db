import { useTranslation } from 'react-i18next';
import type { Stamp } from '@/bindings';
import { useWorkspace } from '@/shell/workspace';
import { momentWords } from './moment';

/** A moment in few words; the whole of it for those who hover. */
export function Moment({ stamp }: { stamp: Stamp }) {
  const { t } = useTranslation('defects');
  const now = useWorkspace().data?.now;
  return (
    <time dateTime={stamp.at} title={stamp.label}>
      {momentWords(stamp, now, t('today'))}
    </time>
  );
}
