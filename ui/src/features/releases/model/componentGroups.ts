import type { ComponentShape, Release } from '../../../bindings';

/** The changes a component can have gone through, in the order a reviewer wants them. */
export const CHANGES = [
  'downgraded',
  'unorderable',
  'upgraded',
  'new',
  'removed',
  'unknown',
  'unchanged',
] as const;
export type Change = (typeof CHANGES)[number];

/** A group of the components panel: disagreements stand before every change. */
export type ComponentGroupKey = 'disagrees' | Change;

export interface ComponentGroup {
  key: ComponentGroupKey;
  components: ComponentShape[];
}

/** What a release holds and, after it, what the release before held and this one lacks. */
export function heldAndGone(release: Pick<Release, 'components' | 'removed'>): ComponentShape[] {
  return [...release.components, ...release.removed];
}

/** The change as one of the known words; a word from a newer core counts as not known. */
export function changeOf(component: { change: string }): Change {
  return (CHANGES as readonly string[]).includes(component.change)
    ? (component.change as Change)
    : 'unknown';
}

/** A disagreement is open until a person has chosen. */
export function isOpenDisagreement(component: ComponentShape): boolean {
  return component.disagrees && component.chosen === null;
}

/** Puts each component in exactly one group, so that the counts add up to the total. */
export function groupComponents(components: readonly ComponentShape[]): ComponentGroup[] {
  const groups = new Map<ComponentGroupKey, ComponentShape[]>();
  for (const component of components) {
    const key = isOpenDisagreement(component) ? 'disagrees' : changeOf(component);
    groups.set(key, [...(groups.get(key) ?? []), component]);
  }
  const order: ComponentGroupKey[] = ['disagrees', ...CHANGES];
  return order.flatMap((key) => {
    const found = groups.get(key);
    return found ? [{ key, components: found }] : [];
  });
}

/** What changed before what did not, as a reviewer wants it; the order within a group is kept. */
export function changedFirst(components: readonly ComponentShape[]): ComponentShape[] {
  return groupComponents(components).flatMap((group) => group.components);
}

/** How many components went through each change; the numbers add up to the total. */
export function countChanges(
  items: readonly { change: string }[],
): { change: Change; count: number }[] {
  return CHANGES.map((change) => ({
    change,
    count: items.filter((item) => changeOf(item) === change).length,
  })).filter((entry) => entry.count > 0);
}

/** Components whose name or a version holds the text. */
export function searchComponents(
  components: readonly ComponentShape[],
  text: string,
): ComponentShape[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [...components];
  return components.filter((component) =>
    [
      component.name,
      component.version,
      component.from ?? '',
      ...component.sources.map((source) => source.name),
    ].some((part) => part.toLowerCase().includes(wanted)),
  );
}

/** A line of a grouped list: the head of a group, or one of its components. */
export type ComponentItem =
  | { kind: 'head'; key: ComponentGroupKey; count: number }
  | { kind: 'row'; component: ComponentShape };

/** The groups laid out as one list, each under its head. */
export function componentItems(components: readonly ComponentShape[]): ComponentItem[] {
  return groupComponents(components).flatMap((group): ComponentItem[] => [
    { kind: 'head', key: group.key, count: group.components.length },
    ...group.components.map((component): ComponentItem => ({ kind: 'row', component })),
  ]);
}

export function itemId(item: ComponentItem): string {
  return item.kind === 'head' ? `head ${item.key}` : item.component.name;
}
