import { useEffect, useState } from 'react';
import { useAsk } from '@/query';
import type { Front } from './read';

interface Group {
  group: string;
  items: string[];
}

/** Components whose charts are asked for: an article about more is about a release. */
const MOST = 3;
/** Versions of each. */
const SHOWN = 12;

/**
 * The versions that are known of what the article is about: planned releases of its products, and what
 * repositories hold of its components. Without products every release is offered.
 */
export function useVersions({ products, components }: Front, wanted: boolean): Group[] {
  const ask = useAsk();
  const [groups, setGroups] = useState<Group[]>([]);
  const about = JSON.stringify([products, components.slice(0, MOST)]);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    const [named, charts] = JSON.parse(about) as [string[], string[]];
    // What is not known offers nothing, and everything can still be typed.
    const releases = ask('release_list', {}).then(
      (answer) => byProduct(answer.releases, named),
      () => [],
    );
    const versions = charts.map((chart) =>
      ask('chart_versions', { chart, all: false }).then(
        (answer) => ({ group: chart, items: answer.versions.map((one) => one.version) }),
        () => ({ group: chart, items: [] }),
      ),
    );
    void Promise.all([releases, ...versions]).then(([first, ...rest]) => {
      if (!left) setGroups(distinct([...first, ...rest]));
    });
    return () => {
      left = true;
    };
  }, [ask, about, wanted]);
  return groups;
}

function byProduct(releases: readonly { product: string; version: string }[], named: string[]) {
  const names = [...new Set(releases.map((one) => one.product))];
  const about = names.filter((one) => named.length === 0 || named.includes(one));
  return about.map((group) => ({
    group,
    items: releases.filter((one) => one.product === group).map((one) => one.version),
  }));
}

/** Each version once, as a list to choose from must have it; few of each group. */
export function distinct(groups: readonly Group[]): Group[] {
  const known = new Set<string>();
  const out: Group[] = [];
  for (const { group, items } of groups) {
    const fresh = [...new Set(items)].filter((one) => !known.has(one)).slice(0, SHOWN);
    for (const one of fresh) known.add(one);
    if (fresh.length > 0) out.push({ group, items: fresh });
  }
  return out;
}
