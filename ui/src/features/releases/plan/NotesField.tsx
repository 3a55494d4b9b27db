import { Button, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '@/platform';
import classes from './plan.module.css';

interface NotesFieldProps {
  label: string;
  text: string;
  origin: string;
  onChange: (text: string, origin: string) => void;
  error?: string;
}

/** The text of release notes: pasted, picked, or dropped here as a file. */
export function NotesField({ label, text, origin, onChange, error }: NotesFieldProps) {
  const { t } = useTranslation('releases');
  const door = useDoor();
  const [over, setOver] = useState(false);
  const pick = async () => {
    const file = await door.pickFile(t('notes.pickTitle'), ['md', 'markdown', 'txt']);
    if (file) onChange(file.text, file.name);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onChange(await file.text(), file.name);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same by keys
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <Textarea
        label={label}
        placeholder={t('planForm.notesPaste')}
        classNames={{ input: classes.notes }}
        rows={6}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value, origin)}
        error={error}
      />
      <div className={classes.under}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileText size={14} />}
          onClick={() => void pick()}
        >
          {t('planForm.notesPick')}
        </Button>
        {origin ? (
          <span className={classes.tail}>{t('planForm.notesFrom', { origin })}</span>
        ) : null}
      </div>
    </div>
  );
}
