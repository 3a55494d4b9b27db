import { Button, Popover, Textarea, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '@/query';
import classes from './list.module.css';

interface SaveViewProps {
  /** The saved view that is shown. */
  view: { id: string; name: string } | null;
  text: string;
  /** Shows what a text describes. */
  onText: (text: string) => void;
  onSaved: (id: string) => void;
}

/** Keeps a view under a name; its text is there to be shared, and can be pasted. */
export function SaveView(props: SaveViewProps) {
  const { t } = useTranslation('defects');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBookmark size={14} />}
          onClick={() => setOpen(!open)}
        >
          {t('list.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.saveAs')}>
        {open ? <Form {...props} close={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function Form({ view, text, onText, onSaved, close }: SaveViewProps & { close: () => void }) {
  const { t } = useTranslation('defects');
  const [name, setName] = useState(view?.name ?? '');
  const [typed, setTyped] = useState(text);
  const save = useWrite('view_save');
  const remove = useWrite('view_remove');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // Under another name it becomes another view.
    const id = view && view.name === name.trim() ? view.id : null;
    const request = { id, name: name.trim(), text: typed.trim() };
    const answer = await save.run(request, { done: t('list.savedAs', { name: name.trim() }) });
    if (!answer) return;
    close();
    const saved = answer.value.views.find((one) => one.name === request.name);
    if (saved) onSaved(saved.id);
  };
  const drop = async () => {
    if (!view) return;
    const done = t('list.removed', { name: view.name });
    if (!(await remove.run({ id: view.id }, { done }))) return;
    close();
    onSaved('all');
  };
  return (
    <form className={classes.save} onSubmit={(event) => void submit(event)}>
      <TextInput
        size="xs"
        label={t('list.name')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={t('list.text')}
        description={t('list.textAbout')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        classNames={{ input: 'mono' }}
      />
      <div className={classes.saveFoot}>
        {view ? (
          <Button size="xs" variant="subtle" color="gray" onClick={() => void drop()}>
            {t('list.remove')}
          </Button>
        ) : null}
        <Button
          size="xs"
          variant="default"
          disabled={typed === text}
          onClick={() => {
            onText(typed);
            close();
          }}
        >
          {t('list.use')}
        </Button>
        <Button size="xs" type="submit" disabled={!name.trim()} loading={save.running}>
          {t('list.save')}
        </Button>
      </div>
    </form>
  );
}
