//! A document as text.

use super::{attribute, content, kind};
use serde_json::Value;

/// Deeper than this, only the bare text is read.
const DEEPEST: usize = 48;

pub(super) fn blocks(node: &Value, depth: usize) -> String {
    let parts: Vec<String> = content(node)
        .iter()
        .map(|one| block(one, depth + 1))
        .collect();
    parts.join("\n\n")
}

fn block(node: &Value, depth: usize) -> String {
    if depth > DEEPEST {
        return bare(node);
    }
    match kind(node) {
        "heading" => {
            let level = node.get("attrs").and_then(|attrs| attrs.get("level"));
            let level = level.and_then(Value::as_u64).unwrap_or(1).clamp(1, 6);
            let marks = "#".repeat(usize::try_from(level).unwrap_or(1));
            format!("{marks} {}", inline(node, depth))
        }
        "codeBlock" => format!(
            "```{}\n{}\n```",
            attribute(node, "language"),
            inline(node, depth)
        ),
        "rule" => "---".to_owned(),
        "blockquote" => prefixed(&blocks(node, depth), "> ", "> "),
        "bulletList" | "decisionList" => list(node, depth, |_| "- ".to_owned()),
        "orderedList" => {
            let order = node.get("attrs").and_then(|attrs| attrs.get("order"));
            let first = order.and_then(Value::as_u64).unwrap_or(1);
            list(node, depth, |at| {
                format!("{}. ", first.saturating_add(at as u64))
            })
        }
        "taskList" => tasks(node, depth),
        "table" => rows(node, depth),
        "paragraph" | "taskItem" | "decisionItem" | "caption" => inline(node, depth),
        "media" | "blockCard" | "embedCard" | "inlineCard" | "text" | "mention" => {
            leaf(node, depth)
        }
        _ if content(node).is_empty() => leaf(node, depth),
        _ => blocks(node, depth),
    }
}

fn list(node: &Value, depth: usize, bullet: impl Fn(usize) -> String) -> String {
    let item = |(at, one): (usize, &Value)| {
        let bullet = bullet(at);
        let parts: Vec<String> = match kind(one) {
            "listItem" => content(one)
                .iter()
                .map(|part| block(part, depth + 2))
                .collect(),
            _ => vec![block(one, depth + 1)],
        };
        let rest = " ".repeat(bullet.len());
        prefixed(&parts.join("\n"), &bullet, &rest)
    };
    let items: Vec<String> = content(node).iter().enumerate().map(item).collect();
    items.join("\n")
}

fn tasks(node: &Value, depth: usize) -> String {
    let item = |one: &Value| {
        let done = attribute(one, "state") == "DONE";
        let mark = if done { "- [x] " } else { "- [ ] " };
        prefixed(&block(one, depth + 1), mark, "      ")
    };
    let items: Vec<String> = content(node).iter().map(item).collect();
    items.join("\n")
}

fn rows(node: &Value, depth: usize) -> String {
    let cell = |one: &Value| blocks(one, depth + 2).replace('\n', " ");
    let row = |one: &Value| {
        let cells: Vec<String> = content(one).iter().map(cell).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rows: Vec<String> = content(node).iter().map(row).collect();
    rows.join("\n")
}

fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let line = |(at, line): (usize, &str)| match (at, line.is_empty()) {
        (0, _) => format!("{first}{line}"),
        (_, true) => rest.trim_end().to_owned(),
        (_, false) => format!("{rest}{line}"),
    };
    let lines: Vec<String> = text.split('\n').enumerate().map(line).collect();
    lines.join("\n")
}

fn inline(node: &Value, depth: usize) -> String {
    content(node)
        .iter()
        .map(|one| leaf(one, depth + 1))
        .collect()
}

fn leaf(node: &Value, depth: usize) -> String {
    if depth > DEEPEST {
        return bare(node);
    }
    match kind(node) {
        "text" => marked(node),
        "hardBreak" => "\n".to_owned(),
        "inlineCard" | "blockCard" | "embedCard" => attribute(node, "url").to_owned(),
        "date" => date(attribute(node, "timestamp")),
        "media" | "mediaInline" => match attribute(node, "alt") {
            "" => "[attachment]".to_owned(),
            name => format!("[attachment: {name}]"),
        },
        name => {
            let own = ["text", "shortName", "url", "title"]
                .iter()
                .map(|key| attribute(node, key));
            let own = own.into_iter().find(|text| !text.is_empty());
            match (own, content(node).is_empty()) {
                (Some(own), _) => own.to_owned(),
                (None, false) => inline(node, depth),
                (None, true) if name.is_empty() => String::new(),
                (None, true) => format!("[{name}]"),
            }
        }
    }
}

fn date(timestamp: &str) -> String {
    let time = timestamp
        .parse()
        .ok()
        .and_then(chrono::DateTime::from_timestamp_millis);
    time.map_or_else(
        || timestamp.to_owned(),
        |time| time.format("%Y-%m-%d").to_string(),
    )
}

fn marked(node: &Value) -> String {
    let text = node.get("text").and_then(Value::as_str).unwrap_or_default();
    let marks = node
        .get("marks")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let mut out = text.to_owned();
    // Code stands innermost, a link outermost, whatever order they come in.
    for (name, around) in [
        ("code", "`"),
        ("strong", "**"),
        ("em", "*"),
        ("strike", "~~"),
    ] {
        if marks.iter().any(|mark| kind(mark) == name) {
            out = format!("{around}{out}{around}");
        }
    }
    match marks.iter().find(|mark| kind(mark) == "link") {
        Some(link) => format!("[{out}]({})", attribute(link, "href")),
        None => out,
    }
}

/// Every text of a node, without recursion.
pub(crate) fn bare(node: &Value) -> String {
    let (mut out, mut waiting) = (String::new(), vec![node]);
    while let Some(one) = waiting.pop() {
        out.push_str(one.get("text").and_then(Value::as_str).unwrap_or_default());
        waiting.extend(content(one).iter().rev());
    }
    out
}
