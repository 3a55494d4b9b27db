//! What only MDX understands, taken out or written as what it means: modules, comments, tabs.
//!
//! JavaScript begins with `import` or `export` where a paragraph could begin and goes on to an empty
//! line (MDX 2, "ESM"). Prose may begin with the same words, also within a paragraph, so what is taken
//! out must look like a statement as well.

use std::collections::HashMap;

/// The text without modules and comments, its tabs as parts with their labels above them.
pub(super) fn written(body: &str) -> String {
    let lines: Vec<&str> = body.split_inclusive('\n').collect();
    let mut text = Text::default();
    let mut fence: Option<String> = None;
    let mut at = 0;
    // Whether a paragraph could begin here.
    let mut begins = true;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if super::markdown::fenced(line.trim(), &mut fence) {
            text.out.push_str(line);
            begins = true;
            at += 1;
            continue;
        }
        let taken = if begins { statement(rest) } else { 0 } + comment(rest);
        if taken > 0 {
            begins = true;
            at += taken;
            continue;
        }
        begins = line.trim().is_empty() || line.starts_with('#') || line.starts_with(":::");
        let taken = text.tabs(rest);
        begins = begins || taken > 0;
        if taken == 0 {
            text.out.push_str(&required(line));
        }
        at += taken.max(1);
    }
    text.out
}

/// A line in which files are named as HTML names them: `src={require('./a.png').default}` and
/// `src={useBaseUrl('/a.png')}` are JavaScript that only a site runs.
fn required(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("={") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (written, after) = match called(from) {
            Some((path, after)) => (format!("=\"{path}\""), after),
            None => from
                .split_at_checked(2)
                .map_or((String::new(), from), |(mark, after)| {
                    (mark.to_owned(), after)
                }),
        };
        out.push_str(&written);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The path that is called for, and what follows.
fn called(from: &str) -> Option<(&str, &str)> {
    let call = ["={require(", "={useBaseUrl("];
    let inside = call.iter().find_map(|call| from.strip_prefix(call))?;
    let path = quoted(inside).filter(|path| !path.contains(['"', '\n']))?;
    let after = inside.get(path.len() + 2..)?.strip_prefix(')')?;
    let after = after.strip_prefix(".default").unwrap_or(after);
    Some((path, after.strip_prefix('}')?))
}

/// The most lines that a tag or an `import` goes on for.
const MOST_LINES: usize = 60;

/// How many lines a comment takes that stands on lines of its own.
fn comment(lines: &[&str]) -> usize {
    let Some(first) = lines
        .first()
        .filter(|line| line.trim_start().starts_with("{/*"))
    else {
        return 0;
    };
    if first.contains("*/") {
        return usize::from(first.trim_end().ends_with("*/}"));
    }
    let end = lines
        .iter()
        .position(|line| line.trim_end().ends_with("*/}"));
    end.map_or(0, |end| end + 1)
}

/// How many lines a statement takes; 0 where there is none.
fn statement(lines: &[&str]) -> usize {
    let first = lines.first().copied().unwrap_or_default();
    if first.starts_with("import") {
        imported(lines)
    } else if first.strip_prefix("export").is_some_and(exports) {
        exported(lines)
    } else {
        0
    }
}

/// `import 'x'`, `import X from 'x'`, `import {A, B as C} from 'x'`, `import * as X from 'x'`.
fn imported(lines: &[&str]) -> usize {
    let mut text = String::new();
    for (at, line) in lines.iter().take(MOST_LINES).enumerate() {
        if line.trim().is_empty() {
            return 0;
        }
        text.push_str(line);
        let rest = text.strip_prefix("import").unwrap_or_default();
        let Some(quote) = rest.find(['\'', '"']) else {
            continue;
        };
        let (clause, source) = rest.split_at(quote);
        let mark = source.get(..1).unwrap_or_default();
        let after = source
            .get(1..)
            .and_then(|source| source.split_once(mark))
            .map(|(_, after)| after.trim());
        let ends = after.is_some_and(|after| {
            after.is_empty() || after.starts_with([';', '/']) || after.starts_with("with")
        });
        return if ends && names(clause) { at + 1 } else { 0 };
    }
    0
}

/// Whether what stands between `import` and the quoted source is nothing, or names and `from`.
fn names(clause: &str) -> bool {
    if clause.trim().is_empty() {
        return true;
    }
    let named = clause.trim_end().strip_suffix("from");
    let Some(named) = named.filter(|named| named.ends_with([' ', '}', '\n', '\t'])) else {
        return false;
    };
    let plain = |c: char| {
        c.is_alphanumeric() || c.is_whitespace() || matches!(c, '_' | '$' | ',' | '*' | '{' | '}')
    };
    let outside = match (named.find('{'), named.rfind('}')) {
        (Some(open), Some(close)) if open < close => {
            let before = named.get(..open).unwrap_or_default();
            before.trim().trim_end_matches(',')
        }
        (None, None) => named.trim(),
        _ => return false,
    };
    let words: Vec<&str> = outside.split([' ', '\n', '\t', ',']).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let sound = match words.as_slice() {
        [] => named.contains('{'),
        [one] => *one != "*",
        [.., "*", "as", _] => words.len() <= 4,
        ["type", _] => true,
        _ => false,
    };
    sound && clause.chars().all(plain)
}

/// Whether what follows `export` begins a declaration.
fn exports(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix([' ', '\t', '{']) else {
        return false;
    };
    let rest = rest.trim();
    let after = |word: &str| {
        let rest = rest.strip_prefix(word)?;
        let next = rest.chars().next();
        next.is_none_or(|c| !c.is_alphanumeric())
            .then(|| rest.trim_start())
    };
    // What stands after the first name.
    let named = |text: &str| {
        let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$')));
        let (name, rest) = text.split_at(end.unwrap_or(text.len()));
        (!name.is_empty(), rest.trim_start().to_owned())
    };
    let bound = |text: &str| {
        let (is_named, rest) = named(text);
        let unpacked = text.starts_with(['{', '[']);
        unpacked || (is_named && (rest.is_empty() || rest.starts_with(['=', ':', ';'])))
    };
    let function = |text: &str| {
        let (_, rest) = named(text.trim_start_matches(['*', ' ']));
        rest.starts_with(['(', '<'])
    };
    let class = |text: &str| {
        let (_, rest) = named(text);
        rest.starts_with('{') || rest.starts_with("extends ")
    };
    let value = |text: &str| {
        let (is_named, rest) = named(text);
        text.starts_with(['(', '{', '[', '<', '\'', '"', '`'])
            || (is_named && (rest.is_empty() || rest.starts_with([';', '(', '.', '=', ','])))
            || after_word(text, "function").is_some_and(function)
            || after_word(text, "class").is_some_and(class)
            || after_word(text, "async").is_some()
    };
    ["const", "let", "var"]
        .iter()
        .any(|word| after(word).is_some_and(bound))
        || after("function").is_some_and(function)
        || after("async").is_some_and(|rest| rest.starts_with("function"))
        || after("class").is_some_and(class)
        || after("default").is_some_and(value)
        || (rest.starts_with('*') && rest.contains(" from "))
        || rest.starts_with('{')
        || rest.trim_end_matches(';').ends_with('}')
}

fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let next = rest.chars().next();
    next.is_none_or(|c| !c.is_alphanumeric())
        .then(|| rest.trim_start())
}

