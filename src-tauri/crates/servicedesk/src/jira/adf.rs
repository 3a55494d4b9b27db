//! Atlassian's document format, as text and back.
//!
//! Reading never fails: what is not known comes through by its own text, or by its name where it has
//! none. Writing keeps every letter: `to_text(from_text(text)) == text` for every text. A document
//! that would lose something on that way is not [`editable`], and then it is not overwritten.

use serde_json::{Map, Value, json};

/// Deeper than this, only the bare text is read.
const DEEPEST: usize = 48;

/// The text of a document.
pub(crate) fn to_text(document: &Value) -> String {
    match document {
        Value::String(text) => text.clone(),
        _ => blocks(document, 0),
    }
}

/// A text as a document.
pub(crate) fn from_text(text: &str) -> Value {
    let rich = document(rich(text));
    if to_text(&rich) == text {
        return rich;
    }
    let plain = text.split("\n\n").map(paragraph).collect();
    document(if text.is_empty() { Vec::new() } else { plain })
}

/// Whether a document survives being read as text and written again.
pub(crate) fn editable(document: &Value) -> bool {
    document.is_null() || essence(&from_text(&to_text(document))) == essence(document)
}

fn document(content: Vec<Value>) -> Value {
    json!({"type": "doc", "version": 1, "content": content})
}

fn content(node: &Value) -> &[Value] {
    node.get("content")
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn kind(node: &Value) -> &str {
    node.get("type").and_then(Value::as_str).unwrap_or_default()
}

fn attribute<'a>(node: &'a Value, name: &str) -> &'a str {
    let found = node.get("attrs").and_then(|attrs| attrs.get(name));
    found.and_then(Value::as_str).unwrap_or_default()
}

// Reading.

fn blocks(node: &Value, depth: usize) -> String {
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

// Writing.

fn paragraph(text: &str) -> Value {
    let mut parts = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            parts.push(json!({"type": "hardBreak"}));
        }
        if !line.is_empty() {
            parts.push(json!({"type": "text", "text": line}));
        }
    }
    json!({"type": "paragraph", "content": parts})
}

fn rich(text: &str) -> Vec<Value> {
    let mut out = Vec::new();
    let mut rest = (!text.is_empty()).then_some(text);
    while let Some(now) = rest {
        let (part, next) = match fence(now) {
            Some((code, next)) => {
                out.push(code);
                rest = next;
                continue;
            }
            None => now
                .split_once("\n\n")
                .map_or((now, None), |(part, next)| (part, Some(next))),
        };
        out.push(rich_block(part));
        rest = next;
    }
    out
}

/// A fenced block at the beginning, and what follows it.
fn fence(text: &str) -> Option<(Value, Option<&str>)> {
    let (language, rest) = text.strip_prefix("```")?.split_once('\n')?;
    let end = rest.find("\n```").filter(|end| {
        let after = &rest[end + 4..];
        after.is_empty() || after.starts_with("\n\n")
    })?;
    let (code, after) = (&rest[..end], &rest[end + 4..]);
    let mut node = json!({"type": "codeBlock", "content": []});
    if !language.is_empty() {
        node["attrs"] = json!({"language": language});
    }
    if !code.is_empty() {
        node["content"] = json!([{"type": "text", "text": code}]);
    }
    Some((node, after.strip_prefix("\n\n")))
}

fn rich_block(part: &str) -> Value {
    if part == "---" {
        return json!({"type": "rule"});
    }
    let marks = part.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&marks)
        && !part.contains('\n')
        && let Some(title) = part.get(marks..).and_then(|rest| rest.strip_prefix(' '))
        && !title.is_empty()
    {
        return json!({"type": "heading", "attrs": {"level": marks}, "content": spans(title)});
    }
    let lines: Vec<&str> = part.split('\n').collect();
    let bullets: Option<Vec<&str>> = lines.iter().map(|line| line.strip_prefix("- ")).collect();
    if let Some(items) = bullets {
        return json!({"type": "bulletList", "content": items.iter().map(|item| list_item(item)).collect::<Vec<_>>()});
    }
    if let Some((first, items)) = numbered(&lines) {
        let mut node = json!({"type": "orderedList", "content": items.iter().map(|item| list_item(item)).collect::<Vec<_>>()});
        node["attrs"] = json!({"order": first});
        return node;
    }
    let mut content = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            content.push(json!({"type": "hardBreak"}));
        }
        content.extend(spans(line));
    }
    json!({"type": "paragraph", "content": content})
}

fn list_item(text: &str) -> Value {
    json!({"type": "listItem", "content": [{"type": "paragraph", "content": spans(text)}]})
}

