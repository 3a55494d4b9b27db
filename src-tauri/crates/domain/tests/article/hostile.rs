//! No text, however it is written, runs, fetches or leads anywhere it should not. What is drawn is
//! parsed and every element and attribute looked at; nothing is searched for.

use super::payloads;
use super::safe::{Desk, wrong};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use slipway_domain::article::html::{Nowhere, blocks, diff, draw, plain_text, sanitise};
use std::cell::RefCell;
use std::collections::HashSet;

/// What is not as it should be about a text; empty is good.
fn faults(markdown: &str) -> Vec<String> {
    let html = draw(markdown, &Desk).html;
    let mut found = wrong(&html);
    if sanitise(&html) != html {
        found.push(format!(
            "unsettled: {html:?} is {:?} again",
            sanitise(&html)
        ));
    }
    if let Some(c) = plain_text(markdown)
        .chars()
        .find(|c| c.is_control() && *c != '\n')
    {
        found.push(format!("{c:?} reaches the terminal"));
    }
    found
}

#[test]
fn no_known_text_does_anything() {
    let texts: HashSet<&str> = payloads::all().collect();
    assert!(texts.len() >= 150, "{}", texts.len());
    for text in &texts {
        assert_eq!(faults(text), Vec::<String>::new(), "{text:?}");
        assert_eq!(wrong(&draw(text, &Nowhere).html), Vec::<String>::new());
    }
    println!("{} texts", texts.len());
}

#[test]
fn no_known_text_does_anything_within_another() {
    let frames: [(&str, &str, &str); 11] = [
        ("", "> ", ""),
        ("- a\n", "  ", ""),
        ("::: tip T\n", "", "\n:::"),
        ("<details>\n\n", "", "\n\n</details>"),
        ("> [!NOTE]\n", "> ", ""),
        ("| a |\n|---|\n| ", "", " |"),
        ("[", "", "](https://a.example/)"),
        ("<b>", "", "</b>"),
        ("<div>\n", "", "\n</div>"),
        ("<!--\n", "", "\n"),
        ("x[^1]\n\n[^1]: ", "    ", ""),
    ];
    let mut count = 0;
    for text in payloads::all() {
        for (before, indent, after) in frames {
            let lines: Vec<String> = text.lines().map(|line| format!("{indent}{line}")).collect();
            let framed = format!("{before}{}{after}", lines.join("\n"));
            assert_eq!(faults(&framed), Vec::<String>::new(), "{framed:?}");
            count += 1;
        }
    }
    println!("{count} texts within others");
}

fn mixture() -> impl Strategy<Value = String> {
    let texts: Vec<&'static str> = payloads::all().collect();
    let marks = prop::sample::select(vec![
        "*",
        "**",
        "`",
        "```",
        "~~~",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "::: ",
        ":::",
        "|",
        "|---|",
        "[",
        "]",
        "](",
        ")",
        "[[",
        "]]",
        "![",
        "<",
        ">",
        "/>",
        "</",
        "<!--",
        "-->",
        "<b>",
        "</b>",
        "<a href=",
        "<div>",
        "</div>",
        "<li>",
        "<table>",
        "<td>",
        "</table>",
        "<p>",
        "<details>",
        "</details>",
        "<pre>",
        "\"",
        "'",
        "&",
        "&#",
        ";",
        "=",
        "\\",
        "\t",
        "\u{0}",
        "[^1]",
        "[^1]: ",
        "# ",
        "===",
        "---",
        "javascript:",
        "https://a.example/",
        "data:",
        "é",
    ]);
    let piece = prop_oneof![
        3 => prop::sample::select(texts.clone()).prop_map(str::to_owned),
        5 => marks.prop_map(str::to_owned),
        2 => (prop::sample::select(texts), any::<prop::sample::Index>(), any::<prop::sample::Index>())
            .prop_map(|(text, from, to)| {
                let chars: Vec<char> = text.chars().collect();
                let (from, to) = (from.index(chars.len() + 1), to.index(chars.len() + 1));
                chars.get(from.min(to)..from.max(to)).unwrap_or_default().iter().collect()
            }),
        1 => "\\PC{0,12}".prop_map(String::from),
    ];
    vec(piece, 1..9).prop_map(|pieces| pieces.concat())
}

#[test]
fn no_mixture_does_anything() {
    let seen: RefCell<HashSet<String>> = RefCell::default();
    let mut runner = TestRunner::new(Config {
        cases: 4_000,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(&mixture(), |text| {
            prop_assert_eq!(faults(&text), Vec::<String>::new());
            seen.borrow_mut().insert(text);
            Ok(())
        })
        .unwrap();
    let distinct = seen.borrow().len();
    println!("{distinct} different mixtures");
    assert!(distinct >= 3_000, "{distinct}");
}

#[test]
fn no_diff_does_anything() {
    let mut runner = TestRunner::new(Config {
        cases: 400,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(&(mixture(), mixture()), |(before, after)| {
            prop_assert_eq!(wrong(&diff(&before, &after, &Desk)), Vec::<String>::new());
            for block in blocks(&after, &Desk) {
                prop_assert_eq!(sanitise(&block.html), block.html);
            }
            Ok(())
        })
        .unwrap();
}
