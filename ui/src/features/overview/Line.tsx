import { useTranslation } from 'react-i18next';
import classes from './Ladder.module.css';
import type { DrawnLine, Mark } from './ladder';
import type { Words } from './names';

interface LineProps {
  drawn: DrawnLine;
  words: readonly Words[];
  /** Opens a deployment. */
  open: (deployment: string) => void;
}

/** One release: where it went and goes, its steps, and what it is called there. */
export function Line({ drawn, words, open }: LineProps) {
  const { t } = useTranslation('overview');
  const { line, stretches, marks, target, tone } = drawn;
  return (
    <g data-tone={tone} className={classes.line}>
      {stretches.map(({ path, planned }) => (
        <path key={path} d={path} className={planned ? classes.planned : classes.happened} />
      ))}
      {target ? (
        <path d={`M${target.x} ${target.y - 6}l6 6l-6 6l-6 -6z`} className={classes.target}>
          <title>{t('targetOf', { release: line.title, label: line.target?.label ?? '' })}</title>
        </path>
      ) : null}
      {marks.map((mark) => (
        <Step key={mark.step.deployment_id} mark={mark} title={line.title} open={open} />
      ))}
      {words.map((one) => (
        <Name key={`${one.x} ${one.y} ${one.text}`} words={one} />
      ))}
    </g>
  );
}

/** What is written at a mark, with a line to it where it stands away. */
function Name({ words: { x, y, width, text, before, freeze, leader } }: { words: Words }) {
  const near = before ? x + width : x;
  return (
    <>
      {leader ? (
        <path
          d={`M${leader.x} ${leader.y}L${near + (before ? 2 : -2)} ${y - 4}`}
          className={classes.leader}
        />
      ) : null}
      <text
        x={near}
        y={y}
        textAnchor={before ? 'end' : 'start'}
        className={freeze ? classes.freezeWords : classes.words}
      >
        {text}
      </text>
    </>
  );
}

interface StepProps {
  mark: Mark;
  title: string;
  open: (deployment: string) => void;
}

function Step({ mark: { x, y, step }, title, open }: StepProps) {
  const { t } = useTranslation('overview');
  const how = t(`how.${step.how}`);
  const freeze = step.freeze ? t('intoFreeze', { reason: step.freeze }) : '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the windows have a page
    <g className={classes.step} onClick={() => open(step.deployment_id)}>
      <title>{[title, how, step.label, freeze].filter(Boolean).join(', ')}</title>
      <circle cx={x} cy={y} r={11} className={classes.reach} />
      {step.freeze || step.how === 'failed' ? (
        <>
          <circle cx={x} cy={y} r={6.5} className={classes.stopped} />
          {step.freeze ? (
            <path d={`M${x - 3.5} ${y}h7`} className={classes.stoppedSign} />
          ) : (
            <path d={`M${x - 2.5} ${y - 2.5}l5 5m0 -5l-5 5`} className={classes.stoppedSign} />
          )}
        </>
      ) : (
        <circle
          cx={x}
          cy={y}
          r={3.5}
          className={step.how === 'planned' ? classes.ahead : classes.there}
          data-open={step.how === 'under_way' || undefined}
        />
      )}
    </g>
  );
}
