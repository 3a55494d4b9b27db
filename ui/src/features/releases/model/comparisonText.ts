import type { ReleaseDiff } from '../../../bindings';
import { CHANGES, type Change, changeOf } from './componentGroups';

/** The words the text is made with, so that it reads in the window's language. */
export interface ComparisonWords {
  title: (from: string, to: string) => string;
  change: (change: Change) => string;
  absent: string;
  breaking: string;
  missing: (versions: string) => string;
  migrations: (files: string) => string;
}

/** A comparison as plain text, for a ticket or a mail. */
export function comparisonText(diff: ReleaseDiff, words: ComparisonWords): string {
  const lines = [words.title(diff.from, diff.to), ''];
  for (const change of CHANGES) {
    const found = diff.components.filter((item) => changeOf(item) === change);
    if (found.length === 0) continue;
    lines.push(`${words.change(change)} (${found.length})`);
    for (const item of found) {
      lines.push(`  ${item.name}: ${item.from ?? words.absent} -> ${item.to ?? words.absent}`);
    }
    lines.push('');
  }
  if (diff.rollup.breaking.length > 0)
    lines.push(words.breaking, ...diff.rollup.breaking.map(breakingLine(words)), '');
  if (diff.rollup.missing.length > 0) lines.push(words.missing(diff.rollup.missing.join(', ')));
  return lines.join('\n').trimEnd();
}

function breakingLine(words: ComparisonWords) {
  return (entry: ReleaseDiff['rollup']['breaking'][number]): string => {
    const plain = entry.files.filter((file) => !entry.migrations.includes(file));
    const parts = [
      ...plain,
      ...(entry.migrations.length > 0 ? [words.migrations(entry.migrations.join(', '))] : []),
    ];
    return `  ${entry.version} ${entry.component}: ${parts.join(', ')}`;
  };
}
