import { useTranslation } from 'react-i18next';
import { PageHead } from '@/components';
import { useCrumbs } from '@/shell/crumbs';

/** The calendar of the windows. */
export default function WindowsPage() {
  const { t } = useTranslation('windows');
  useCrumbs([{ label: t('title') }]);
  return <PageHead title={t('title')} />;
}
