import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { base64Of, MAX_FILE_BYTES } from '@/components';
import { useWrite } from '@/query';

/** A file that somebody is about to attach. */
export interface Taken {
  name: string;
  size: number;
  content: string;
}

/** Takes files as they are dropped, pasted or picked, and attaches them. */
export function useAttach(defect: string) {
  const { t } = useTranslation('defects');
  const [tooLarge, setTooLarge] = useState(false);
  const write = useWrite('defect_attach');
  /** What a dropped or pasted file holds; null for one that is too large, which is told. */
  const take = async (file: File): Promise<Taken | null> => {
    setTooLarge(file.size > MAX_FILE_BYTES);
    if (file.size > MAX_FILE_BYTES) return null;
    return { name: file.name, size: file.size, content: await base64Of(file) };
  };
  const attach = async ({ name, content }: Taken, open: boolean) => {
    const done = { done: t('files.attached', { name }) };
    return (await write.run({ id: defect, name, content, public: open }, done)) !== null;
  };
  return { take, attach, tooLarge, running: write.running };
}
