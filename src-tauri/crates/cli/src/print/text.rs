//! Text from outside on its way to a terminal: nothing in it may steer the terminal.

/// Takes out what would steer a terminal: escape sequences whole, control characters, and marks
/// that turn the reading direction around. Line ends and tabs stay.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => match rest.next() {
                Some('[') => skip_control_sequence(&mut rest),
                Some(']' | 'P' | 'X' | '^' | '_') => skip_string(&mut rest),
                _ => {}
            },
            '\u{9b}' => skip_control_sequence(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_string(&mut rest),
            '\n' | '\t' => out.push(c),
            _ if steers(c) => {}
            _ => out.push(c),
        }
    }
    out
}

/// The same on one line, with no space around it.
pub(crate) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes what a terminal would act on inside a JSON document as `\u` escapes; nothing is lost.
/// JSON escapes C0 itself, and anything else can stand only inside its strings.
pub(crate) fn json_for_terminals(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        if c != '\n' && steers(c) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// C0, DEL, C1, and the marks that embed, override or isolate a direction.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

type Rest<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// ECMA-48 §5.4: parameters and intermediates, then one final byte from `@` to `~`. What does not
/// belong to one ends it and is kept.
fn skip_control_sequence(rest: &mut Rest<'_>) {
    while rest.next_if(|c| matches!(c, ' '..='?')).is_some() {}
    let _ = rest.next_if(|c| matches!(c, '@'..='~'));
}

/// ECMA-48 §5.6: a control string runs to its terminator, BEL in practice, or the line's end.
fn skip_string(rest: &mut Rest<'_>) {
    while let Some(c) = rest.next_if(|c| *c != '\n') {
        match c {
            '\u{7}' | '\u{9c}' => return,
            '\u{1b}' if rest.next_if_eq(&'\\').is_some() => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, json_for_terminals, one_line};

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        let table = [
            ("plain text", "plain text"),
            ("red \u{1b}[31;1mwarning\u{1b}[0m", "red warning"),
            ("title\u{1b}]0;rm -rf\u{7} end", "title end"),
            ("title\u{1b}]0;rm -rf\u{1b}\\ end", "title end"),
            (
                "open string \u{1b}]0;swallows\nonly its line",
                "open string \nonly its line",
            ),
            ("C1 \u{9b}2Jclear", "C1 clear"),
            ("back\u{8}space\r", "backspace"),
            ("turned \u{202e}txt.exe", "turned txt.exe"),
            ("cut \u{1b}[31", "cut "),
            ("tab\tand\nline", "tab\tand\nline"),
            ("é ü 漢 →", "é ü 漢 →"),
        ];
        for (given, want) in table {
            assert_eq!(clean(given), want, "{given:?}");
        }
        assert_eq!(one_line("  two\n\twords \u{1b}[1m "), "two words");
    }

    #[test]
    fn a_document_keeps_every_character_as_an_escape() {
        let value = serde_json::json!({ "text": "a\u{9b}2J\u{202e}b\u{7f}\n" });
        let shown = json_for_terminals(&format!("{value:#}"));
        assert!(!shown.contains(['\u{9b}', '\u{202e}', '\u{7f}']));
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&shown).unwrap(),
            value
        );
    }
}
