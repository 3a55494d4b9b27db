import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Release } from '@/bindings';
import { StateMark } from '@/components';
import { useWrite } from '@/query';
import { releasesPath } from '../parts/paths';
import { useFact } from '../parts/useFact';
import { EditDialog } from './EditDialog';
import classes from './page.module.css';
import { ReasonDialog } from './ReasonDialog';

export type Dialog = 'make' | 'edit' | 'override' | 'reject' | 'prevent' | 'lift' | 'remove';

interface DialogProps {
  release: Release;
  close: () => void;
}

/** The dialogs of a release; at most one is open. */
export function ReleaseDialogs({ dialog, ...props }: DialogProps & { dialog: Dialog | null }) {
  switch (dialog) {
    case 'edit':
      return <EditDialog {...props} />;
    case 'override':
      return <OverrideDialog {...props} />;
    case 'reject':
      return <RejectDialog {...props} />;
    case 'prevent':
    case 'lift':
      return <PreventDialog {...props} prevent={dialog === 'prevent'} />;
    case 'remove':
      return <RemoveDialog {...props} />;
    default:
      return null;
  }
}

// A refusal is told in the dialog itself, where what was typed still stands.
const inPlace = { takes: () => true };

function OverrideDialog({ release, close }: DialogProps) {
  const { t } = useTranslation('releases');
  const advance = useWrite('release_advance', inPlace);
  const fact = useFact();
  const { next, title } = release;
  if (!next) return null;
  const state = t(`state.${next}`).toLowerCase();
  const run = async (reason: string) =>
    (await advance.run(
      { release: release.id, to: next, reason },
      { done: t('reason.overrideDone', { title, state }) },
    )) !== null;
  return (
    <ReasonDialog
      title={t('reason.overrideTitle', { state })}
      label={t('reason.overrideDo')}
      danger
      {...advance}
      run={run}
      close={close}
    >
      <p>{t('reason.overrideBody')}</p>
      <ul className={classes.blocking}>
        {release.findings
          .filter((finding) => finding.level === 'block' && !finding.overridden)
          .map((finding) => (
            <li key={`${finding.rule} ${finding.subject}`}>
              <StateMark mark="blocked" label={fact(finding)} />
            </li>
          ))}
      </ul>
      <p>{t('missing.overrideHint')}</p>
    </ReasonDialog>
  );
}

function RejectDialog({ release, close }: DialogProps) {
  const { t } = useTranslation('releases');
  const advance = useWrite('release_advance', inPlace);
  const { title } = release;
  const run = async (reason: string) =>
    (await advance.run(
      { release: release.id, to: 'rejected', reason },
      { done: t('reason.rejectDone', { title }) },
    )) !== null;
  return (
    <ReasonDialog
      title={t('reason.rejectTitle', { title })}
      label={t('reason.rejectDo')}
      danger
      {...advance}
      run={run}
      close={close}
    >
      <p>{t('reason.rejectBody')}</p>
    </ReasonDialog>
  );
}

function PreventDialog({ release, close, prevent }: DialogProps & { prevent: boolean }) {
  const { t } = useTranslation('releases');
  const write = useWrite('release_prevent', inPlace);
  const { title } = release;
  const what = prevent ? 'prevent' : 'lift';
  const run = async (reason: string) =>
    (await write.run(
      { release: release.id, prevent, reason },
      { done: t(`reason.${what}Done`, { title }) },
    )) !== null;
  return (
    <ReasonDialog
      title={t(`reason.${what}Title`, { title })}
      label={t(`reason.${what}Do`)}
      danger={prevent}
      {...write}
      run={run}
      close={close}
    >
      <p>
        {prevent
          ? t('reason.preventBody')
          : t('reason.liftBody', { reason: release.prevention?.reason ?? '' })}
      </p>
    </ReasonDialog>
  );
}

function RemoveDialog({ release, close }: DialogProps) {
  const { t } = useTranslation('releases');
  const [, go] = useLocation();
  const remove = useWrite('release_remove', inPlace);
  const { title } = release;
  const run = async () => {
    const done = await remove.run(
      { release: release.id },
      { done: t('reason.removeDone', { title }) },
    );
    if (done) go(releasesPath);
    return done !== null;
  };
  return (
    <ReasonDialog
      title={t('reason.removeTitle', { title })}
      label={t('reason.removeDo')}
      danger
      asks={false}
      {...remove}
      run={run}
      close={close}
    >
      <p>{t('reason.removeBody')}</p>
    </ReasonDialog>
  );
}
