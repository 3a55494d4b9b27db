/** A part of an article that can be taken by itself. */
export interface Part {
  title: string;
  text: string;
}

/** An article's text without its front matter, a block between two lines of `---` at the start. */
export function bodyOf(text: string): string {
  const front = /^\uFEFF?---\r?\n(?:[\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  return (front ? text.slice(front[0].length) : text).replaceAll('\r\n', '\n').trim();
}

interface Heading {
  level: number;
  title: string;
  line: number;
}

/** Headings with their lines; what looks like one inside a block of code is code. */
function headingsOf(lines: readonly string[]): Heading[] {
  const found: Heading[] = [];
  let fence = '';
  lines.forEach((text, line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (fence) {
      if (mark.startsWith(fence) && text.trim() === mark) fence = '';
      return;
    }
    fence = mark;
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/.exec(text);
    if (heading?.[1] && heading[2])
      found.push({ level: heading[1].length, title: heading[2], line });
  });
  return found;
}

/** The parts under the headings of a body, each down to the next heading that is not below it. */
export function partsOf(body: string): Part[] {
  const lines = body.split('\n');
  const headings = headingsOf(lines);
  return headings
    .map(({ level, title, line }, at) => {
      const next = headings.slice(at + 1).find((one) => one.level <= level);
      return {
        title,
        text: lines
          .slice(line + 1, next?.line)
          .join('\n')
          .trim(),
      };
    })
    .filter(({ text }) => text !== '');
}
