import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticlesExported, LeftFile } from '@/bindings';
import { SectionHead, StateMark, VirtualList } from '@/components';
import classes from './folders.module.css';

/** The page of all articles, as the core names it. */
const PAGE = 'knowledge-base.html';

interface ExportResultProps {
  result: ArticlesExported;
  /** Whether the page that prints was wanted. */
  html: boolean;
  onClose: () => void;
}

/** What was written where, and what was left as it is. */
export function ExportResult({ result, html, onClose }: ExportResultProps) {
  const { t } = useTranslation('knowledge');
  const { folder, articles, written, removed, unchanged, left } = result;
  return (
    <div className={classes.form} role="status">
      <p className={classes.sum}>
        <StateMark mark="done" label={t('folders.result', { count: articles })} />
        <span>{t('folders.wrote', { count: written })}</span>
        <span>{t('folders.unchanged', { count: unchanged })}</span>
        {removed > 0 ? <span>{t('folders.removed', { count: removed })}</span> : null}
      </p>
      <p className={classes.path}>{folder}</p>
      {html ? <p className={classes.quiet}>{t('folders.page', { file: PAGE })}</p> : null}
      {left.length === 0 ? (
        <p className={classes.quiet}>{t('folders.leftNone')}</p>
      ) : (
        <>
          <SectionHead title={t('folders.left')} count={left.length} />
          <div className={classes.left}>
            <VirtualList<LeftFile>
              label={t('folders.left')}
              items={left}
              itemId={(one) => one.path}
              estimate={() => 44}
            >
              {(one) => (
                <span className={classes.leftFile}>
                  <span className="mono">{one.path}</span>
                  <span className={classes.quiet}>{one.reason}</span>
                </span>
              )}
            </VirtualList>
          </div>
        </>
      )}
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {t('folders.close')}
        </Button>
      </Group>
    </div>
  );
}
