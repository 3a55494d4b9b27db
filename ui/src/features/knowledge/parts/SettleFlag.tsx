import { useTranslation } from 'react-i18next';
import type { ArticleFlag } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import { useWrite } from '@/query';

interface SettleFlagProps {
  flag: ArticleFlag;
  onClose: () => void;
}

/** Settles a flag, with what was done about it. */
export function SettleFlag({ flag, onClose }: SettleFlagProps) {
  const { t } = useTranslation('knowledge');
  const write = useWrite('article_flag_settle', { takes: () => true });
  const label = t('article.settleLabel');
  return (
    <ReasonDialog
      title={t('article.settleTitle')}
      label={t('article.settle')}
      optional
      asks={false}
      words={{ label, placeholder: '', needed: '' }}
      running={write.running}
      refusal={write.refusal}
      run={async (answer) =>
        (await write.run({ id: flag.id, answer }, { done: t('article.settled') })) !== null
      }
      close={onClose}
    >
      <p>{`${flag.by}: ${flag.text}`}</p>
    </ReasonDialog>
  );
}