/// How many lines a declaration takes: to an empty line outside its brackets, or to the first empty
/// line where they are never closed.
fn exported(lines: &[&str]) -> usize {
    let mut depth = 0_i64;
    let mut first = None;
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            if depth <= 0 {
                return at;
            }
            first = first.or(Some(at));
        }
        depth += brackets(line);
    }
    if depth <= 0 {
        return lines.len();
    }
    first.unwrap_or(lines.len())
}

/// How many more brackets a line opens than it closes, those in quotation marks left out.
fn brackets(line: &str) -> i64 {
    let mut depth = 0;
    let mut rest = line;
    while let Some(at) = rest.find(['(', ')', '[', ']', '{', '}', '\'', '"', '`']) {
        let (_, from) = rest.split_at(at);
        let mark = from.get(..1).unwrap_or_default();
        let inside = from.get(1..).unwrap_or_default();
        rest = match mark {
            "(" | "[" | "{" => {
                depth += 1;
                inside
            }
            ")" | "]" | "}" => {
                depth -= 1;
                inside
            }
            mark => inside.split_once(mark).map_or(inside, |(_, after)| after),
        };
    }
    depth
}

/// What is written.
#[derive(Default)]
struct Text {
    out: String,
    /// The labels of tabs by their values, where the tabs around them say them.
    labels: Vec<HashMap<String, String>>,
}

impl Text {
    /// Writes lines that hold tags of tabs; gives how many they were, 0 where the first holds none.
    fn tabs(&mut self, lines: &[&str]) -> usize {
        let first = lines.first().copied().unwrap_or_default();
        let Some(start) = opens(first, 0) else {
            return 0;
        };
        // A tag may go on over lines, but not over an empty one.
        let mut text = String::new();
        for (at, line) in lines.iter().take(MOST_LINES).enumerate() {
            if at > 0 && line.trim().is_empty() {
                break;
            }
            text.push_str(line);
            if let Some(pieces) = cut(&text, start) {
                self.write(&pieces);
                return at + 1;
            }
        }
        0
    }

