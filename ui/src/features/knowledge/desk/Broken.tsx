import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRead } from '@/query';
import { articlePath } from '../paths';
import classes from './desk.module.css';
import { Panel } from './Panel';

/** Links that lead nowhere, by the article they stand in. */
export function Broken() {
  const { t } = useTranslation('knowledge');
  const read = useRead('article_broken', {});
  if (!read.data) return null;
  const { links } = read.data;
  return (
    <Panel title={t('desk.broken')} count={links.length} none={t('desk.noBroken')}>
      {links.map((one) => (
        <li key={`${one.article.id} ${one.target}`} className={classes.row}>
          <span className={classes.words}>
            <Link href={articlePath(one.article.id)} className={classes.link} data-row>
              {one.article.title}
            </Link>
          </span>
          <span className={classes.target} title={one.target}>
            {one.target}
          </span>
        </li>
      ))}
    </Panel>
  );
}
