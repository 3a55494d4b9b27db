//! The little Markdown that release notes use: lines, fences, list items, links, tables.
//!
//! Every function runs in time linear in its input, whatever the input is.

/// A line of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1.
    pub(super) number: usize,
    /// As written, without its line end.
    pub(super) text: &'a str,
    /// Inside a code fence, or the fence itself.
    pub(super) fenced: bool,
}

impl<'a> Line<'a> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Level and title of a heading.
    pub(super) fn heading(&self) -> Option<(usize, &'a str)> {
        let text = self.text.trim_start_matches(' ');
        let level = text.bytes().take_while(|b| *b == b'#').count();
        let title = &text[level..];
        let is_heading = (1..=6).contains(&level)
            && self.text.len() - text.len() <= 3
            && (title.is_empty() || title.starts_with([' ', '\t']))
            && !self.fenced;
        is_heading.then(|| (level, title.trim().trim_end_matches('#').trim_end()))
    }

    /// Indent in columns and text behind the marker of a list item (`*`, `-`, `+`, `3.`, `3)`).
    pub(super) fn list_item(&self) -> Option<(usize, &'a str)> {
        if self.fenced {
            return None;
        }
        let text = self.text.trim_start();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let rest = match digits {
            0 => text.strip_prefix(['*', '-', '+'])?,
            _ => text[digits..].strip_prefix(['.', ')'])?,
        };
        // A marker without a space is emphasis, a rule or a version number.
        rest.starts_with(char::is_whitespace)
            .then(|| (self.indent(), rest.trim()))
    }

    /// Columns before the text; a tab counts as four.
    pub(super) fn indent(&self) -> usize {
        let space = self.text.chars().take_while(|c| c.is_whitespace());
        space.map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }
}

/// Splits a file into lines and marks what stands in code fences.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines: Vec<Line<'_>> = text
        .lines()
        .enumerate()
        .map(|(at, text)| Line {
            number: at + 1,
            text,
            fenced: false,
        })
        .collect();
    let mut open: Option<(usize, &str)> = None;
    for at in 0..lines.len() {
        let text = lines[at].text.trim_start();
        let Some(mark) = ["```", "~~~"]
            .into_iter()
            .find(|mark| text.starts_with(mark))
        else {
            continue;
        };
        match open {
            None => open = Some((at, mark)),
            Some((start, with)) if with == mark => {
                lines[start..=at]
                    .iter_mut()
                    .for_each(|line| line.fenced = true);
                open = None;
            }
            Some(_) => {}
        }
    }
    // A fence that never closes hides nothing: the headings below it still count.
    lines
}

/// Text without link targets and bold marks, and the links it had.
#[derive(Debug, Default)]
pub(super) struct Inline<'a> {
    pub(super) plain: String,
    /// Labels with their targets.
    pub(super) links: Vec<(String, &'a str)>,
    /// The text outside of link labels.
    pub(super) outside: String,
}

/// Reads links (`[label](target)`) and takes away bold marks and HTML line breaks.
pub(super) fn inline(text: &str) -> Inline<'_> {
    let mut read = Inline::default();
    // Start of what is not yet copied, and of the innermost open label.
    let (mut copied, mut label) = (0, None);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'[' => label = Some(at),
            b']' if bytes.get(at + 1) == Some(&b'(') => {
                let target = at + 2;
                let length = text[target..]
                    .find(|c: char| c == ')' || c.is_whitespace())
                    .unwrap_or(text.len() - target);
                let end = target + length;
                if let Some(start) = label.take()
                    && bytes.get(end) == Some(&b')')
                {
                    read.push_text(&text[copied..start]);
                    read.push_link(&text[start + 1..at], &text[target..end]);
                    copied = end + 1;
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    read.push_text(&text[copied.min(text.len())..]);
    read.plain = tidy(&read.plain);
    read
}

impl<'a> Inline<'a> {
    fn push_text(&mut self, text: &str) {
        self.plain.push_str(text);
        self.outside.push_str(text);
        self.outside.push(' ');
    }

    fn push_link(&mut self, label: &str, target: &'a str) {
        self.plain.push_str(label);
        self.links.push((tidy(label), target));
    }
}

/// The plain text of a line.
pub(super) fn plain(text: &str) -> String {
    inline(text).plain
}

fn tidy(text: &str) -> String {
    let text = text
        .replace("**", "")
        .replace("<br>", " ")
        .replace("<br/>", " ");
    let text = text.trim();
    let whole = ["_", "*", "~"].into_iter().find_map(|mark| {
        let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.contains(mark)).then_some(inner)
    });
    whole.unwrap_or(text).trim().to_owned()
}

/// Whether a text only says that there is nothing to say.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = plain(text).to_lowercase();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    ["there are no ", "there is no ", "there were no "]
        .iter()
        .any(|start| text.starts_with(start))
        || matches!(
            text,
            "" | "n/a" | "na" | "none" | "nil" | "not applicable" | "no breaking changes"
        )
}

/// Whether the template's text was left standing.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("go here")
        || text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| matches!(word, "todo" | "tbd" | "tbc"))
}

/// A table: the cells of its header, then its rows with their line numbers.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) header: Vec<&'a str>,
    pub(super) rows: Vec<(Line<'a>, Vec<&'a str>)>,
}

/// The tables among `lines`: a header, a rule of dashes, rows until a line without a bar.
pub(super) fn tables<'a>(lines: &[Line<'a>]) -> Vec<Table<'a>> {
    let mut tables: Vec<Table<'a>> = Vec::new();
    let mut inside = false;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let is_row = line.text.contains('|') && !line.fenced;
        let begins = is_row && !inside && lines.get(at + 1).is_some_and(is_rule);
        if begins {
            tables.push(Table {
                header: cells(line.text),
                rows: Vec::new(),
            });
            at += 1;
        } else if let (true, true, Some(table)) = (is_row, inside, tables.last_mut()) {
            table.rows.push((line, cells(line.text)));
        }
        inside = begins || (inside && is_row);
        at += 1;
    }
    tables
}

fn is_rule(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    text.contains('-') && text.contains('|') && text.chars().all(|c| " -:|".contains(c))
}

fn cells(text: &str) -> Vec<&str> {
    let text = text.trim();
    let text = text.strip_prefix('|').unwrap_or(text);
    text.strip_suffix('|')
        .unwrap_or(text)
        .split('|')
        .map(str::trim)
        .collect()
}
