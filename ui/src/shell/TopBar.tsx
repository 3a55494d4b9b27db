import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Person } from '@/bindings';
import { KeyHint } from '@/components/KeyHint';
import { useShownCrumbs } from './crumbs';
import { PersonChooser } from './PersonChooser';
import classes from './TopBar.module.css';

/** Letters of a crumb that stays whole. */
const SHORT = 10;

/** Where you are, the way to anything, and who acts. */
export function TopBar({ people, onSearch }: { people: Person[]; onSearch: () => void }) {
  const { t } = useTranslation('shell');
  const crumbs = useShownCrumbs();
  const here = crumbs.at(-1)?.label;
  useEffect(() => {
    document.title = here ? `${here} · ${t('product')}` : t('product');
  }, [here, t]);
  return (
    <header className={classes.bar}>
      <nav aria-label={t('breadcrumb')} className={classes.trail}>
        <ol className={classes.crumbs}>
          {crumbs.map(({ label, path }, step) => (
            <li
              key={path ?? label}
              className={classes.crumb}
              title={label}
              data-long={label.length > SHORT || undefined}
            >
              {step > 0 ? <IconChevronRight size={13} aria-hidden /> : null}
              {path ? (
                <Link href={path}>{label}</Link>
              ) : step < crumbs.length - 1 ? (
                <span>{label}</span>
              ) : (
                <span aria-current="page" className={classes.here}>
                  {label}
                </span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <button
        type="button"
        className={classes.search}
        onClick={onSearch}
        aria-keyshortcuts="Control+K"
      >
        <IconSearch size={15} aria-hidden />
        <span className={classes.searchText}>{t('searchOrDo')}</span>
        <KeyHint keys={['Ctrl K']} />
      </button>
      <PersonChooser people={people} />
    </header>
  );
}
