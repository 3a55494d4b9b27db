import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { BundleLook } from '@/bindings';
import {
  Dialog,
  DropField,
  ErrorNote,
  PathInput,
  SkeletonRows,
  Stamp,
  StateMark,
} from '@/components';
import { releasePath } from '@/features/releases/parts/paths';
import { useWrite } from '@/query';
import classes from './bundles.module.css';
import { DifferenceTable } from './DifferenceTable';
import { type Choice, choicesOf, isReceivable, signatureMark } from './model';
import { Said } from './Said';
import { TrustForm } from './TrustForm';
import { type Chosen, useLook } from './useLook';

/** Receives a bundle: it is chosen, looked into, its key trusted where nobody did, and then taken. */
export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('bundles');
  const { looked, refusal, running, look, forget } = useLook();
  return (
    <Dialog title={t('receiveTitle')} size={860} onClose={onClose}>
      <div className={classes.form}>
        <p className={classes.quiet}>{t('receiveAbout')}</p>
        <ChooseForm look={(chosen) => void look(chosen, [])} forget={forget} running={running} />
        {refusal ? <ErrorNote message={refusal.message} hint={refusal.hint} /> : null}
        {running && !looked ? <SkeletonRows rows={4} /> : null}
        {looked ? (
          <Seen
            {...looked}
            again={(take) => void look(looked.chosen, take)}
            busy={running}
            close={onClose}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

interface ChooseFormProps {
  look: (chosen: Chosen) => void;
  forget: () => void;
  running: boolean;
}

function ChooseForm({ look, forget, running }: ChooseFormProps) {
  const { t } = useTranslation('bundles');
  const [chosen, setChosen] = useState<Chosen>({ file: '', content: null });
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = (one: Chosen) => {
    setChosen(one);
    setWrong(null);
    forget();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const file = chosen.file.trim();
    if (file) look({ ...chosen, file });
    else setWrong(t('needed'));
  };
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      <DropField
        take={(name, content) => choose({ file: name, content })}
        refuse={() => setWrong(t('tooLong'))}
      >
        <div className={classes.choose}>
          <PathInput
            data-autofocus
            required
            label={t('from')}
            description={chosen.content ? t('dropped', { name: chosen.file }) : t('drop')}
            classNames={{ input: 'mono' }}
            asks={t('choose')}
            extensions={['slipway']}
            value={chosen.file}
            error={wrong}
            onChange={(file) => choose({ file, content: null })}
          />
          <Button type="submit" variant="default" loading={running}>
            {t('look')}
          </Button>
        </div>
      </DropField>
    </form>
  );
}

interface SeenProps {
  chosen: Chosen;
  take: Choice[];
  look: BundleLook;
  again: (take: Choice[]) => void;
  busy: boolean;
  close: () => void;
}

function Seen({ chosen, take, look, again, busy, close }: SeenProps) {
  const { t } = useTranslation('bundles');
  const [, go] = useLocation();
  const write = useWrite('release_receive', { takes: () => true });
  const receive = async () => {
    const answer = await write.run(
      { ...chosen, take },
      { done: t(look.kind === 'answer' ? 'heard' : 'received', { title: look.release }) },
    );
    if (!answer?.value.id) return;
    close();
    go(releasePath(answer.value.id, 'exchange'));
  };
  // Of one that cannot be received nothing is taken, so that nothing is said of what would be.
  const open = isReceivable(look) || look.trustable;
  const choices = open ? choicesOf(look.differences, take) : [];
  const toggle = (choice: Choice) =>
    again(take.includes(choice) ? take.filter((one) => one !== choice) : [...take, choice]);
  const about = useTrusted(look.trustable);
  return (
    <>
      <About look={look} ref={about} />
      {look.trustable ? <TrustForm look={look} done={() => again(take)} /> : null}
      {open ? (
        <section aria-label={t('differences')}>
          <p className={classes.title}>{t('differences')}</p>
          <DifferenceTable differences={look.differences} />
        </section>
      ) : null}
      {choices.length > 0 ? (
        <fieldset className={classes.take}>
          <legend className={classes.title}>{t('take.title')}</legend>
          <div className={classes.choices}>
            {choices.map((choice) => (
              <Checkbox
                key={choice}
                label={t(`take.${choice}`)}
                checked={take.includes(choice)}
                disabled={busy}
                onChange={() => toggle(choice)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {write.refusal ? (
        <ErrorNote message={write.refusal.message} hint={write.refusal.hint} />
      ) : null}
      {open ? (
        <div className={classes.foot}>
          {isReceivable(look) ? null : <p>{t('trust.first')}</p>}
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button
            loading={write.running}
            disabled={busy || !isReceivable(look)}
            onClick={() => void receive()}
          >
            {t('take_in')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** What has the focus once a key is trusted: the form that had it is gone. */
function useTrusted(trustable: boolean) {
  const ref = useRef<HTMLElement>(null);
  const asked = useRef(trustable);
  useEffect(() => {
    if (asked.current && !trustable) ref.current?.focus();
    asked.current = trustable;
  }, [trustable]);
  return ref;
}

/** Whose it is, how its signature stands, and why it cannot be received. */
function About({ look, ref }: { look: BundleLook; ref: Ref<HTMLElement> }) {
  const { t } = useTranslation('bundles');
  const { organisation } = look;
  const release = look.kind === 'answer' ? t('answerOf', { release: look.release }) : look.release;
  return (
    <section ref={ref} tabIndex={-1} className={classes.block} aria-label={t('about')}>
      <dl className={classes.facts}>
        <dt>{t('signatureLabel')}</dt>
        <dd>
          <StateMark
            mark={signatureMark(look.signature)}
            label={t(`signature.${look.signature}`)}
          />
        </dd>
        {look.bundle ? (
          <>
            <dt>{t('release')}</dt>
            <dd>{release}</dd>
            <dt>{t('organisation')}</dt>
            <dd>{look.signature === 'valid' ? organisation : t('claims', { organisation })}</dd>
            <dt>{t('key.fingerprint')}</dt>
            <dd className="mono">{look.fingerprint}</dd>
            <dt>{t('made')}</dt>
            <dd>
              <Stamp stamp={look.made} />, {t('number', { sequence: look.sequence })}
            </dd>
          </>
        ) : null}
      </dl>
      {look.refused && !look.trustable ? (
        <div role="status">
          <Said mark="blocked">
            <strong>{look.refused}</strong>
            <p>{look.hint}</p>
          </Said>
        </div>
      ) : null}
    </section>
  );
}
