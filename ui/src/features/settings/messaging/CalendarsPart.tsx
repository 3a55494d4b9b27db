import { useTranslation } from 'react-i18next';
import { PageBody, PageHead } from '@/components';
import classes from '../Settings.module.css';
import { Feeds } from './Feeds';
import { Sources } from './Sources';

/** Calendars that are read from others, and files that are written for them. */
export default function CalendarsPart() {
  const { t } = useTranslation('messaging');
  const settings = useTranslation('settings').t;
  return (
    <div className={classes.content}>
      <PageHead title={settings('part.calendars')} />
      <PageBody padded>
        <p className={classes.blockText}>{t('calendars.about')}</p>
        <Sources />
        <Feeds />
      </PageBody>
    </div>
  );
}
