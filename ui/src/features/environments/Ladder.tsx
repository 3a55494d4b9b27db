import { ActionIcon } from '@mantine/core';
import {
  IconArrowRight,
  IconChevronDown,
  IconChevronUp,
  IconFlag,
  IconGitFork,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '@/bindings';
import { EnvironmentBadge, EnvironmentBar } from '@/components';
import { useWrite } from '@/query';
import classes from './Environments.module.css';
import { isBranch } from './ladder';

interface LadderProps {
  environments: readonly Environment[];
  selected: number;
  onOpen: (environment: Environment) => void;
}

/** The ladder as rows in order: who feeds whom, what it is for, who sees it. */
export function Ladder({ environments, selected, onOpen }: LadderProps) {
  const { t } = useTranslation('environments');
  const { run } = useWrite('environment_move');
  const move = (one: Environment, position: number) =>
    void run({ id: one.id, position }, { done: t('moved', { name: one.name }) });
  return (
    <div className={classes.room}>
      <table className={classes.ladder} aria-label={t('list')}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('code')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('audience')}</th>
            <th scope="col">{t('notes')}</th>
            <th scope="col">{t('order')}</th>
          </tr>
        </thead>
        <tbody>
          {environments.map((one, index) => (
            <tr key={one.id} data-selected={index === selected || undefined}>
              <th scope="row">
                <button type="button" className={classes.open} onClick={() => onOpen(one)}>
                  <EnvironmentBar kind={one.kind} />
                  <EnvironmentBadge kind={one.kind} label={one.name} />
                </button>
              </th>
              <td className="mono">{one.code}</td>
              <td>{t(`kinds.${one.kind}`)}</td>
              <td>
                <Feed environment={one} ladder={environments} />
              </td>
              <td>{one.dfsp_visible ? t('dfsps') : t('team')}</td>
              <td className={classes.notes} title={one.notes}>
                {one.notes}
              </td>
              <td className={classes.move}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('up', { name: one.name })}
                  disabled={index === 0}
                  onClick={() => move(one, index - 1)}
                >
                  <IconChevronUp size={15} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('down', { name: one.name })}
                  disabled={index === environments.length - 1}
                  onClick={() => move(one, index + 1)}
                >
                  <IconChevronDown size={15} />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Feed({
  environment,
  ladder,
}: {
  environment: Environment;
  ladder: readonly Environment[];
}) {
  const { t } = useTranslation('environments');
  const from = ladder.find((one) => one.code === environment.feeds_from);
  const Glyph = !from ? IconFlag : isBranch(ladder, environment) ? IconGitFork : IconArrowRight;
  return (
    <span className={classes.feed}>
      <Glyph size={14} stroke={1.75} aria-hidden />
      {from ? t('fromName', { name: from.name }) : t('start')}
    </span>
  );
}
