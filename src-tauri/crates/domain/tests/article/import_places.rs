//! Where documents of an import come to lie, and what they are known by again.

use proptest::collection::vec;
use proptest::prelude::*;
use slipway_domain::article::import::{Format, Leaf, Lying, Places, akin, leaves};
use slipway_domain::article::place;
use std::collections::HashSet;

fn book(content: &str) -> Vec<Leaf> {
    let html = format!(
        "<html><body><div class=\"page-content\"><h1>Book</h1>{content}</div></body></html>"
    );
    leaves(Format::BookStack, "ops/Book.html", html.as_bytes()).expect("a book")
}

fn chapter(id: u32, title: &str) -> String {
    format!("<h1 id=\"chapter-{id}\">{title}</h1><div class=\"page-break\"></div>")
}

fn page(id: u32, hint: &str, title: &str, text: &str) -> String {
    let hint = match hint {
        "" => String::new(),
        hint => format!("<div class=\"chapter-hint\">{hint}</div>"),
    };
    format!("{hint}<h1 id=\"page-{id}\">{title}</h1><p>{text}</p>")
}

fn told(leaves: &[Leaf]) -> Vec<(&str, &str, &str)> {
    leaves
        .iter()
        .map(|leaf| {
            (
                leaf.key.as_str(),
                leaf.place.as_str(),
                leaf.document.body.trim(),
            )
        })
        .collect()
}

#[test]
fn pages_of_one_title_lie_below_their_chapters() {
    let text = [
        chapter(1, "Inbound"),
        page(
            11,
            "Inbound",
            "Overview",
            "One, then <a href=\"#page-12\">the other</a>.",
        ),
        chapter(2, "Out/bound"),
        page(
            12,
            "Out/bound",
            "Overview",
            "Two, see <a href=\"#page-13\">Steps</a>.",
        ),
        page(13, "", "Steps", "Three."),
        page(14, "", "Overview", "Four."),
        page(15, "Out/bound", "overview!", "Five."),
    ]
    .concat();
    assert_eq!(
        told(&book(&text)),
        [
            (
                "page-11",
                "ops/book/overview",
                "One, then [[ops/book/out-bound/overview|the other]]."
            ),
            (
                "page-12",
                "ops/book/out-bound/overview",
                "Two, see [[Steps]]."
            ),
            ("page-13", "ops/book/steps", "Three."),
            ("page-14", "ops/book/overview-2", "Four."),
            ("page-15", "ops/book/out-bound/overview-2", "Five."),
        ]
    );
}

#[test]
fn a_chapter_is_known_without_its_hint() {
    let text = [
        chapter(1, "In"),
        page(1, "", "Overview", "One."),
        chapter(2, "Out"),
        page(2, "", "Overview", "Two."),
    ]
    .concat();
    let found = book(&text);
    let places: Vec<&str> = found.iter().map(|leaf| leaf.place.as_str()).collect();
    assert_eq!(places, ["ops/book/overview", "ops/book/out/overview"]);
}

