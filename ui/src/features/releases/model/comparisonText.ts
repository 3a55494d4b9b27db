import type { ReleaseDiff } from '../../../bindings';
import { CHANGES, type Change, changeOf } from './componentGroups';
import { NOTE_PARTS, type NotePart } from './rollup';

/** The words the text is made with, so that it reads in the window's language. */
export interface ComparisonWords {
  title: (from: string, to: string) => string;
  change: (change: Change) => string;
  absent: string;
  breaking: string;
  missing: (versions: string) => string;
  migrations: (files: string) => string;
  configs: (files: string) => string;
  part: (version: string, part: NotePart) => string;
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
    lines.push(words.breaking, ...diff.rollup.breaking.flatMap(breakingLines(words)), '');
  for (const told of diff.rollup.notes) {
    for (const part of NOTE_PARTS.filter((one) => told[one].length > 0)) {
      lines.push(words.part(told.version, part), ...told[part].map((item) => `  ${item.text}`), '');
    }
  }
  if (diff.rollup.missing.length > 0) lines.push(words.missing(diff.rollup.missing.join(', ')));
  return lines.join('\n').trimEnd();
}

function breakingLines(words: ComparisonWords) {
  return (entry: ReleaseDiff['rollup']['breaking'][number]): string[] => {
    const { files, migrations, configs } = entry;
    const parts = [
      ...files.filter((file) => !migrations.includes(file) && !configs.includes(file)),
      ...(configs.length > 0 ? [words.configs(configs.join(', '))] : []),
      ...(migrations.length > 0 ? [words.migrations(migrations.join(', '))] : []),
    ];
    const about = [entry.version, entry.component].filter(Boolean).join(' ');
    const head = parts.length > 0 ? `  ${about}: ${parts.join(', ')}` : `  ${about}`;
    return [head, ...entry.text.map((line) => `    ${line}`)];
  };
}
