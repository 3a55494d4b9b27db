import { useTranslation } from 'react-i18next';
import { FormActions, PageBody, PageHead, SkeletonRows } from '@/components';
import { useWrite } from '@/query';
import { useWorkspace } from '@/shell/workspace';
import classes from '../Settings.module.css';
import { HubForm } from './HubForm';

/** The hub and its calendar. */
export default function HubPart() {
  const { t } = useTranslation('settings');
  const { data } = useWorkspace();
  const { run, running } = useWrite('hub_save', { done: t('hub.saved') });
  return (
    <div className={classes.content}>
      <PageHead title={t('part.hub')} />
      <PageBody padded>
        <p className={classes.blockText}>{t('hub.about')}</p>
        {data ? (
          <HubForm
            hub={data.hub}
            onSave={async (hub, takes) => (await run({ hub }, { takes })) !== null}
            foot={({ restored, discard }) => (
              <FormActions
                label={t('hub.save')}
                running={running}
                restored={restored}
                onCancel={restored ? discard : undefined}
              />
            )}
          />
        ) : (
          <SkeletonRows />
        )}
      </PageBody>
    </div>
  );
}
