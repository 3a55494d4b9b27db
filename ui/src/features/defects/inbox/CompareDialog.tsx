import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Defect, SimilarDefect } from '@/bindings';
import { Dialog, ErrorNote, SkeletonRows } from '@/components';
import { useRead } from '@/query';
import { Log, Steps, Words } from '../parts/Text';
import classes from './compare.module.css';

interface CompareDialogProps {
  defect: Defect;
  other: SimilarDefect;
  onDuplicate: () => void;
  onClose: () => void;
}

/** Two reports side by side, part by part. */
export default function CompareDialog({ defect, other, onDuplicate, onClose }: CompareDialogProps) {
  const { t } = useTranslation('defects');
  const read = useRead('defect_show', { id: other.id });
  return (
    <Dialog
      title={t('decision.compareWith', { number: other.number })}
      size={980}
      onClose={onClose}
    >
      {read.error ? (
        <ErrorNote message={read.error.message} hint={read.error.hint} />
      ) : read.data ? (
        <Both left={defect} right={read.data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t('decision.differs')}
        </Button>
        <Button onClick={onDuplicate} data-autofocus>
          {t('decision.chooseDuplicate', { number: other.number })}
        </Button>
      </Group>
    </Dialog>
  );
}

function Both({ left, right }: { left: Defect; right: Defect }) {
  const { t } = useTranslation('defects');
  const plain = (text: string) => <Words text={text} />;
  const parts: [string, string, string, (text: string) => ReactNode][] = [
    [t('inbox.component'), left.facts.component, right.facts.component, plain],
    [t('inbox.version'), left.facts.found_version, right.facts.found_version, plain],
    [t('inbox.observed'), left.facts.observed, right.facts.observed, plain],
    [t('inbox.expected'), left.facts.expected, right.facts.expected, plain],
    [t('inbox.steps'), left.facts.steps, right.facts.steps, (text) => <Steps text={text} />],
    [
      t('inbox.logs'),
      left.facts.logs,
      right.facts.logs,
      (text) => (text ? <Log text={text} most={6} /> : plain(text)),
    ],
    [t('inbox.workaround'), left.facts.workaround, right.facts.workaround, plain],
  ];
  return (
    <table className={classes.both}>
      <thead>
        <tr>
          <td />
          {[left, right].map(({ row }) => (
            <th key={row.id} scope="col">
              <span className={classes.number}>{row.number}</span> {row.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map(([name, mine, theirs, show]) => (
          <tr key={name}>
            <th scope="row">
              {name}
              {mine.trim() && mine.trim() === theirs.trim() ? (
                <span className={classes.same}>{t('decision.same')}</span>
              ) : null}
            </th>
            <td>{show(mine)}</td>
            <td>{show(theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
