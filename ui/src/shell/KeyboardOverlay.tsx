import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components/KeyHint';
import { useMade } from '@/components/useMade';
import { usePageActions } from './actions';
import classes from './KeyboardOverlay.module.css';

/** The keys, as `?` shows them: those of everywhere, then those of the page in front. */
export default function KeyboardOverlay({
  opened,
  onClose,
}: {
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  const common = useTranslation('common').t;
  const made = useMade();
  const here = usePageActions().filter((one) => one.key);
  const everywhere: [string[], string][] = [
    [['Ctrl', 'K'], t('keys.palette')],
    [['G', 'O R E W D K C S'], t('keys.go')],
    [['/'], t('keys.search')],
    [['J', 'K'], t('keys.move')],
    [['Enter'], t('keys.open')],
    [['Esc'], t('keys.back')],
    [['N'], t('keys.new')],
    [['E'], t('keys.edit')],
    [['Ctrl', 'Enter'], t('keys.save')],
    [['Ctrl', 'Z'], t('keys.undo')],
    [['?'], t('keys.this')],
  ];
  return (
    <Modal
      opened={made && opened}
      onClose={onClose}
      title={t('keys.title')}
      size={560}
      radius="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
      // Its head is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      <h3 className={classes.head}>{t('keys.everywhere')}</h3>
      <Keys rows={everywhere} />
      {here.length > 0 ? (
        <>
          <h3 className={classes.head}>{t('keys.here')}</h3>
          <Keys
            rows={here.map((one) => [
              (one.key ?? '').split('+').map((key) => (key === 'Mod' ? 'Ctrl' : capital(key))),
              one.label,
            ])}
          />
        </>
      ) : null}
    </Modal>
  );
}

const capital = (key: string) => (key.length === 1 ? key.toUpperCase() : key);

function Keys({ rows }: { rows: [string[], string][] }) {
  return (
    <dl className={classes.keys}>
      {rows.map(([keys, label]) => (
        <div key={label} className={classes.row}>
          <dt>
            <KeyHint keys={keys} />
          </dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}
