import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '@/bindings';
import { Avatar, KeyHint, submitKey, takeField, useDraftForm } from '@/components';
import { useWrite } from '@/query';
import classes from './diff.module.css';

interface CommentFormProps {
  article: Article;
  version: number;
  /** From 1; 0 for all of it. */
  line: number;
  who: string;
  onClose: () => void;
}

/** A comment being written; left half written it is found again. */
export function CommentForm({ article, version, line, who, onClose }: CommentFormProps) {
  const { t } = useTranslation('knowledge');
  const box = useRef<HTMLFormElement>(null);
  const { form, leave, discard } = useDraftForm(
    `article-comment/${article.id}/${version}/${line}`,
    { initialValues: { body: '' } },
    onClose,
  );
  const write = useWrite('article_comment', { takes: takeField(form) });
  const save = form.onSubmit(async ({ body }) => {
    const request = { article: article.id, version, line, body: body.trim(), settle: null };
    if (await write.run(request)) leave();
  });
  useEffect(() => {
    // The list makes room for it first.
    const frame = requestAnimationFrame(() => box.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const label = line > 0 ? t('review.commentOn', { line }) : t('review.commentOnAll');
  return (
    <form
      ref={box}
      noValidate
      className={classes.card}
      data-mine
      onSubmit={save}
      onKeyDown={submitKey}
    >
      <div className={classes.cardHead}>
        <Avatar name={who} />
        <strong>{who}</strong>
        <span className={classes.quiet}>{label}</span>
      </div>
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={10}
        aria-label={label}
        placeholder={t('review.commentPlaceholder')}
        {...form.getInputProps('body')}
      />
      <div className={classes.cardFoot}>
        <Button
          type="submit"
          size="xs"
          loading={write.running}
          rightSection={<KeyHint keys={['Ctrl Enter']} inverse />}
        >
          {t('review.addComment')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={discard}>
          {t('review.discard')}
        </Button>
      </div>
    </form>
  );
}