fn numbered<'a>(lines: &[&'a str]) -> Option<(u64, Vec<&'a str>)> {
    let split = |line: &&'a str| {
        let (number, text) = line.split_once(". ")?;
        let order: u64 = number.parse().ok()?;
        (order.to_string() == number).then_some((order, text))
    };
    let items: Option<Vec<(u64, &str)>> = lines.iter().map(split).collect();
    let items = items?;
    let first = items.first()?.0;
    let in_order = items
        .iter()
        .enumerate()
        .all(|(at, (number, _))| *number == first.saturating_add(at as u64));
    in_order.then(|| (first, items.into_iter().map(|(_, text)| text).collect()))
}

/// A line with its marks: code, strong, and links.
fn spans(line: &str) -> Vec<Value> {
    let (mut out, mut plain, mut rest) = (Vec::new(), String::new(), line);
    while let Some(letter) = rest.chars().next() {
        let found = span(rest, "`", "code")
            .or_else(|| span(rest, "**", "strong"))
            .or_else(|| link(rest));
        match found {
            Some((node, after)) => {
                push_plain(&mut out, &mut plain);
                out.push(node);
                rest = after;
            }
            None => {
                plain.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    push_plain(&mut out, &mut plain);
    out
}

fn push_plain(out: &mut Vec<Value>, plain: &mut String) {
    if !plain.is_empty() {
        out.push(json!({"type": "text", "text": std::mem::take(plain)}));
    }
}

fn span<'a>(text: &'a str, around: &str, mark: &str) -> Option<(Value, &'a str)> {
    let rest = text.strip_prefix(around)?;
    let end = rest.find(around).filter(|end| *end > 0)?;
    let inner = &rest[..end];
    if inner.trim() != inner || inner.contains(['`', '*']) {
        return None;
    }
    let node = json!({"type": "text", "text": inner, "marks": [{"type": mark}]});
    Some((node, &rest[end + around.len()..]))
}

fn link(text: &str) -> Option<(Value, &str)> {
    let rest = text.strip_prefix('[')?;
    let (name, rest) = rest.split_once("](")?;
    let (place, after) = rest.split_once(')')?;
    let web = place.starts_with("https://") || place.starts_with("http://");
    if name.is_empty()
        || name.contains(['[', ']', '`', '*'])
        || !web
        || place.contains(char::is_whitespace)
    {
        return None;
    }
    let mark = json!({"type": "link", "attrs": {"href": place}});
    Some((
        json!({"type": "text", "text": name, "marks": [mark]}),
        after,
    ))
}

/// What of a document carries meaning: neighbours with the same marks are one text, marks have an
/// order, and ids that the desk gives to nodes are left out.
fn essence(node: &Value) -> Value {
    const KEPT: [&str; 4] = ["level", "order", "language", "href"];
    let mut out = Map::new();
    out.insert("type".into(), json!(kind(node)));
    if let Some(text) = node.get("text") {
        out.insert("text".into(), text.clone());
    }
    let attributes = node.get("attrs").and_then(Value::as_object);
    // One that is not known may mean something: it is kept, so that the comparison fails on it.
    let kept: Map<String, Value> = attributes
        .into_iter()
        .flatten()
        .filter(|(name, value)| {
            *name != "localId"
                && !value.is_null()
                && !(name.as_str() == "order" && **value == json!(1))
        })
        .map(|(name, value)| {
            (
                if KEPT.contains(&name.as_str()) {
                    name.clone()
                } else {
                    format!("?{name}")
                },
                value.clone(),
            )
        })
        .collect();
    if !kept.is_empty() {
        out.insert("attrs".into(), Value::Object(kept));
    }
    let mut marks: Vec<Value> = node
        .get("marks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(essence)
        .collect();
    marks.sort_by_key(Value::to_string);
    if !marks.is_empty() {
        out.insert("marks".into(), Value::Array(marks));
    }
    let mut inner: Vec<Value> = Vec::new();
    for one in content(node).iter().map(essence) {
        let joins = inner.last().is_some_and(|last: &Value| {
            kind(last) == "text" && kind(&one) == "text" && last.get("marks") == one.get("marks")
        });
        match inner.last_mut().filter(|_| joins) {
            Some(last) => {
                let both = format!(
                    "{}{}",
                    last["text"].as_str().unwrap_or_default(),
                    one["text"].as_str().unwrap_or_default()
                );
                last["text"] = json!(both);
            }
            None => inner.push(one),
        }
    }
    if !inner.is_empty() {
        out.insert("content".into(), Value::Array(inner));
    }
    Value::Object(out)
}
