import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { ReasonDialog } from '@/features/releases/page/ReasonDialog';
import type { Decisions } from './useDecisions';

interface DecisionDialogProps {
  article: Article;
  by: string;
  /** Comments that are not settled. */
  open: number;
  decisions: Decisions;
}

/** Asks why before a version is sent back, rejected or taken back. */
export function DecisionDialog({ article, by, open, decisions }: DecisionDialogProps) {
  const { t } = useTranslation('knowledge');
  const { asking, ask, decide } = decisions;
  const { version } = article;
  if (!asking) return null;
  const title = {
    return: t('review.returnTitle', { version, by }),
    reject: t('review.rejectTitle', { version }),
    withdraw: t('review.withdrawTitle', { version }),
  }[asking];
  const text = {
    return: open > 0 ? t('review.returnHint', { count: open }) : t('review.returnNone', { by }),
    reject: article.published > 0 ? t('review.rejectText') : t('review.rejectNew'),
    withdraw: t('review.withdrawText'),
  }[asking];
  const label = asking === 'return' ? t('review.returnLabel') : t(`review.${asking}`);
  const asks = asking === 'reject' || (asking === 'return' && open === 0);
  return (
    <ReasonDialog
      key={asking}
      title={title}
      label={label}
      danger={asking === 'reject'}
      asks={asks}
      optional={!asks}
      running={decisions.running}
      refusal={decisions.refusal}
      run={(why) => decide(asking, why)}
      close={() => ask(null)}
    >
      <p>{text}</p>
    </ReasonDialog>
  );
}
