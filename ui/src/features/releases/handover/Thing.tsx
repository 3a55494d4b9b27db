import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { HandoverItem } from '@/bindings';
import { articlePath, newArticlePath } from '@/features/knowledge/paths';
import { releasePath } from '../parts/paths';
import classes from './handover.module.css';
import { leadsTo } from './model';

/** Where an item opens, and what its link says. */
export function thingOf(release: string, item: HandoverItem) {
  const leads = leadsTo(item);
  if (leads.to === 'article') return { href: articlePath(leads.id), word: 'article' } as const;
  if (leads.to === 'write') {
    const { component, version } = leads;
    const about = new URLSearchParams({ kind: 'change', title: `${component} ${version}`.trim() });
    about.set('release', release);
    about.set('component', component);
    return { href: `${newArticlePath}${about}`, word: 'write' } as const;
  }
  const state = leads.subject ? { subject: leads.subject } : undefined;
  return { href: releasePath(release, leads.to), word: leads.to, state } as const;
}

/** Leads to what is handed over, or to where what is missing is made. */
export function ThingLink({ release, item }: { release: string; item: HandoverItem }) {
  const { t } = useTranslation('releases');
  const { href, word, state } = thingOf(release, item);
  const open = t(`handover.open.${word}`);
  return (
    <Link
      href={href}
      state={state}
      className={classes.thing}
      aria-label={t('handover.openOf', { open, title: item.title })}
    >
      {open}
    </Link>
  );
}
