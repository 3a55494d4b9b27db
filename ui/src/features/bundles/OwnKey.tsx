import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keys } from '@/bindings';
import { useWrite } from '@/query';
import classes from './bundles.module.css';
import { Said } from './Said';

interface OwnKeyProps {
  keys: Keys;
  /** Whether making the first one is what is to be done here. */
  begins?: boolean;
}

/** The key that signs, with the fingerprint to tell; where there is none, the step that makes it. */
export function OwnKey({ keys, begins = false }: OwnKeyProps) {
  const { t } = useTranslation('bundles');
  const { own } = keys;
  if (!own) return <NewKey keys={keys} replace={false} begins={begins} />;
  return (
    <section className={classes.block} aria-label={t('key.title')}>
      <dl className={classes.facts}>
        <dt>{t('key.title')}</dt>
        <dd>{own.organisation}</dd>
        <dt>{t('key.fingerprint')}</dt>
        <dd className="mono">{own.fingerprint}</dd>
      </dl>
      {own.kept === 'run' ? (
        <>
          <Said mark="warns">{t('key.run')}</Said>
          <NewKey keys={keys} replace begins={false} />
        </>
      ) : null}
    </section>
  );
}

interface NewKeyProps {
  keys: Keys;
  replace: boolean;
  begins: boolean;
}

/** Makes a key; with `replace` in place of the one there was, which went with an earlier run. */
function NewKey({ keys, replace, begins }: NewKeyProps) {
  const { t } = useTranslation('bundles');
  const [name, setName] = useState(keys.own?.organisation ?? keys.organisation);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (begins) field.current?.focus();
  }, [begins]);
  const write = useWrite('key_new', { done: t('key.made'), undo: false });
  const make = () => write.run({ organisation: name.trim() || null, replace });
  return (
    <section className={classes.block} aria-label={t(replace ? 'key.replace' : 'key.missing')}>
      <p className={classes.title}>{t(replace ? 'key.replace' : 'key.missing')}</p>
      <p className={classes.quiet}>{t(replace ? 'key.lost' : 'key.missingText')}</p>
      <TextInput
        ref={field}
        label={t('key.organisation')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div>
        <Button
          variant={replace ? 'default' : 'light'}
          loading={write.running}
          onClick={() => void make()}
        >
          {t(replace ? 'key.replace' : 'key.make')}
        </Button>
      </div>
    </section>
  );
}
