//! What stands in a field: what is left of a form that nobody filled in, yes and no, code blocks.

/// Whether a text only is what the form came with, or says nothing: `<Description …>`,
/// `(Low, Medium, High)`, numbers without steps, `N/A`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.all(says_nothing)
}

fn says_nothing(line: &str) -> bool {
    let word = line.to_lowercase();
    let nothing = [
        "n/a",
        "na",
        "tbd",
        "-",
        "--",
        "...",
        "…",
        "?",
        "*",
        "_no response_",
    ];
    let number = line.trim_end_matches(['.', ')']);
    let numbered = number.len() < line.len() && number.chars().all(|c| c.is_ascii_digit());
    nothing.contains(&word.as_str()) || numbered || is_hint(line) || is_choice(&word)
}

/// `<Description regarding what the issue is>`: one pair of angle brackets around a sentence, which
/// no link and no tag of HTML is.
fn is_hint(line: &str) -> bool {
    let inside = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    inside.is_some_and(|text| {
        let sentence = text.contains(' ') && text.starts_with(char::is_alphabetic);
        sentence && !text.contains(['<', '>', '=', '"'])
    })
}

/// `(Low, Medium, High)`: the values to choose from.
fn is_choice(word: &str) -> bool {
    let inside = word
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|text| {
        let levels = ["critical", "high", "medium", "low"];
        let mut values = text.split([',', '/', '|']).map(str::trim);
        text.contains([',', '/', '|']) && values.all(|value| levels.contains(&value))
    })
}

/// A value without the brackets and marks around it: `( High)`, `**17.0.4**`, `` `v19.7.4` ``.
pub(super) fn bare(value: &str) -> &str {
    let mut value = value.trim();
    for (open, close) in [("**", "**"), ("`", "`"), ("(", ")"), ("[", "]")] {
        let inside = value
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inside) = inside.filter(|inside| !inside.contains([')', ']', '`'])) {
            value = inside.trim();
        }
    }
    value
}

/// What stands in an item of a list.
pub(super) fn item(line: &str) -> Option<&str> {
    let line = line.trim();
    let item = ["- ", "* ", "+ ", "• "]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    item.map(str::trim).filter(|item| !item.is_empty())
}

/// `Sandbox at 17.0.4 r1` as place and version; without a version the place alone.
pub(super) fn place_and_version(value: &str) -> (&str, &str) {
    let value = [
        "yes, in ", "yes, ", "yes in ", "Yes, in ", "Yes, ", "Yes in ", "in ",
    ]
    .iter()
    .find_map(|lead| value.strip_prefix(lead))
    .unwrap_or(value);
    let parted = [" at ", " on ", " @ ", ", "].iter().find_map(|mark| {
        let (place, version) = value.split_once(mark)?;
        let version = version.trim().trim_start_matches("version ").trim();
        let number = version.trim_start_matches(['v', 'V']);
        number
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some((place.trim(), version))
    });
    parted.unwrap_or((value, ""))
}

/// Whether a field says yes or no; any other text says yes. None when it is empty.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    let word = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    let no = [
        "no",
        "none",
        "not known",
        "unknown",
        "none known",
        "no workaround",
        "not yet",
        "false",
        "nothing",
        "no workaround available",
        "no workaround known",
        "not available",
        "none available",
    ];
    if word.is_empty() {
        return None;
    }
    Some(!no.contains(&word.as_str()))
}

/// The mark that opens or closes a block of code, Markdown's or Jira's.
pub(super) fn fence(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    let marks = ["```", "~~~", "{code", "{noformat"];
    let found = marks.into_iter().find(|mark| line.starts_with(mark))?;
    // `{code}text{code}` on one line opens nothing.
    let again = line[found.len()..].contains(found);
    (!again).then_some(found)
}

/// The first block of code that holds lines of a log.
pub(super) fn log_block(text: &str) -> Option<String> {
    let mut open: Option<&str> = None;
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines() {
        match (open, fence(line)) {
            (None, mark) => open = mark,
            (Some(begun), Some(mark)) if begun == mark => {
                if block.iter().any(|line| is_log(line)) {
                    break;
                }
                block.clear();
                open = None;
            }
            (Some(_), _) => block.push(line),
        }
    }
    let found = block.iter().any(|line| is_log(line));
    found.then(|| block.join("\n"))
}

/// Whether a line carries a time of day and a level, or is a line of a stack.
fn is_log(line: &str) -> bool {
    let lower = line.to_lowercase();
    let level = ["error", "warn", "info", "debug", "fatal", "trace"];
    let has_level = level.iter().any(|word| lower.contains(word));
    let clock = line.as_bytes().windows(8).any(|part| {
        let digit = |at: usize| part.get(at).is_some_and(u8::is_ascii_digit);
        let colon = |at: usize| part.get(at) == Some(&b':');
        digit(0) && digit(1) && colon(2) && digit(3) && digit(4) && colon(5) && digit(6) && digit(7)
    });
    let stack = lower.trim_start().starts_with("at ") && lower.contains(':') && lower.contains('(');
    (clock && has_level) || stack
}
