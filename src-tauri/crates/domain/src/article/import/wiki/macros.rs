//! What only Redmine's own pages understand, in whatever markup: macros between braces, and the names
//! of attachments. They are written as what they mean, outside of code.

use crate::desk::library::Markup;

/// How many letters the name of an attachment may have.
const LONGEST_NAME: usize = 255;

/// The text with its macros written in its own markup.
pub(super) fn written(text: &str, markup: Markup) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = Code::default();
    let mut folded = 0_usize;
    for line in text.split_inclusive('\n') {
        if code.holds(line, markup) {
            out.push_str(line);
        } else if let Some(title) = folds(line.trim()) {
            folded += 1;
            let mark = if markup == Markup::Textile { "*" } else { "**" };
            if !title.is_empty() {
                out.push_str(&format!("{mark}{title}{mark}\n\n"));
            }
        } else if folded > 0 && line.trim() == "}}" {
            folded -= 1;
            out.push('\n');
        } else {
            write_line(line, markup, &mut out);
        }
    }
    out
}

/// Which code a line stands in.
#[derive(Default)]
struct Code {
    pre: bool,
    fence: Option<String>,
}

impl Code {
    /// Whether a line stands in code, or is what begins or ends it.
    fn holds(&mut self, line: &str, markup: Markup) -> bool {
        if markup == Markup::Textile {
            let lower = line.to_ascii_lowercase();
            let (opens, closes) = (lower.rfind("<pre"), lower.rfind("</pre"));
            let held = self.pre;
            self.pre = match (opens, closes) {
                (Some(open), Some(close)) => open > close,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => held,
            };
            return held || opens.is_some();
        }
        let mark: String = ['`', '~']
            .into_iter()
            .map(|mark| line.trim().chars().take_while(|c| *c == mark).collect())
            .find(|run: &String| run.len() >= 3)
            .unwrap_or_default();
        match &self.fence {
            Some(open) if !mark.is_empty() && mark.starts_with(open.as_str()) => {
                self.fence = None;
                true
            }
            Some(_) => true,
            None if !mark.is_empty() => {
                self.fence = Some(mark);
                true
            }
            None => false,
        }
    }
}

/// The title of `{{collapse(Title)` that goes on over the lines below.
fn folds(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("{{collapse")?;
    if rest.contains("}}") {
        return None;
    }
    let titles = rest.strip_prefix('(').unwrap_or_default();
    let title = titles.split([',', ')']).next().unwrap_or_default();
    Some(title.trim().trim_matches('"'))
}

fn write_line(line: &str, markup: Markup, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['{', 'a', '`', '@']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let begins = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '!' | '/'));
        let taken = literal(from, markup)
            .inspect(|literal| out.push_str(literal))
            .map(str::len)
            .or_else(|| invoked(from, markup, out))
            .or_else(|| begins.then(|| attached(from, markup, out)).flatten());
        let taken = taken.unwrap_or_else(|| {
            let one = from.chars().next().map_or(1, char::len_utf8);
            out.push_str(from.get(..one).unwrap_or_default());
            one
        });
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// A span of code at the start.
fn literal(from: &str, markup: Markup) -> Option<&str> {
    let mark = if markup == Markup::Textile { '@' } else { '`' };
    let inside = from.strip_prefix(mark)?;
    from.get(..inside.find(mark)? + 2)
}

/// Writes the macro that begins here; gives how many bytes it took.
fn invoked(from: &str, markup: Markup, out: &mut String) -> Option<usize> {
    let inside = from.strip_prefix("{{")?;
    // The next brace that opens is that of another macro.
    let inside = inside.get(..inside.find(['{', '}', '\n'])?)?;
    from.get(inside.len() + 2..)?.strip_prefix("}}")?;
    let (name, arguments) = inside.split_once('(').unwrap_or((inside, ""));
    let arguments = arguments.strip_suffix(')').unwrap_or(arguments);
    let first = arguments.split(',').next().unwrap_or_default().trim();
    match name.trim() {
        // Every article has its contents beside it, and what lies below a page lies below it here.
        "toc" | ">toc" | "<toc" | "right_toc" | "left_toc" | "child_pages" => {}
        "include" if !first.is_empty() => out.push_str(&format!("[[{first}]]")),
        "thumbnail" if !first.is_empty() => match markup {
            Markup::Textile => out.push_str(&format!("!{first}!")),
            _ => out.push_str(&format!("![]({first})")),
        },
        _ => return None,
    }
    Some(inside.len() + 4)
}

/// The beginning of a text, as long as a name may be.
fn near(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).nth(LONGEST_NAME);
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// Writes `attachment:name.pdf` or `attachment:"a name.pdf"` as a link to the file.
fn attached(from: &str, markup: Markup, out: &mut String) -> Option<usize> {
    let rest = near(from.strip_prefix("attachment:")?);
    let (name, length) = match rest.strip_prefix('"') {
        Some(quoted) => {
            let name = quoted.get(..quoted.find('"')?)?;
            (name, name.len() + 2)
        }
        None => {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | ')'));
            let name = rest.get(..end.unwrap_or(rest.len()))?;
            let name = name.trim_end_matches(['.', ':', ';', '!', '?']);
            (name, name.len())
        }
    };
    if name.is_empty() || name.contains(['[', ']', '<', '>', '(', '\n']) {
        return None;
    }
    let address = name.replace('%', "%25").replace(' ', "%20");
    match markup {
        Markup::Textile => out.push_str(&format!("\"{name}\":{address}")),
        _ => out.push_str(&format!("[{name}]({address})")),
    }
    Some("attachment:".len() + length)
}