#[test]
fn links_lead_to_where_a_document_lies() {
    let mut places = Places::default();
    for (file, wished, place) in [
        ("C.md", "c", "c"),
        ("C#.md", "c", "c-2"),
        ("guide/README.md", "guide/readme", "guide/readme-2"),
        ("ops/a b.md", "ops/a-b", "moved/there"),
        (
            "book.html#page-2",
            "book/out/overview",
            "book/out/overview-2",
        ),
    ] {
        places.put(Lying {
            file,
            wished,
            place,
        });
    }
    let table = [
        // From where it lies by its name, to a file with letters that no place has.
        ("C.md", "c", "[x](C%23.md#top)", "[x](c-2.md#top)"),
        ("C.md", "c", "[x](./C.md)", "[x](./C.md)"),
        ("C.md", "c", "[x](guide/)", "[x](guide/readme-2.md)"),
        ("C.md", "c", "[x](guide)", "[x](guide/readme-2.md)"),
        ("C.md", "c", "[x](ops/a%20b.md)", "[x](moved/there.md)"),
        (
            "guide/README.md",
            "guide/readme-2",
            "[x](../C.md)",
            "[x](../C.md)",
        ),
        (
            "guide/README.md",
            "deep/er/place",
            "[x](../C.md)",
            "[x](../../c.md)",
        ),
        (
            "C.md",
            "c",
            "[[book/out/overview|so]]",
            "[[book/out/overview-2|so]]",
        ),
        (
            "C.md",
            "c",
            "[x](/book/out/overview.md)",
            "[x](book/out/overview-2.md)",
        ),
        (
            "C.md",
            "c",
            "`[x](guide/)` [y](gone.md) [z](p.png)",
            "`[x](guide/)` [y](gone.md) [z](p.png)",
        ),
        (
            "C.md",
            "c",
            "[x](../../../C%23.md)",
            "[x](../../../C%23.md)",
        ),
    ];
    for (file, place, body, wanted) in table {
        let wished = place::of_file(file);
        let one = Lying {
            file,
            wished: &wished,
            place,
        };
        assert_eq!(
            places.relinked(one, body),
            wanted,
            "{file} at {place}: {body}"
        );
    }
}

#[test]
fn editions_share_most_of_their_lines() {
    let table = [
        ("a\nb\nc", "a\n\n  b\nc", true),
        ("a\nb\nc", "a\nb\nd", true),
        ("# Readme\n\nText of A", "# Readme\n\nText of B", false),
        ("a\na\na\nb", "a\nc\nd\ne", false),
        ("a", "a\nb\nc\nd", false),
        ("", "", false),
    ];
    for (one, other, wanted) in table {
        assert_eq!(akin(one, other), wanted, "{one:?} {other:?}");
        assert_eq!(akin(other, one), wanted, "{other:?} {one:?}");
    }
}

proptest! {
    #[test]
    fn no_two_pages_of_a_book_share_a_place(pages in vec(("[ab]?", "[aB#/ ]{0,2}"), 1..12)) {
        let text: String = pages
            .iter()
            .enumerate()
            .map(|(at, (hint, title))| page(u32::try_from(at).unwrap_or_default(), hint, title, "Text."))
            .collect();
        let found = book(&text);
        let places: HashSet<&str> = found.iter().map(|leaf| leaf.place.as_str()).collect();
        prop_assert_eq!(places.len(), found.len());
        let keys: HashSet<&str> = found.iter().map(|leaf| leaf.key.as_str()).collect();
        prop_assert_eq!(keys.len(), found.len());
    }

    #[test]
    fn where_all_lie_by_their_names_nothing_is_written_anew(
        files in vec("[a-c]{1,2}(/[a-c]{1,2}){0,2}", 1..6),
        body in "(\\[x\\]\\((\\.\\./|\\./|/)?[a-c/]{1,5}(\\.md)?(#a)?\\) ?|\\PC){0,20}",
    ) {
        let mut places = Places::default();
        for file in &files {
            places.put(Lying { file: &format!("{file}.md"), wished: file, place: file });
        }
        for file in &files {
            let one = Lying { file: &format!("{file}.md"), wished: file, place: file };
            prop_assert_eq!(places.relinked(one, &body), body.clone());
        }
    }

    #[test]
    fn a_link_to_a_displaced_document_leads_to_it(
        from in "[a-c](/[a-c]){0,2}",
        to in "[a-c](/[a-c]){0,2}",
        here in "[x-z](/[x-z]){0,2}",
        there in "[x-z](/[x-z]){0,2}",
    ) {
        prop_assume!(from != to);
        let mut places = Places::default();
        let (from_file, to_file) = (format!("{from}.md"), format!("{to}.md"));
        let one = Lying { file: &from_file, wished: &from, place: &here };
        places.put(one);
        places.put(Lying { file: &to_file, wished: &to, place: &there });
        let link = slipway_domain::article::relink::relative(&from, &to);
        let body = places.relinked(one, &format!("[x]({link})"));
        let target = body.trim_start_matches("[x](").trim_end_matches(')');
        prop_assert_eq!(place::beside(&here, target), Some(there));
    }
}