    fn write(&mut self, pieces: &[Piece<'_>]) {
        let alone = pieces
            .iter()
            .all(|piece| !matches!(piece, Piece::Text(text) if !text.trim().is_empty()));
        for piece in pieces {
            match piece {
                Piece::Text(text) if text.trim().is_empty() => {}
                Piece::Text(text) => {
                    self.out.push_str(text.trim());
                    self.out.push('\n');
                }
                Piece::Tag(tag) => self.tag(tag),
            }
        }
        if !alone {
            self.out.push('\n');
        }
    }

    fn tag(&mut self, tag: &str) {
        if tag.starts_with("</") {
            if tag.starts_with("</Tabs") {
                self.labels.pop();
            } else if !self.out.ends_with("\n\n") && !self.out.is_empty() {
                self.out.push('\n');
            }
        } else if tag.starts_with("<TabItem") {
            if let Some(label) = self.label(tag) {
                let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
                self.out.push_str(&format!("\n**{label}**\n\n"));
            }
        } else {
            self.labels.push(labels(tag));
        }
    }

    fn label(&self, tag: &str) -> Option<String> {
        let value = attribute(tag, "value");
        let said = value
            .as_ref()
            .and_then(|value| self.labels.last()?.get(value).cloned());
        attribute(tag, "label").or(said).or(value)
    }
}

/// A piece of a line with tabs.
enum Piece<'t> {
    Text(&'t str),
    Tag(&'t str),
}

/// The text cut at the tags of tabs; None where one has no end in it.
fn cut(text: &str, start: usize) -> Option<Vec<Piece<'_>>> {
    let mut out = Vec::new();
    let (mut done, mut next) = (0, Some(start));
    while let Some(at) = next {
        let tag = text.get(at..)?;
        let tag = tag.get(..end(tag)?)?;
        out.push(Piece::Text(text.get(done..at)?));
        out.push(Piece::Tag(tag));
        done = at + tag.len();
        next = opens(text, done);
    }
    out.push(Piece::Text(text.get(done..)?));
    Some(out)
}

/// Where the next tag of tabs begins, outside code.
fn opens(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text.get(at..)?.find(['`', '<']) {
        at += found;
        let rest = text.get(at..)?;
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if ticks > 0 {
            let (mark, inside) = rest.split_at(ticks);
            at += inside.find(mark).map_or(ticks, |end| end + 2 * ticks);
            continue;
        }
        let name = rest.trim_start_matches(['<', '/']);
        let found = ["TabItem", "Tabs"].iter().any(|tag| {
            name.strip_prefix(tag).is_some_and(|rest| {
                rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace)
            })
        });
        let mark = rest.len() - name.len();
        if found && mark == 1 + usize::from(rest.starts_with("</")) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The length of the tag at the start: its end stands outside quotation marks and braces.
fn end(tag: &str) -> Option<usize> {
    let (mut quote, mut braces) = (None, 0_usize);
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            (None, '>') if braces == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The value of an attribute: `"x"`, `'x'`, `{'x'}`, or the text of `{<b>x</b>}`.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut at = 0;
    loop {
        let found = tag.get(at..)?.find(name)?;
        let before = tag.get(..at + found)?;
        at += found + name.len();
        let value = tag.get(at..)?.trim_start().strip_prefix('=');
        let Some(value) = value.filter(|_| before.ends_with(char::is_whitespace)) else {
            continue;
        };
        let value = value.trim_start();
        if let Some(value) = quoted(value) {
            return Some(value.to_owned());
        }
        let inside = value.strip_prefix('{')?;
        let inside = inside.get(..closing(inside)?)?.trim();
        return Some(match quoted(inside) {
            Some(value) => value.to_owned(),
            None => crate::article::text::plain(inside),
        });
    }
}

/// Where the brace that was opened before the text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut braces = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => braces += 1,
            '}' => braces -= 1,
            _ => {}
        }
        if braces == 0 {
            return Some(at);
        }
    }
    None
}

/// What stands between quotation marks at the start.
fn quoted(text: &str) -> Option<&str> {
    ['"', '\'', '`'].into_iter().find_map(|mark| {
        let (value, _) = text.strip_prefix(mark)?.split_once(mark)?;
        Some(value)
    })
}

/// The labels that `values={[{label: 'A', value: 'a'}, …]}` gives to the tabs within.
fn labels(tag: &str) -> HashMap<String, String> {
    let Some((_, values)) = tag.split_once("values") else {
        return HashMap::new();
    };
    let part = |item: &str, key: &str| {
        let (_, rest) = item.split_once(key)?;
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        quoted(rest.strip_prefix(':')?.trim_start()).map(str::to_owned)
    };
    values
        .split('{')
        .filter_map(|item| Some((part(item, "value")?, part(item, "label")?)))
        .collect()
}
