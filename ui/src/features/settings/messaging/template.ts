import type { MessageKind, TemplateField } from '../../../bindings';

/** The text with a field put in at a place. */
export function withField(text: string, name: string, at: number): string {
  return `${text.slice(0, at)}{{ ${name} }}${text.slice(at)}`;
}

interface Written {
  kind: MessageKind;
  subject: string;
  body: string;
}

/** Fields that this kind cannot go out without and that stand neither in its subject nor its text. */
export function missingFields(written: Written, fields: readonly TemplateField[]): string[] {
  const used = new Set(
    [...`${written.subject}\n${written.body}`.matchAll(/\{[{%][^}]*?[%}]\}/g)].flatMap(([tag]) =>
      [...tag.matchAll(/[a-z_]+(?:\.[a-z_]+)*/g)].map(([name]) => name),
    ),
  );
  return fields
    .filter((one) => one.required_by.includes(written.kind) && !used.has(one.name))
    .map((one) => one.name);
}
