import { IconChevronDown } from '@tabler/icons-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setActor, useActor } from '@/actor';
import type { Person } from '@/bindings';
import { Avatar } from '@/components/Avatar';
import { later } from '@/later';
import classes from './TopBar.module.css';

// Who acts is shown in the first frame; who else may is asked for later, and seldom.
const PersonMenu = later(() => import('./PersonMenu'));

/** Who acts. Every call says it, so that every operation carries its person. */
export function PersonChooser({ people }: { people: Person[] }) {
  const { t } = useTranslation('shell');
  const id = useActor();
  const [asked, setAsked] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  const current = people.find((one) => one.id === id);
  const first = people.find((one) => one.active && one.roles.includes('administrator'))?.id;
  // Where nobody is chosen the first administrator acts; the head says so before anything is done.
  useEffect(() => {
    if (current || people.length === 0) return;
    setActor(first ?? null);
  }, [current, first, people.length]);
  const button = (
    <button
      ref={target}
      type="button"
      aria-haspopup="menu"
      className={classes.person}
      data-missing={current ? undefined : true}
      onClick={() => setAsked(true)}
    >
      {current ? <span className={classes.heard}>{t('whoActsNow')} </span> : null}
      {current ? <Avatar name={current.name} /> : null}
      {current?.name ?? t('chooseActor')}
      <IconChevronDown size={13} aria-hidden />
    </button>
  );
  return asked ? (
    <Suspense fallback={button}>
      <PersonMenu people={people} target={target} button={button} />
    </Suspense>
  ) : (
    button
  );
}
