//! Textile, as Redmine reads it, written as HTML, which becomes Markdown as any other page does.
//!
//! Redmine reads Textile with a RedCloth of its own: a line end is a line break, HTML is shown and not
//! obeyed but for `pre`, `code` and `kbd`, and `[[…]]` names a page. What is written here is closed and
//! escaped, so whatever stands in the text, the HTML holds nothing but what this module puts there.
//! Every loop moves on through the text, and what looks ahead remembers that it found nothing: the time
//! is proportional to the length.

mod inline;
mod link;
mod list;
mod scan;
mod table;

use inline::inline;

pub(in crate::article::import) use scan::escape;

/// What a link begins with that names a page by its wiki name.
pub(super) const WIKI: &str = "wiki:";

/// How deep lists and quotations may stand in each other.
const DEEPEST: usize = 8;

/// The text as HTML.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    blocks(&text, &mut out, 0);
    out
}

fn blocks(text: &str, out: &mut String, depth: usize) {
    let mut rest = text;
    while let Some(taken) = next(rest, out, depth) {
        rest = rest.get(taken..).unwrap_or_default();
    }
}

/// Writes the block that begins here; gives how many bytes it took, None at the end.
fn next(rest: &str, out: &mut String, depth: usize) -> Option<usize> {
    let line = first_line(rest)?;
    let trimmed = line.trim();
    if trimmed.is_empty() {
        return Some(line.len());
    }
    if let Some(taken) = code(rest, out) {
        return Some(taken);
    }
    if let Some((mark, text)) = marked(trimmed) {
        return Some(mark.write(text, line.len(), rest, out));
    }
    if is_rule(trimmed) {
        out.push_str("<hr>\n");
        return Some(line.len());
    }
    let taken = if trimmed.starts_with('>') {
        quoted(rest, out, depth)
    } else if list::marker(line).is_some() {
        list::write(rest, out)
    } else if table::begins_here(rest) {
        table::write(rest, out)
    } else {
        let block = block(rest);
        paragraph("p", block, out);
        block.len()
    };
    Some(taken)
}

/// The first line with its end; None when there is none.
fn first_line(text: &str) -> Option<&str> {
    text.split_inclusive('\n').next()
}

/// The lines up to one that is empty or begins a block of another kind.
fn block(rest: &str) -> &str {
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        let trimmed = line.trim();
        let ends = trimmed.is_empty()
            || (length > 0
                && (list::marker(line).is_some()
                    || marked(trimmed).is_some()
                    || table::begins(trimmed)
                    || trimmed.starts_with('>')
                    || opens_code(trimmed)
                    || is_rule(trimmed)));
        if ends {
            break;
        }
        length += line.len();
    }
    rest.get(..length).unwrap_or_default()
}

fn paragraph(tag: &str, text: &str, out: &mut String) {
    let text = text.trim();
    if !text.is_empty() {
        out.push_str(&format!("<{tag}>"));
        inline(text, out);
        out.push_str(&format!("</{tag}>\n"));
    }
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'-') || line.bytes().all(|b| b == b'*'))
}

fn opens_code(line: &str) -> bool {
    line.get(..4)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("<pre"))
}

/// `<pre>…</pre>` at the start, with `<code class="…">` in it or not. One that is never closed goes on
/// to the end, as it does there.
fn code(rest: &str, out: &mut String) -> Option<usize> {
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let from = rest.get(blank..)?;
    if !opens_code(from) {
        return None;
    }
    let open = from.find('>')? + 1;
    let inside = from.get(open..)?;
    let end = scan::position(inside, "</pre").unwrap_or(inside.len());
    let (literal, after) = inside.split_at(end);
    let close = after.find('>').map_or(after.len(), |at| at + 1);
    let (class, literal) = scan::code_of(literal);
    write_code(class, literal, out);
    Some(blank + open + end + close)
}

