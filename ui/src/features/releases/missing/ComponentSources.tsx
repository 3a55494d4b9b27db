import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComponentShape, Release, SourceShape } from '@/bindings';
import { VersionChip } from '@/components';
import { useWrite } from '@/query';
import { isOpenDisagreement } from '../model/componentGroups';
import { versionFault } from '../model/exactVersion';
import { titleOf } from '../parts/say';
import classes from './missing.module.css';

interface ComponentSourcesProps {
  release: Release;
  component: ComponentShape;
}

const CHOOSABLE = ['app_version', 'notes', 'dependencies'] as const;
type Choosable = (typeof CHOOSABLE)[number];

/** What each source says of a component, where it was read, and the ways to decide. */
export function ComponentSources({ release, component }: ComponentSourcesProps) {
  const { t } = useTranslation('releases');
  const write = useWrite('release_component');
  const [byHand, setByHand] = useState(false);
  const { name } = component;
  const offered = CHOOSABLE.filter((source) => isOffered(component, source));
  const use = (source: Choosable) =>
    write.run(
      { release: release.id, name, source },
      { done: () => t('components.used', { name, version: versionIn(component, source) }) },
    );
  const takeBack = () =>
    write.run({ release: release.id, name }, { done: t('components.takenBack', { name }) });
  const undecided = isOpenDisagreement(component);
  return (
    <div className={classes.sources}>
      {component.change === 'removed' ? (
        <p className={classes.subjects}>{t('components.gone')}</p>
      ) : null}
      <ul>
        {component.sources.map((source) => (
          <Source
            key={`${source.source} ${source.place}`}
            source={source}
            used={source.version === component.version}
            canonical={name}
          />
        ))}
      </ul>
      <div className={classes.decide}>
        <span className={classes.subjects}>
          {component.chosen
            ? t('components.chosen', { source: sourceWord(component.chosen) })
            : undecided
              ? t('components.useHint')
              : null}
        </span>
        {undecided
          ? offered.map((source, index) => (
              <Button
                key={source}
                size="xs"
                variant={index === 0 ? 'light' : 'default'}
                disabled={write.running}
                onClick={() => void use(source)}
              >
                {t(`components.use.${source}`)}
              </Button>
            ))
          : null}
        {component.chosen ? (
          <Button
            size="xs"
            variant="default"
            disabled={write.running}
            onClick={() => void takeBack()}
          >
            {t('components.takeBack')}
          </Button>
        ) : null}
        <Button
          size="xs"
          variant="default"
          aria-expanded={byHand}
          onClick={() => setByHand(!byHand)}
        >
          {t('components.byHand')}
        </Button>
      </div>
      {byHand ? (
        <ByHand release={release} component={component} close={() => setByHand(false)} />
      ) : null}
    </div>
  );

  function sourceWord(source: string) {
    return isKnown(source) ? t(`components.source.${source}`) : source;
  }
}

const KNOWN = [...CHOOSABLE, 'manual'] as const;

function isKnown(source: string): source is (typeof KNOWN)[number] {
  return (KNOWN as readonly string[]).includes(source);
}

/** A dependency that is a range names no exact version, so it cannot be chosen. */
function isOffered(component: ComponentShape, source: Choosable): boolean {
  const version = versionIn(component, source);
  return version !== '' && versionFault(version) === null;
}

function versionIn(component: ComponentShape, source: Choosable): string {
  return component.sources.find((one) => one.source === source)?.version ?? '';
}

function Source({
  source,
  used,
  canonical,
}: {
  source: SourceShape;
  used: boolean;
  canonical: string;
}) {
  const { t } = useTranslation('releases');
  const place = source.name === canonical ? source.place : `${source.place}, ${source.name}`;
  return (
    <li className={classes.source}>
      <span>
        {isKnown(source.source) ? t(`components.source.${source.source}`) : source.source}
      </span>
      <span>
        <VersionChip version={source.version} fresh={used} />
      </span>
      <span className={classes.place} title={place}>
        {place}
      </span>
    </li>
  );
}

function ByHand({ release, component, close }: ComponentSourcesProps & { close: () => void }) {
  const { t } = useTranslation('releases');
  const [version, setVersion] = useState('');
  const [sent, setSent] = useState(false);
  const write = useWrite('release_component', { takes: (refusal) => refusal.field !== undefined });
  const fault = versionFault(version);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (fault) return;
    const { name } = component;
    const done = await write.run(
      { release: release.id, name, version: version.trim() },
      { done: (answer) => `${titleOf(answer)}: ${t('components.used', { name, version })}` },
    );
    if (done) close();
  };
  const shown = fault && (sent || version) ? t(`planForm.fault.version.${fault}`) : undefined;
  return (
    <form noValidate className={classes.byHand} onSubmit={(event) => void submit(event)}>
      <TextInput
        size="xs"
        aria-label={t('components.byHandFor', { name: component.name })}
        placeholder={component.version || (component.from ?? '')}
        value={version}
        onChange={(event) => setVersion(event.currentTarget.value)}
        error={shown ?? write.refusal?.message}
      />
      <Button type="submit" size="xs" variant="default" loading={write.running}>
        {t('components.byHandSave')}
      </Button>
    </form>
  );
}
