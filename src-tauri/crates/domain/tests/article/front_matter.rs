//! Front matter as other tools write it.

use proptest::prelude::*;
use slipway_domain::article::document::{Document, with_owner};

fn read(front: &str) -> Document {
    Document::read(&format!("---\n{front}\n---\nText.\n"))
}

#[test]
fn lists_are_read_however_they_stand() {
    let table: [(&str, &[&str]); 14] = [
        ("tags: [one, two]", &["one", "two"]),
        ("tags:\n  [\n one,\n two,\n ]", &["one", "two"]),
        ("tags: [one,\n  # not this\n  two\n]", &["one", "two"]),
        ("tags:\n  - one\n  - two", &["one", "two"]),
        (
            "tags:\n- label: Ops\n  permalink: /ops\n- plain",
            &["Ops", "plain"],
        ),
        (
            "tags:\n  - permalink: /ops\n    label: \"Ops: night\"",
            &["Ops: night"],
        ),
        (
            "tags: [{label: Ops, permalink: /ops}, {permalink: /x, label: 'A, B'}]",
            &["Ops", "A, B"],
        ),
        (
            "tags:\n  - {label: Ops}\n  - {name: Night}",
            &["Ops", "Night"],
        ),
        ("tags: {label: Ops}", &["Ops"]),
        ("tags: [\"label: Ops\"]", &["label: Ops"]),
        ("tags: [\"a, b\", 'c''s']", &["a, b", "c's"]),
        ("tags: one", &["one"]),
        ("tags: [a{, b]", &["a{", "b"]),
        ("tags:", &[]),
    ];
    for (front, wanted) in table {
        assert_eq!(read(front).tags, wanted, "{front}");
    }
}

#[test]
fn values_are_read_however_they_stand() {
    let table = [
        ("title: One\n  and two", "One and two"),
        ("title: \"One\n  and two\"", "One and two"),
        ("title: One\n  # a remark\n  and two", "One and two"),
        ("title:\n  One\n  and two", "One and two"),
        ("title: >-\n  One\n  and two", "One and two"),
        ("title: |2+\n  One", "One"),
        (r#"title: "a\x1b[31mb\u202Ec\U0001F600d""#, "a[31mbc😀d"),
        (r#"title: "a\tb\nc\\d\"e\/f\_g\x""#, "a b c\\d\"e/f\u{a0}gx"),
        ("title: a\u{202e}b\u{7}c", "abc"),
        ("title: 'a''s \\x41'", "a's \\x41"),
        (r#"title: "\xzz\u12""#, "xzzu12"),
    ];
    for (front, wanted) in table {
        assert_eq!(read(front).title, wanted, "{front}");
    }
}

#[test]
fn a_heading_says_its_title_as_it_is_drawn() {
    let table = [
        ("# Bee & <co>\n", "Bee & <co>"),
        ("# Scale <namespace>/<pod>\n", "Scale <namespace>/<pod>"),
        (
            "# A <b>bold</b> <kbd>x</kbd><!-- no --> one\n",
            "A bold x one",
        ),
        (
            "# See <https://a.example/b> or <ops@a.example>\n",
            "See https://a.example/b or ops@a.example",
        ),
        ("# a < b > c\n", "a < b > c"),
        ("# Turned \u{202e}round\n", "Turned round"),
        ("# `code` and [link](x.md)\n", "code and link"),
    ];
    for (text, wanted) in table {
        assert_eq!(Document::read(text).title, wanted, "{text}");
    }
}

#[test]
fn who_answers_is_written_and_nothing_else_is_touched() {
    let table = [
        (
            "---\ntitle: A\nkind: how_to\ntags: [b]\n---\nT\n",
            "---\ntitle: A\nkind: how_to\nowner: Ana Okoro\ntags: [b]\n---\nT\n",
        ),
        (
            "---\ntitle: A\nowner: Somebody else\nx: y\n---\nT\n",
            "---\ntitle: A\nowner: Ana Okoro\nx: y\n---\nT\n",
        ),
        (
            "---\ntags: [b]\nowner:\n  - x\ntitle:   A\n---\nT\n",
            "---\ntags: [b]\ntitle:   A\nowner: Ana Okoro\n---\nT\n",
        ),
        ("# A\n\nT\n", "---\nowner: Ana Okoro\n---\n# A\n\nT\n"),
        (
            "---\ntitle: A\nowner: 'Ana Okoro'\n---\nT\n",
            "---\ntitle: A\nowner: 'Ana Okoro'\n---\nT\n",
        ),
    ];
    for (text, wanted) in table {
        assert_eq!(with_owner(text, "Ana Okoro"), wanted);
    }
    assert_eq!(with_owner("T", ""), "T");
    let read = Document::read("---\nowner: \"Ana, of Operations\"\n---\n");
    assert_eq!(read.owner, "Ana, of Operations");
}

proptest! {
    #[test]
    fn who_answers_is_read_back(
        text in "(---\n((title|owner|tags|x): ?[a-c,'\"]{0,4}\n|- x\n|  y\n){0,4}---\n)?[a-c#\n -]{0,9}",
        owner in "[A-Z][a-z'\": ,#]{0,8}",
    ) {
        let written = with_owner(&text, &owner);
        let (before, after) = (Document::read(&text), Document::read(&written));
        prop_assert_eq!(after.owner, owner.trim());
        prop_assert_eq!(after.title, before.title);
        prop_assert_eq!(after.tags, before.tags);
        prop_assert_eq!(after.body, before.body);
        prop_assert_eq!(with_owner(&written, owner.trim()), written);
    }

    #[test]
    fn what_was_read_of_front_matter_is_read_again(
        lines in prop::collection::vec("(title|tags|owner|products|x): ?[\\[{\"'a-c\\\\xun0-9:,}\\] ]{0,12}|  [-a-c:,\\[\\]{}\"' ]{0,8}|- [a-c:{} ]{0,6}", 0..6),
    ) {
        let once = read(&lines.join("\n"));
        let again = Document::read(&once.write());
        prop_assert_eq!(again.title, once.title);
        prop_assert_eq!(again.tags, once.tags);
        prop_assert_eq!(again.products, once.products);
        prop_assert_eq!(again.body, once.body);
    }

    #[test]
    fn no_value_holds_what_nobody_sees(text in "(\\\\x[0-9a-f]{2}|\\\\u20[0-9a-f]{2}|\\\\[a-zA-Z0]|[a-c ]|\u{202e}|\u{1b}){0,12}") {
        let document = read(&format!("title: \"{text}\"\ntags: [\"{text}\"]"));
        for value in std::iter::once(&document.title).chain(&document.tags) {
            prop_assert!(!value.chars().any(slipway_domain::article::text::is_unseen), "{:?}", value);
        }
    }
}
