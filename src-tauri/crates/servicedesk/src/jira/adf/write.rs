//! A text as a document.

use serde_json::{Value, json};

/// Lines as they are.
pub(super) fn paragraph(text: &str) -> Value {
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

/// What stands between blank lines, each as what it looks like.
pub(super) fn rich(text: &str) -> Vec<Value> {
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
