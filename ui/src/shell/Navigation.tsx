import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Workspace } from '@/bindings';
import { formatNumber, formatShortDay } from '@/i18n/format';
import { useRead } from '@/query';
import { ProductMark } from './Mark';
import classes from './Navigation.module.css';
import { landing, PAGES } from './pages';

/** The settings stand apart, at the foot. */
const SETTINGS = PAGES[PAGES.length - 1] as (typeof PAGES)[number];
const ABOVE = PAGES.slice(0, -1);

/** The left edge: whose hub this is, its pages, and how far the program increment has come. */
export function Navigation({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('shell');
  return (
    <nav className={classes.nav} aria-label={t('navigation')}>
      <div className={classes.brand}>
        <ProductMark />
        <div className={classes.names}>
          <p className={classes.product}>{t('product')}</p>
          <p className={classes.hub} title={workspace.hub?.name}>
            {workspace.hub?.name}
          </p>
        </div>
      </div>
      <ul className={classes.pages}>
        {ABOVE.map((page) => (
          <PageLink key={page.name} page={page} />
        ))}
      </ul>
      <IncrementFoot increment={workspace.increment} />
      <ul className={classes.pages}>
        <PageLink page={SETTINGS} />
      </ul>
    </nav>
  );
}

function PageLink({ page }: { page: (typeof PAGES)[number] }) {
  const { t } = useTranslation('shell');
  const [location] = useLocation();
  const here =
    location === page.path ||
    location.startsWith(`${page.path}/`) ||
    isCompare(location, page.path);
  const Glyph = page.icon;
  return (
    <li>
      <Link href={landing(page)} className={classes.link} aria-current={here ? 'page' : undefined}>
        <Glyph size={16} stroke={1.75} aria-hidden />
        {t(page.name)}
        {page.name === 'defects' ? <Untriaged /> : null}
        {page.name === 'knowledge' ? <ToReview /> : null}
      </Link>
    </li>
  );
}

/** How many defects wait to be decided. */
function Untriaged() {
  const { t } = useTranslation('shell');
  const count = useRead('defect_list', { inbox: true, limit: 1 }).data?.inbox ?? 0;
  return <Waits count={count} said={t('toTriage', { count })} />;
}

/** How many versions of articles wait for this person's review. */
function ToReview() {
  const { t } = useTranslation('shell');
  const count = useRead('workspace_show', {}).data?.reviews ?? 0;
  return <Waits count={count} said={t('toReview', { count })} />;
}

function Waits({ count, said }: { count: number; said: string }) {
  if (count === 0) return null;
  return (
    <span className={classes.waits} title={said}>
      {formatNumber(count)}
    </span>
  );
}

/** Comparing two releases is done among the releases. */
function isCompare(location: string, path: string) {
  return path === '/releases' && location.startsWith('/compare');
}

function IncrementFoot({ increment }: { increment: Workspace['increment'] }) {
  const { t } = useTranslation('shell');
  if (!increment) {
    return (
      <div className={classes.increment}>
        <p className={classes.days}>{t('noIncrement')}</p>
        <Link href="/settings/increments" className={classes.add}>
          {t('addIncrement')}
        </Link>
      </div>
    );
  }
  const { label, start, end, week, weeks } = increment;
  return (
    <Link href="/settings/increments" className={classes.increment}>
      <span className={classes.incrementHead}>
        <strong>{label}</strong>
        <span className="tabular">{t('week', { week, weeks })}</span>
      </span>
      <span
        className={classes.track}
        role="progressbar"
        aria-label={t('incrementProgress', { label, week, weeks })}
        aria-valuemin={0}
        aria-valuemax={weeks}
        aria-valuenow={week}
      >
        <span className={classes.fill} style={{ width: `${(100 * week) / Math.max(1, weeks)}%` }} />
      </span>
      <span className={classes.days}>
        {t('incrementDays', {
          start: formatShortDay(start),
          end: `${formatShortDay(end)} ${end.slice(0, 4)}`,
        })}
      </span>
    </Link>
  );
}
