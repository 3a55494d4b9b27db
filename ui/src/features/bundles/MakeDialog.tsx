import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answered, BundleContents, BundleMade, Release } from '@/bindings';
import {
  Dialog,
  ErrorNote,
  FormActions,
  PathInput,
  SkeletonRows,
  StateMark,
  submitKey,
  takeField,
  useDraftForm,
} from '@/components';
import { useRead, useWrite } from '@/query';
import { AnsweredParts } from './AnswerPanel';
import classes from './bundles.module.css';
import { fileName } from './model';
import { OwnKey } from './OwnKey';
import { Said } from './Said';

interface MakeDialogProps {
  release: Release;
  /** The release itself, or the answer to who made it available. */
  what: 'release' | 'answer';
  onClose: () => void;
}

/** Writes a bundle: what goes in, what signs it, and where it is saved. */
export function MakeDialog({ release, what, onClose }: MakeDialogProps) {
  const { t } = useTranslation('bundles');
  const { title } = release;
  const [made, setMade] = useState<BundleMade | null>(null);
  const list = useRead('bundle_list', { release: release.id });
  const keys = useRead('key_list', {});
  const error = list.error ?? keys.error;
  return (
    <Dialog
      title={t(what === 'answer' ? 'answerTitle' : 'makeTitle', { title })}
      size={640}
      onClose={onClose}
    >
      {error ? <ErrorNote message={error.message} hint={error.hint} /> : null}
      {made ? <Written made={made} close={onClose} /> : null}
      {!error && !made && list.data && keys.data ? (
        <div className={classes.form}>
          <p className={classes.quiet}>{t(what === 'answer' ? 'answerAbout' : 'makeAbout')}</p>
          {what === 'release' ? <Contents contents={list.data.contents} /> : null}
          {what === 'answer' && list.data.answer ? <Told said={list.data.answer} /> : null}
          {what === 'release' && list.data.contents.refused ? (
            <div className={classes.foot}>
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
            </div>
          ) : (
            <>
              <OwnKey begins keys={keys.data} />
              <SaveForm
                release={release}
                what={what}
                ready={keys.data.own !== null}
                take={setMade}
                close={onClose}
              />
            </>
          )}
        </div>
      ) : null}
      {!error && !made && !(list.data && keys.data) ? <SkeletonRows rows={6} /> : null}
    </Dialog>
  );
}

interface SaveFormProps {
  release: Release;
  what: 'release' | 'answer';
  /** Whether there is a key to sign with. */
  ready: boolean;
  take: (made: BundleMade) => void;
  close: () => void;
}

function SaveForm({ release, what, ready, take, close }: SaveFormProps) {
  const { t } = useTranslation('bundles');
  const { form, restored, leave } = useDraftForm(`bundles/${what}/${release.id}`, {
    initialValues: { file: '' },
    validate: { file: (file) => (file.trim() ? null : t('needed')) },
  });
  const field = useRef<HTMLInputElement>(null);
  const [keyless, setKeyless] = useState(false);
  // It is laid out when the dialog stands already, after that looked for where to begin; while there
  // is no key, it begins at what makes one.
  useEffect(() => {
    if (ready) field.current?.focus();
  }, [ready]);
  const write = useWrite(what === 'answer' ? 'release_answer' : 'release_bundle', {
    takes: takeField(form),
    undo: false,
  });
  const save = form.onSubmit(async ({ file }) => {
    setKeyless(!ready);
    if (!ready) return;
    const answer = await write.run({ release: release.id, file: file.trim() });
    if (!answer) return;
    leave();
    take(answer.value);
  });
  return (
    <form noValidate className={classes.form} onSubmit={save} onKeyDown={submitKey}>
      <PathInput
        ref={field}
        required
        label={t('file')}
        classNames={{ input: 'mono' }}
        asks={t('pick')}
        extensions={['slipway']}
        saveAs={fileName(release.title, what === 'answer')}
        {...form.getInputProps('file')}
      />
      {keyless && !ready ? (
        <div role="status">
          <Said mark="blocked">{t('key.first')}</Said>
        </div>
      ) : null}
      <FormActions
        label={t('write')}
        running={write.running}
        restored={restored}
        onCancel={() => {
          leave();
          close();
        }}
      />
    </form>
  );
}

/** What goes in, what stays here, and why it cannot go yet. */
function Contents({ contents }: { contents: BundleContents }) {
  const { t } = useTranslation('bundles');
  const { components, images, chart, has_notes, runbooks, articles, evidence } = contents;
  const audience = (one: string) =>
    one === 'participants' || one === 'everyone' ? t(`audience.${one}`) : t('audience.internal');
  const named = articles.map((one) =>
    t('articleOf', { title: one.title, audience: audience(one.audience) }),
  );
  const rows: [string, string, string?][] = [
    [t('part.components'), String(components)],
    [t('part.chart'), chart, 'mono'],
    [t('part.images'), images ? String(images) : ''],
    [t('part.notes'), has_notes ? t('yes') : ''],
    [t('part.runbooks'), runbooks.join(', ')],
    [t('part.articles'), named.join(', ')],
    [t('part.evidence'), evidence ? String(evidence) : ''],
    ...contents.left.map((left): [string, string] => [t('left'), left]),
  ];
  return (
    <section className={classes.block} aria-label={t('goes')}>
      {contents.refused ? <Said mark="blocked">{contents.refused}</Said> : null}
      <p className={classes.title}>{t('goes')}</p>
      <dl className={classes.facts}>
        {rows.map(([name, value, shown]) => (
          <Fact key={`${name} ${value}`} name={name} value={value} none={t('none')} shown={shown} />
        ))}
      </dl>
    </section>
  );
}

interface FactProps {
  name: string;
  value: string;
  /** What stands where there is nothing. */
  none: string;
  /** The class of a value. */
  shown?: string;
}

function Fact({ name, value, none, shown }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={value ? shown : classes.quiet}>{value || none}</dd>
    </>
  );
}

/** What the others would read, before it leaves. */
function Told({ said }: { said: Answered }) {
  const { t } = useTranslation('bundles');
  return (
    <section className={classes.block} aria-label={t('told')}>
      <h3 className={classes.title}>{t('told')}</h3>
      <p>{t('stands', { state: said.state.replaceAll('_', ' ') })}</p>
      <AnsweredParts said={said} level={4} />
    </section>
  );
}

function Written({ made, close }: { made: BundleMade; close: () => void }) {
  const { t } = useTranslation('bundles');
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <section className={classes.form} aria-label={t('writtenTitle')}>
      <StateMark mark="done" label={t('writtenTitle')} />
      <dl className={classes.facts}>
        <dt>{t('writtenTo')}</dt>
        <dd className="mono">{made.file}</dd>
        <dt>{t('key.title')}</dt>
        <dd>{made.organisation}</dd>
        <dt>{t('key.fingerprint')}</dt>
        <dd className="mono">{made.fingerprint}</dd>
        <dt>{t('sha256')}</dt>
        <dd className="mono">{made.sha256}</dd>
      </dl>
      <p className={classes.quiet}>{t('writtenNext')}</p>
      <div className={classes.foot}>
        <Button ref={done} onClick={close}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}
