import { Button } from '@mantine/core';
import { IconBox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { forgetDrafts } from '@/components/drafts';
import { useWrite } from '@/query';
import classes from './Shell.module.css';

/** Says that this is the sample, and takes it away in one click. */
export function SampleBanner() {
  const { t } = useTranslation('shell');
  const { run, running } = useWrite('sample_remove', { done: t('sampleRemoved'), undo: false });
  // What was typed may name what goes with the sample.
  const remove = async () => (await run({})) && forgetDrafts();
  return (
    <section className={classes.banner} aria-label={t('sample')}>
      <IconBox size={15} aria-hidden />
      <span>{t('sampleBanner')}</span>
      <Button size="xs" variant="default" loading={running} onClick={() => void remove()}>
        {t('sampleRemove')}
      </Button>
    </section>
  );
}
