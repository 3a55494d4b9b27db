import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageBody, PageHead, SectionHead } from '@/components';
import { type Density, density } from '@/density';
import classes from './Settings.module.css';

/** How the window looks on this machine. */
export default function AppearancePart() {
  const { t } = useTranslation('settings');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const rows = density.use();
  return (
    <div className={classes.content}>
      <PageHead title={t('part.appearance')} />
      <PageBody padded>
        <p className={classes.blockText}>{t('appearance.about')}</p>
        <section className={classes.block}>
          <SectionHead title={t('appearance.theme')} />
          <SegmentedControl
            size="xs"
            aria-label={t('appearance.theme')}
            value={colorScheme}
            onChange={setColorScheme}
            data={[
              { value: 'light', label: t('appearance.light') },
              { value: 'dark', label: t('appearance.dark') },
              { value: 'auto', label: t('appearance.system') },
            ]}
          />
        </section>
        <section className={classes.block}>
          <SectionHead title={t('appearance.density')} />
          <SegmentedControl<Density>
            size="xs"
            aria-label={t('appearance.density')}
            value={rows}
            onChange={density.set}
            data={[
              { value: 'compact', label: t('appearance.compact') },
              { value: 'comfortable', label: t('appearance.comfortable') },
            ]}
          />
        </section>
      </PageBody>
    </div>
  );
}
