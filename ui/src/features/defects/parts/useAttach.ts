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
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const write = useWrite('defect_attach');
  /** What dropped or pasted files hold; those that are too large are left out and told. */
  const take = async (files: readonly File[]): Promise<Taken[]> => {
    const fits = (file: File) => file.size <= MAX_FILE_BYTES;
    setTooLarge(files.filter((file) => !fits(file)).map((file) => file.name));
    const read = async (file: File) => ({
      name: file.name,
      size: file.size,
      content: await base64Of(file),
    });
    return Promise.all(files.filter(fits).map(read));
  };
  const attach = async ({ name, content }: Taken, open: boolean) => {
    const done = { done: t('files.attached', { name }) };
    return (await write.run({ id: defect, name, content, public: open }, done)) !== null;
  };
  return { take, attach, tooLarge, running: write.running };
}
