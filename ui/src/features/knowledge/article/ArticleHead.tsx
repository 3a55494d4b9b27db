import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconFlag3, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Article } from '@/bindings';
import { KeyHint, PageHead } from '@/components';
import { useActions } from '@/shell/actions';
import { ArticleState, KindMark, useHolds } from '../parts/Marks';
import { useKeeps } from '../parts/useActing';
import { articlePath, editPath, historyPath, newArticlePath, reviewOf } from '../paths';
import classes from './article.module.css';
import { ChangeFacts } from './ChangeFacts';
import { FlagDialog } from './FlagDialog';
import { useConfirm } from './useConfirm';
import { Verified } from './Verified';

interface ArticleHeadProps {
  article: Article;
  tab: 'read' | 'history';
}

type Open = 'flag' | 'facts' | null;

/** What it is called, how far it may be trusted, and what can be done with it. */
export function ArticleHead({ article, tab }: ArticleHeadProps) {
  const { t } = useTranslation('knowledge');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const keeps = useKeeps(article);
  useHeadActions(article, setOpen);
  return (
    <PageHead
      title={article.title}
      meta={article.state === 'published' ? null : <ArticleState state={article.state} />}
      actions={
        <>
          {article.pending > 0 ? (
            <Button component={Link} href={reviewOf(article.id)} variant="default" size="xs">
              {t('article.review')}
            </Button>
          ) : null}
          <Button
            component={Link}
            href={editPath(article.id)}
            size="xs"
            variant="default"
            title={keeps ? undefined : t('article.suggestAbout')}
            leftSection={<IconPencil size={14} />}
            rightSection={<KeyHint keys={['E']} />}
          >
            {t(article.draft ? 'article.continue' : keeps ? 'article.edit' : 'article.suggest')}
          </Button>
          <MoreMenu onOpen={setOpen} />
        </>
      }
    >
      <HeadFacts article={article} />
      <Tabs article={article} tab={tab} />
      {open === 'flag' ? <FlagDialog article={article} onClose={close} /> : null}
      {open === 'facts' ? <ChangeFacts article={article} onClose={close} /> : null}
    </PageHead>
  );
}

function MoreMenu({ onOpen }: { onOpen: (what: Open) => void }) {
  const { t } = useTranslation('knowledge');
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="default" size={24} aria-label={t('article.more')}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFlag3 size={14} />} onClick={() => onOpen('flag')}>
          {t('article.flag')}
        </Menu.Item>
        <Menu.Item onClick={() => onOpen('facts')}>{t('article.change')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** One line under the title: its kind, who verified it, and what it holds for. */
function HeadFacts({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const holds = useHolds()(article);
  return (
    <div className={classes.facts}>
      <KindMark kind={article.kind} />
      <Verified look={article.verified} stale={article.stale} />
      {holds && !article.verified?.holds ? <span>{t('article.appliesTo', { holds })}</span> : null}
      {article.components.length > 0 ? <span>{article.components.join(', ')}</span> : null}
    </div>
  );
}

function Tabs({ article, tab }: ArticleHeadProps) {
  const { t } = useTranslation('knowledge');
  const paths = { read: articlePath(article.id), history: historyPath(article.id) };
  return (
    <nav aria-label={t('article.tabs')} className={classes.tabs}>
      {(['read', 'history'] as const).map((one) => (
        <Link
          key={one}
          href={paths[one]}
          className={classes.tab}
          aria-current={one === tab ? 'page' : undefined}
        >
          {t(`article.tab.${one}`)}
          {one === 'history' && article.versions.length > 0 ? (
            <span className={classes.tabCount}>{article.versions.length}</span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}

function useHeadActions(article: Article, onOpen: (what: Open) => void) {
  const { t } = useTranslation('knowledge');
  const [, go] = useLocation();
  const confirm = useConfirm(article);
  useActions([
    {
      id: 'article.edit',
      label: `${t('article.edit')}: ${article.title}`,
      key: 'e',
      icon: <IconPencil size={15} />,
      run: () => go(editPath(article.id)),
    },
    {
      id: 'article.flag',
      label: `${t('article.flag')}: ${article.title}`,
      icon: <IconFlag3 size={15} />,
      run: () => onOpen('flag'),
    },
    ...(article.published > 0
      ? [
          {
            id: 'article.confirm',
            label: `${t('article.stillCorrect')}: ${article.title}`,
            run: () => void confirm.run(),
          },
        ]
      : []),
    { id: 'article.new', label: t('new'), key: 'n', run: () => go(newArticlePath) },
  ]);
}
