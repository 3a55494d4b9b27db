import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconTextPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Article, ArticleHit, DefectRow } from '@/bindings';
import { bodyOf, partsOf } from './text';
import { useInsert } from './useInsert';

interface InsertMenuProps {
  row: DefectRow;
  hit: ArticleHit;
  /** With its text; not there yet while it is read. */
  article: Article | undefined;
}

/** Takes the article, or one part of it, into the reply. */
export function InsertMenu({ row, hit, article }: InsertMenuProps) {
  const { t } = useTranslation('defects');
  const insert = useInsert(row);
  const body = bodyOf(article?.text ?? '');
  return (
    <Menu position="bottom-start" width={260} returnFocus={false}>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          disabled={!body}
          leftSection={<IconTextPlus size={13} />}
          rightSection={<IconChevronDown size={12} />}
          aria-label={t('articles.insertOf', { title: hit.title })}
        >
          {t('articles.insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {article?.audience === 'internal' ? (
          <Menu.Label>{t('articles.internal')}</Menu.Label>
        ) : null}
        {partsOf(body).map((part) => (
          <Menu.Item key={`${part.title} ${part.text}`} onClick={() => insert(part.text)}>
            {part.title}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => insert(body)}>{t('articles.whole')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
