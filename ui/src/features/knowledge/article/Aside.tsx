import { ActionIcon, Button } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Article, ArticleFile } from '@/bindings';
import { SectionHead } from '@/components';
import { formatBytes } from '@/i18n/format';
import { useDoor } from '@/platform';
import { useWrite } from '@/query';
import { fileId } from '../parts/headings';
import { Day } from '../parts/Marks';
import { AUDIENCES, CONFIDENCES } from '../parts/words';
import { articlePath } from '../paths';
import classes from './article.module.css';
import { ChangeFacts } from './ChangeFacts';
import { Flags } from './Flags';
import { Uses } from './Uses';

/** What is known of an article beside its text. */
export function Aside({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const { backlinks, files } = article;
  return (
    <aside className={classes.aside} aria-label={t('article.about')}>
      <Facts article={article} />
      <Flags article={article} />
      <Uses article={article} />
      {backlinks.length > 0 ? (
        <section>
          <SectionHead title={t('article.backlinks')} count={backlinks.length} />
          <ul>
            {backlinks.map((one) => (
              <li key={one.id} className={classes.item}>
                <Link href={articlePath(one.id)} className={classes.link}>
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {files.length > 0 ? (
        <section>
          <SectionHead title={t('article.files')} count={files.length} />
          <ul>
            {files.map((one) => (
              <File key={one.id} article={article.id} file={one} />
            ))}
          </ul>
        </section>
      ) : null}
    </aside>
  );
}

/** One of its files, which can be saved to the disk as it was kept. */
function File({ article, file }: { article: string; file: ArticleFile }) {
  const { t } = useTranslation('knowledge');
  const door = useDoor();
  const save = useWrite('article_file_save', { undo: false });
  const { id, name, size } = file;
  const saveTo = async () => {
    // The last part of the name alone: it may lie in a folder beside the text.
    const own = name.split('/').at(-1) ?? name;
    const to = await door.pickPath(t('article.fileSaveTitle'), [], own).catch(() => null);
    if (to)
      await save.run({ article, file: id, to }, { done: t('article.fileSaved', { file: to }) });
  };
  return (
    <li id={fileId(id)} tabIndex={-1} className={classes.file}>
      <IconFile size={14} aria-hidden />
      <span className={classes.fileName} title={name}>
        {name}
      </span>
      <span className={classes.quiet}>{formatBytes(size)}</span>
      <ActionIcon
        size={20}
        variant="subtle"
        color="gray"
        loading={save.running}
        aria-label={t('article.fileSave', { file: name })}
        onClick={() => void saveTo()}
      >
        <IconDownload size={14} />
      </ActionIcon>
    </li>
  );
}

function Facts({ article }: { article: Article }) {
  const { t } = useTranslation('knowledge');
  const [open, setOpen] = useState(false);
  const audience = AUDIENCES.find((one) => one === article.audience);
  const confidence = CONFIDENCES.find((one) => one === article.confidence);
  const count = article.review_days;
  return (
    <section>
      <SectionHead
        title={t('article.about')}
        aside={
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen(true)}>
            {t('article.change')}
          </Button>
        }
      />
      <dl className={classes.facts2}>
        <Fact name={t('article.owner')}>{article.owner ?? t('nobody')}</Fact>
        <Fact name={t('article.confidence')}>
          {confidence ? t(`confidence.${confidence}`) : article.confidence}
        </Fact>
        <Fact name={t('article.audience')}>
          {audience ? t(`audience.${audience}`) : article.audience}
        </Fact>
        <Fact name={t('article.governed')}>
          {t(article.governed ? 'article.governedYes' : 'article.governedNo')}
        </Fact>
        <Fact name={t('article.reviewEvery')}>
          {t(article.review_days_usual ? 'article.daysUsual' : 'article.days', { count })}
          {article.due ? (
            <>
              {' · '}
              <Day stamp={article.due} />
            </>
          ) : null}
        </Fact>
        <Listed name={t('article.components')} all={article.components} />
        <Listed name={t('article.environments')} all={article.environments} />
        <Listed name={t('article.tags')} all={article.tags} />
        <Fact name={t('article.path')}>
          <span className="mono">{article.path}</span>
        </Fact>
        {article.origin ? <Fact name={t('article.origin')}>{article.origin}</Fact> : null}
      </dl>
      {open ? <ChangeFacts article={article} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Listed({ name, all }: { name: string; all: readonly string[] }) {
  return all.length > 0 ? <Fact name={name}>{all.join(', ')}</Fact> : null;
}
