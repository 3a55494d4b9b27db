import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';

/** Something a link may lead to. */
export interface Target {
  /** What is written between the brackets. */
  target: string;
  title: string;
  detail: string;
}

/** Where links may lead, by what was typed. */
export interface Targets {
  articles: (typed: string) => Promise<Target[]>;
  releases: (typed: string) => Promise<Target[]>;
  defects: (typed: string) => Promise<Target[]>;
}

/** What is typed behind `[[`, when the cursor is in an open link. */
export function openLink(before: string): string | null {
  return /\[\[([^\][\n|]*)$/.exec(before)?.[1] ?? null;
}

/** Asks for what a link may lead to; a word before the name says of what kind it is. */
export function targetsFor(typed: string, targets: Targets): Promise<Target[]> {
  const [, kind, name] = /^(release|defect)\s+(.*)$/i.exec(typed) ?? [];
  if (kind?.toLowerCase() === 'release') return targets.releases(name ?? '');
  if (kind?.toLowerCase() === 'defect') return targets.defects(name ?? '');
  return targets.articles(typed);
}

function applyTarget(target: string) {
  return (view: EditorView, _completion: Completion, from: number, to: number) => {
    const after = view.state.sliceDoc(to, to + 2);
    const closed = after === ']]';
    view.dispatch({
      changes: { from, to, insert: closed ? target : `${target}]]` },
      selection: { anchor: from + target.length + 2 },
      userEvent: 'input.complete',
    });
  };
}

/** Completes `[[`: articles by what they say, releases and defects by name. */
export function linkMenu(targets: Targets) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const line = context.state.doc.lineAt(context.pos);
    const typed = openLink(line.text.slice(0, context.pos - line.from));
    if (typed === null) return null;
    const found = await targetsFor(typed, targets).catch(() => []);
    if (context.aborted) return null;
    return {
      from: context.pos - typed.length,
      // The core ranks them; a title need not hold what was typed.
      filter: false,
      options: found.map(({ target, title, detail }) => ({
        label: target,
        displayLabel: title,
        detail,
        apply: applyTarget(target),
      })),
    };
  };
}
