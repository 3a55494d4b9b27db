import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/components';
import { useRead } from '@/query';
import { usePart } from '../model/store';
import { useScale } from '../parts/useScale';
import classes from './decision.module.css';
import { type Prefix, useInbox } from './triage';

/** A letter waits for its number: what each number means, in the guide's words. */
export function GuideCard() {
  const { triage } = useInbox();
  const prefix = usePart(triage, (one) => one.prefix);
  return prefix ? <Card prefix={prefix} /> : null;
}

function Card({ prefix }: { prefix: Prefix }) {
  const { t } = useTranslation('defects');
  const { data: matrix } = useRead('matrix_show', {});
  const severities = useScale('severity');
  const priorities = useScale('priority');
  const coded = (scale: typeof severities) =>
    scale.map(({ code, name, criteria }) => ({
      key: code.slice(1),
      name: `${code} ${name}`,
      text: criteria,
    }));
  const stepped = (steps: { value: number; title: string }[] = []) =>
    steps.map(({ value, title }) => ({ key: `${value}`, name: title, text: '' }));
  const [name, rows] = {
    u: [t('decision.urgency'), stepped(matrix?.urgencies)] as const,
    i: [t('decision.impact'), stepped(matrix?.impacts)] as const,
    s: [t('decision.severity'), coded(severities)] as const,
    p: [t('decision.priority'), coded(priorities)] as const,
  }[prefix];
  return (
    <div className={classes.guide} role="status">
      <p className={classes.guideTitle}>
        <strong>{name}</strong> {t('decision.pressOne')}
      </p>
      <dl className={classes.guideRows}>
        {rows.map((row) => (
          <div key={row.key} className={classes.guideRow}>
            <dt>
              <KeyHint keys={[row.key]} />
            </dt>
            <dd>
              <strong>{row.name}</strong> {row.text}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
