import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentShape, MatrixRowShape, NoteItem, ReleaseNotes } from '@/bindings';
import { StateMark, VersionChip } from '@/components';
import { BreakingFiles } from './BreakingFiles';
import classes from './notes.module.css';

/** What was read from the notes, with the line each fact stands in. */
export function NotesFacts({ notes }: { notes: ReleaseNotes }) {
  const { t } = useTranslation('releases');
  const { required } = notes;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section className={classes.facts} aria-label={t('notes.facts')} tabIndex={0}>
      <h2 className={classes.title}>{t('notes.facts')}</h2>
      <p className={classes.quiet}>
        {t('notes.counts', {
          features: notes.features.length,
          fixes: notes.fixes.length,
          components: notes.component_count,
        })}
      </p>
      <Part title={t('notes.contents')}>
        {notes.contents.map((content) => (
          <Content key={content.check} content={content} />
        ))}
      </Part>
      <Lines title={t('notes.placeholders')} items={notes.placeholders} />
      <Lines title={t('notes.unparsed')} body={t('notes.unparsedBody')} items={notes.unparsed} />
      <Part title={t('notes.breaking')}>
        {notes.breaking.length === 0 ? (
          <li className={classes.quiet}>{t('notes.noBreaking')}</li>
        ) : (
          notes.breaking.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: changes in prose have no name, and never change places
            <BreakingFiles key={index} breaking={one} />
          ))
        )}
      </Part>
      <Part title={t('notes.required')}>
        <Versioned name={t('notes.testCases')} version={required.test_cases} />
        <Versioned name={t('notes.backend')} version={required.backend} />
      </Part>
      <Matrix title={t('notes.matrix')} rows={required.matrix} />
      <Matrix title={t('notes.api')} rows={notes.api_versions} />
      <Lines title={t('notes.known')} items={notes.known_issues} />
    </section>
  );
}

function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <>
      <h3 className={classes.part}>
        {title} {count === undefined ? null : <span className={classes.count}>{count}</span>}
      </h3>
      <ul>{children}</ul>
    </>
  );
}

const CONTENT_MARKS = { present: 'met', placeholder: 'warns', missing: 'failed' } as const;

function Content({ content }: { content: ContentShape }) {
  const { t } = useTranslation('releases');
  const state =
    (['present', 'placeholder'] as const).find((one) => one === content.state) ?? 'missing';
  return (
    <li className={classes.fact}>
      <span>{content.title}</span>
      <span className={classes.end}>
        <StateMark mark={CONTENT_MARKS[state]} label={t(`notes.content.${state}`)} />
        {content.line > 0 ? (
          <span className={classes.quiet}>{t('notes.line', { line: content.line })}</span>
        ) : null}
      </span>
    </li>
  );
}

/** Lines of the notes with their numbers; the whole part is left out when there are none. */
function Lines({
  title,
  body,
  items,
}: {
  title: string;
  body?: string;
  items: readonly NoteItem[];
}) {
  const { t } = useTranslation('releases');
  if (items.length === 0) return null;
  return (
    <Part title={title} count={items.length}>
      {body ? <li className={classes.quiet}>{body}</li> : null}
      {items.map((item) => (
        <li key={`${item.line} ${item.text}`} className={classes.fact}>
          <span className={classes.line}>{plain(item.text)}</span>
          <span className={classes.quiet}>{t('notes.line', { line: item.line })}</span>
        </li>
      ))}
    </Part>
  );
}

/** A line that is set off as a whole, without the signs for it: what it says counts here. */
const plain = (text: string) => text.replace(/^([_*]+)(.+)\1$/, '$2');

function Matrix({ title, rows }: { title: string; rows: readonly MatrixRowShape[] }) {
  if (rows.length === 0) return null;
  return (
    <Part title={title}>
      {rows.map((row) => (
        <Versioned key={row.name} name={row.name} version={row.version} />
      ))}
    </Part>
  );
}

function Versioned({ name, version }: { name: string; version: string | null }) {
  const { t } = useTranslation('releases');
  return (
    <li className={classes.fact}>
      <span>{name}</span>
      {version ? (
        <VersionChip version={version} />
      ) : (
        <span className={classes.quiet}>{t('notes.notNamed')}</span>
      )}
    </li>
  );
}