fn write_code(class: &str, literal: &str, out: &mut String) {
    let class = class.split_whitespace().next().unwrap_or_default();
    let language = if class.is_empty() {
        String::new()
    } else {
        let mut language = String::from(" class=\"language-");
        scan::escape(class, &mut language);
        language.push('"');
        language
    };
    out.push_str(&format!("<pre><code{language}>"));
    scan::escape(literal.trim_matches('\n'), out);
    out.push_str("</code></pre>\n");
}

/// What a line begins with that says what its block is.
enum Mark {
    Heading(u8),
    Paragraph,
    Quote,
    Code,
    Note(u32),
}

/// `h2. `, `p(class). `, `bq. `, `bc. `, `fn1. ` at the start of a line, with what follows.
fn marked(line: &str) -> Option<(Mark, &str)> {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, rest) = line.split_at(end);
    let mark = match word {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            Mark::Heading(word.bytes().last().map_or(1, |digit| digit - b'0'))
        }
        "p" => Mark::Paragraph,
        "bq" => Mark::Quote,
        "bc" | "pre" => Mark::Code,
        _ => Mark::Note(word.strip_prefix("fn")?.parse().ok()?),
    };
    let rest = attributes(rest).strip_prefix('.')?;
    let text = rest.strip_prefix('.').unwrap_or(rest);
    let begins = text.is_empty() || text.starts_with([' ', '\t']);
    begins.then(|| (mark, text.trim()))
}

/// What follows attributes of style, class, language and alignment. They are short.
fn attributes(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..8 {
        let close = match rest.chars().next() {
            Some('(') => ')',
            Some('{') => '}',
            Some('[') => ']',
            Some('<' | '>' | '=') => {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            _ => break,
        };
        let end = rest.char_indices().take(120).find(|(_, c)| *c == close);
        let Some((end, _)) = end else {
            // `(` alone moves a paragraph to the right.
            if rest.starts_with('(') {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            break;
        };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    rest
}

impl Mark {
    /// Writes a block of this kind; gives how many bytes it took.
    fn write(&self, text: &str, line: usize, rest: &str, out: &mut String) -> usize {
        if let Mark::Heading(level) = self {
            paragraph(&format!("h{level}"), text, out);
            return line;
        }
        let after = rest.get(line..).unwrap_or_default();
        let more = match self {
            Mark::Code => until_empty(after),
            _ => block(after),
        };
        let whole = format!("{text}\n{more}");
        match self {
            Mark::Code => write_code("", &whole, out),
            Mark::Quote => {
                out.push_str("<blockquote>");
                paragraph("p", &whole, out);
                out.push_str("</blockquote>\n");
            }
            Mark::Note(number) => {
                out.push_str(&format!("<p><sup>{number}</sup> "));
                inline(whole.trim(), out);
                out.push_str("</p>\n");
            }
            Mark::Heading(_) | Mark::Paragraph => paragraph("p", &whole, out),
        }
        line + more.len()
    }
}

fn until_empty(text: &str) -> &str {
    let lines = text.split_inclusive('\n');
    let length = lines
        .take_while(|line| !line.trim().is_empty())
        .map(str::len)
        .sum();
    text.get(..length).unwrap_or_default()
}

/// Lines that begin with `>`, as mail quotes them.
fn quoted(rest: &str, out: &mut String, depth: usize) -> usize {
    let mut length = 0;
    let mut inside = String::new();
    for line in rest.split_inclusive('\n') {
        let Some(text) = line.trim_start().strip_prefix('>') else {
            break;
        };
        inside.push_str(text.strip_prefix(' ').unwrap_or(text));
        length += line.len();
    }
    out.push_str("<blockquote>\n");
    if depth < DEEPEST {
        blocks(&inside, out, depth + 1);
    } else {
        paragraph("p", inside.replace('>', " ").trim(), out);
    }
    out.push_str("</blockquote>\n");
    length
}
