import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { DefectRow } from '@/bindings';
import { ErrorNote, SkeletonRows, VirtualList } from '@/components';
import { formatNumber } from '@/i18n/format';
import { useReads, useWrite } from '@/query';
import { useCrumbs } from '@/shell/crumbs';
import { slips } from '../model/slip';
import { Code } from '../parts/Codes';
import { Faces } from '../parts/Faces';
import { SlipDialog, type Target } from '../parts/SlipDialog';
import { useReleaseNames } from '../parts/useReleaseNames';
import { defectPath, defectsPath } from '../paths';
import classes from './board.module.css';

const MOST = 200;
const STAGES = ['in_notes', 'planned', 'candidate'] as const;

/** Where each fix is meant to go out: a column a release, those without one first. */
export default function BoardPage() {
  const { t } = useTranslation('defects');
  const releases = useReleaseNames('');
  useCrumbs([{ label: t('title'), path: defectsPath }, { label: t('list.board.title') }]);
  const columns = [{ value: '', label: t('list.board.none') }, ...releases];
  const answers = useReads(
    'defect_list',
    columns.map(({ value }) => ({ status: 'open', release: value, sort: 'priority', limit: MOST })),
  );
  const failed = answers.find((one) => one.error && !one.data)?.error;
  return (
    <>
      <h1 className={classes.heard}>{t('list.board.title')}</h1>
      <Faces here="board" />
      {failed ? <ErrorNote message={failed.message} /> : null}
      <div className={classes.board}>
        {columns.map(({ value, label }, at) => {
          const data = answers[at]?.data;
          return (
            <section key={value || 'none'} className={classes.column} aria-label={label}>
              <h2 className={classes.head}>
                {label}
                <span className={classes.count}>{data ? formatNumber(data.total) : ''}</span>
              </h2>
              {data ? (
                <Cards
                  label={label}
                  rows={staged(data.defects)}
                  left={data.total - data.defects.length}
                />
              ) : (
                <SkeletonRows rows={3} height={60} />
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}

/** The surest first; within a stage as the host ordered them. */
function staged(rows: readonly DefectRow[]): DefectRow[] {
  const place = ({ stage }: DefectRow) => (STAGES as readonly string[]).indexOf(stage);
  return rows.toSorted((a, b) => place(a) - place(b));
}

interface CardsProps {
  label: string;
  rows: readonly DefectRow[];
  left: number;
}

function Cards({ label, rows, left }: CardsProps) {
  const { t } = useTranslation('defects');
  return (
    <>
      <VirtualList
        label={label}
        items={rows}
        itemId={(row) => row.id}
        estimate={() => 78}
        empty={<p className={classes.none}>{t('list.board.empty')}</p>}
      >
        {(row) => <Card row={row} />}
      </VirtualList>
      {left > 0 ? <p className={classes.none}>{t('list.board.more', { count: left })}</p> : null}
    </>
  );
}

function Card({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const stage = STAGES.find((one) => one === row.stage);
  return (
    <div className={classes.slot}>
      <div className={classes.card}>
        <div className={classes.facts}>
          <Code code={row.severity} scale="S" />
          <Code code={row.priority} scale="P" />
          <span className={classes.number}>{row.number}</span>
          <span className={classes.component}>{row.component}</span>
          <Mover row={row} />
        </div>
        <Link href={defectPath(row.id)} className={classes.title}>
          {row.title}
        </Link>
        <p className={classes.facts}>
          <span>{row.owner ?? t('decision.noOwner')}</span>
          {stage ? <span className={classes.stage}>{t(`list.board.stage.${stage}`)}</span> : null}
        </p>
      </div>
    </div>
  );
}

/** Moves a fix to another release; a slip asks what those who wait are told. */
function Mover({ row }: { row: DefectRow }) {
  const { t } = useTranslation('defects');
  const releases = useReleaseNames(row.release);
  const plan = useWrite('defect_plan');
  const [slip, setSlip] = useState<Target | null>(null);
  const move = async ({ value: release, label }: Target, answer: string | null = null) => {
    const stage = release ? 'planned' : null;
    const words = answer ? 'list.board.movedTold' : 'list.board.moved';
    const done = t(words, { number: row.number, release: label });
    return (await plan.run({ ids: [row.id], release, stage, answer }, { done })) !== null;
  };
  const choose = (to: Target) => {
    if (row.ticket && slips(row, to.value, releases)) setSlip(to);
    else void move(to);
  };
  return (
    <>
      <Choices row={row} releases={releases} onChoose={choose} />
      {slip ? (
        <SlipDialog
          row={row}
          count={1}
          to={slip}
          run={(answer) => move(slip, answer)}
          close={() => setSlip(null)}
        />
      ) : null}
    </>
  );
}

interface ChoicesProps {
  row: DefectRow;
  releases: readonly Target[];
  onChoose: (to: Target) => void;
}

function Choices({ row, releases, onChoose }: ChoicesProps) {
  const { t } = useTranslation('defects');
  const none = { value: '', label: t('list.board.none') };
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={20}
          aria-label={t('list.board.slips', { number: row.number })}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {releases
          .filter((one) => one.value !== row.release)
          .map((one) => (
            <Menu.Item key={one.value} onClick={() => onChoose(one)}>
              {one.label}
            </Menu.Item>
          ))}
        {row.release ? <Menu.Item onClick={() => onChoose(none)}>{none.label}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}
