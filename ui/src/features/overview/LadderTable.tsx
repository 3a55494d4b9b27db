import { useTranslation } from 'react-i18next';
import type { Picture } from '@/bindings';
import { formatDay } from '@/i18n/format';
import classes from './Ladder.module.css';

/** The picture in words, for those who do not see it. */
export function LadderTable({ picture }: { picture: Picture }) {
  const { t } = useTranslation('overview');
  const nameOf = (id: string) => picture.rungs.find((one) => one.id === id)?.name ?? '';
  const where = (ids: readonly string[]) =>
    ids.length === 0 ? t('everywhere') : ids.map(nameOf).join(', ');
  return (
    <table className={classes.heard}>
      <thead>
        <tr>
          <th scope="col">{t('release')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('what')}</th>
        </tr>
      </thead>
      <tbody>
        {picture.lines.map((line) => (
          <Release key={line.release_id} line={line} nameOf={nameOf} />
        ))}
        {picture.freezes.map((one) => (
          <tr key={`${one.start} ${one.reason}`}>
            <th scope="row">{one.reason}</th>
            <td>{where(one.environment_ids)}</td>
            <td>{one.label}</td>
            <td>{t('freeze')}</td>
          </tr>
        ))}
        {[
          { day: picture.feature_freeze, text: t('featureFreeze') },
          { day: picture.bugfix_freeze, text: t('bugfixFreeze') },
        ].map(({ day, text }) =>
          day ? (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td>{picture.label}</td>
              <td>{t('from', { day: formatDay(day) })}</td>
              <td>{t('freeze')}</td>
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}

interface ReleaseProps {
  line: Picture['lines'][number];
  nameOf: (id: string) => string;
}

function Release({ line, nameOf }: ReleaseProps) {
  const { t } = useTranslation('overview');
  return (
    <>
      {line.steps.map((step) => (
        <tr key={step.deployment_id}>
          <th scope="row">{line.title}</th>
          <td>{nameOf(step.environment_id)}</td>
          <td>{step.label}</td>
          <td>
            {[t(`how.${step.how}`), step.freeze ? t('intoFreeze', { reason: step.freeze }) : '']
              .filter(Boolean)
              .join(', ')}
          </td>
        </tr>
      ))}
      {line.target ? (
        <tr>
          <th scope="row">{line.title}</th>
          <td>{t('targetRow')}</td>
          <td>{line.target.label}</td>
          <td />
        </tr>
      ) : null}
    </>
  );
}
