//! Text without markup, as people type it: paragraphs, lines, dashes for lists, and indented lines for
//! what a machine says.

use super::super::textile::escape;

/// The text as HTML.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines() {
        if line.trim().is_empty() {
            write(&block, &mut out);
            block.clear();
        } else {
            block.push(line);
        }
    }
    write(&block, &mut out);
    out
}

fn write(block: &[&str], out: &mut String) {
    if block.is_empty() {
        return;
    }
    if block.iter().all(|line| indented(line)) {
        out.push_str("<pre>\n");
        escape(&block.join("\n"), out);
        out.push_str("</pre>\n");
        return;
    }
    let (mut list, mut first) = (None, true);
    out.push_str("<p>");
    for line in block {
        let (kind, text) = item(line);
        if kind != list {
            close(list, out);
            out.push_str(match kind {
                Some("ol") => "</p><ol>",
                Some(_) => "</p><ul>",
                None => "<p>",
            });
            first = true;
        }
        match kind {
            Some(_) if first => out.push_str("<li>"),
            Some(_) => out.push_str("</li><li>"),
            None if first => {}
            None => out.push_str("<br>\n"),
        }
        escape(text, out);
        (list, first) = (kind, false);
    }
    close(list, out);
    if list.is_none() {
        out.push_str("</p>\n");
    }
}

fn close(list: Option<&str>, out: &mut String) {
    if let Some(list) = list {
        out.push_str(&format!("</li></{list}>\n"));
    }
}

fn indented(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

/// The kind of list that a line is an item of, and its text.
fn item(line: &str) -> (Option<&'static str>, &str) {
    let bare = line.trim();
    let dash = ["- ", "* ", "• "]
        .into_iter()
        .find_map(|mark| bare.strip_prefix(mark));
    if let Some(text) = dash {
        return (Some("ul"), text.trim());
    }
    let digits = bare
        .find(|c: char| !c.is_ascii_digit())
        .filter(|end| (1..=3).contains(end));
    let counted = digits.and_then(|end| bare.get(end..)).and_then(|rest| {
        let rest = rest.strip_prefix(['.', ')'])?;
        rest.starts_with(' ').then(|| rest.trim())
    });
    match counted {
        Some(text) => (Some("ol"), text),
        None => (None, bare),
    }
}
