import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Defect, DefectRow } from '@/bindings';
import { Avatar, ErrorNote, SkeletonRows, StateMark, VersionChip } from '@/components';
import { useAhead, useRead } from '@/query';
import { Fits } from '../articles/Fits';
import { Conversation } from '../parts/Conversation';
import { EnvironmentName } from '../parts/EnvironmentName';
import { FileDrop } from '../parts/FileDrop';
import { FilesPart } from '../parts/FilesPart';
import { Log, Steps, Words } from '../parts/Text';
import { ticketWords } from '../parts/ticket';
import { freshAnswer } from './answer';
import classes from './defect.module.css';
import { Linked, TicketLink } from './Linked';
import { frontOf, useInbox } from './triage';

/** The defect in front, to be read in one go. */
export function DefectPane({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const read = useRead('defect_show', { id: row.id });
  useNeighbours(row);
  return (
    <FileDrop number={row.number}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div
        role="group"
        className={classes.pane}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
        tabIndex={0}
        aria-label={t('inbox.pane', { number: row.number })}
      >
        <Head row={row} defect={read.data} />
        <h2 className={classes.title}>{row.title}</h2>
        <Facts row={row} defect={read.data} />
        {read.error && !read.data ? (
          <ErrorNote
            message={read.error.message}
            hint={read.error.hint}
            retry={() => void read.refetch()}
          />
        ) : read.data ? (
          <Report defect={read.data} />
        ) : (
          <SkeletonRows rows={5} height={30} />
        )}
      </div>
    </FileDrop>
  );
}

/** Reads the defects beside ahead, so that going on waits for nothing. */
function useNeighbours(row: DefectRow) {
  const inbox = useInbox();
  const ahead = useAhead();
  useEffect(() => {
    const { index } = frontOf(inbox);
    for (const by of [1, -1, 2]) {
      const near = inbox.rows.at(index + by);
      if (!near || near.id === row.id) continue;
      // A refusal is told where the defect is shown.
      ahead('defect_show', { id: near.id }).catch(() => undefined);
      const { template } = freshAnswer(near);
      ahead('reply_render', { template, defect: near.id }).catch(() => undefined);
    }
  }, [ahead, inbox, row.id]);
}

function Head({ row, defect }: { row: DefectRow; defect: Defect | undefined }) {
  const { t } = useTranslation('defects');
  const incident = defect?.facts.incident;
  const main = defect?.tickets.find((one) => one.key === row.ticket && one.desk === row.desk);
  return (
    <p className={classes.head}>
      <span>{t('inbox.defect', { number: row.number })}</span>
      {row.ticket ? (
        <>
          <Dot />
          <TicketLink ticket={main} name={ticketWords(row.desk, row.ticket)} />
        </>
      ) : null}
      {incident ? (
        <>
          <Dot />
          <span>{t('inbox.incident', { incident })}</span>
        </>
      ) : null}
      {row.owner ? (
        <span className={classes.owner}>
          <Avatar name={row.owner} />
          {row.owner}
        </span>
      ) : null}
    </p>
  );
}

function Dot() {
  return <span aria-hidden>·</span>;
}

function Facts({ row, defect }: { row: DefectRow; defect: Defect | undefined }) {
  const { t } = useTranslation('defects');
  const version = defect?.facts.found_version ?? '';
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('inbox.component')}</dt>
        <dd>{row.component || t('inbox.notSaid')}</dd>
      </div>
      <div>
        <dt>{t('inbox.version')}</dt>
        <dd>{version ? <VersionChip version={version} /> : t('inbox.notSaid')}</dd>
      </div>
      <div>
        <dt>{t('inbox.foundIn')}</dt>
        <dd>{row.environment ? <EnvironmentName name={row.environment} /> : t('inbox.notSaid')}</dd>
      </div>
      <div>
        <dt>{t('inbox.reporter')}</dt>
        <dd>{row.reporter || t('inbox.notSaid')}</dd>
      </div>
    </dl>
  );
}

/** How complete it is, and what the rules say of it. */
export function Judged({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const { done, of, missing } = defect.complete;
  const whole = done >= of;
  return (
    <ul className={classes.judged}>
      <li>
        {whole ? (
          <span className={classes.whole}>
            <IconCheck size={14} aria-hidden />
            {t('inbox.complete', { done, of })}
          </span>
        ) : (
          <StateMark
            mark="warns"
            label={t('inbox.incomplete', { done, of, missing: missing.map(inSentence).join(', ') })}
          />
        )}
      </li>
      {defect.findings
        .filter((one) => whole || !one.rule.includes('complete'))
        .slice(0, 3)
        .map((one) => (
          <li key={`${one.rule}/${one.subject}`} title={one.hint}>
            <StateMark mark={MARKS[one.level]} label={one.message} />
          </li>
        ))}
    </ul>
  );
}

/** A part's name as it stands within a sentence. */
const inSentence = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const MARKS = { block: 'blocked', warn: 'warns', unknown: 'unknown', met: 'proven' } as const;

function Report({ defect }: { defect: Defect }) {
  const { t } = useTranslation('defects');
  const { facts, conversation } = defect;
  return (
    <>
      <Judged defect={defect} />
      <Fits key={`articles ${defect.id}`} row={defect.row} />
      <h3 className={classes.part}>{t('inbox.observed')}</h3>
      <Words text={facts.observed || defect.description} />
      {facts.expected ? (
        <>
          <h3 className={classes.part}>{t('inbox.expected')}</h3>
          <Words text={facts.expected} />
        </>
      ) : null}
      {facts.steps ? (
        <>
          <h3 className={classes.part}>{t('inbox.steps')}</h3>
          <Steps text={facts.steps} />
        </>
      ) : null}
      {facts.logs ? <Log text={facts.logs} /> : null}
      <div className={classes.talk}>
        <Conversation said={conversation} />
      </div>
      <FilesPart key={defect.id} defect={defect} level={3} />
      <Linked defect={defect} />
    </>
  );
}
