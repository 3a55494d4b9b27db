//! The words of a message that its author wrote as HTML. Nothing of it is ever shown as HTML.

/// The text, with lines where blocks end.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        add(&mut text, before);
        let Some(end) = from.find('>') else {
            // A lone "<" is what it looks like.
            text.push_str(from);
            rest = "";
            break;
        };
        let (tag, after) = from.split_at(end + 1);
        let name = name_of(tag);
        rest = after;
        match name.as_str() {
            "script" | "style" | "head" => {
                let close = format!("</{name}");
                let gone = after.to_ascii_lowercase().find(&close);
                rest = gone.map_or("", |gone| &after[gone..]);
            }
            "br" | "/p" | "/div" | "/li" | "/tr" | "/h1" | "/h2" | "/h3" | "/h4" | "/pre"
            | "/blockquote" | "/ul" | "/ol" | "/table" => text.push('\n'),
            "li" => text.push_str("- "),
            _ => {}
        }
    }
    add(&mut text, rest);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    decoded(lines.join("\n").trim())
}

fn name_of(tag: &str) -> String {
    let inner = tag.trim_start_matches('<');
    let end = inner
        .char_indices()
        .find(|(at, letter)| !(letter.is_alphanumeric() || (*at == 0 && *letter == '/')))
        .map_or(inner.len(), |(at, _)| at);
    inner[..end].to_ascii_lowercase()
}

/// White space means one space, and nothing at the beginning of a line.
fn add(text: &mut String, more: &str) {
    for letter in more.chars() {
        if !letter.is_ascii_whitespace() {
            text.push(letter);
        } else if !text.is_empty() && !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
}

fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        let end = from.find(';').filter(|end| *end <= 10);
        let letter = end.and_then(|end| entity(&from[1..end]));
        match (end, letter) {
            (Some(end), Some(letter)) => {
                out.push(letter);
                rest = &from[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    if let Some(number) = number {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => return None,
    })
}
