//! Pages of a service desk as articles: Textile and Markdown of Redmine, HTML and plain text.

use proptest::prelude::*;
use slipway_domain::article::import::Lead;
use slipway_domain::article::import::wiki::{self, Links, Tally, body, document, tally};
use slipway_domain::desk::library::{Markup, Paper, Part};

/// A wiki with a page “Guide” at `w/guide`, a file `a b.png` that is kept as `a_b.png`, and other
/// addresses below one of its own.
struct Wiki;

impl Links for Wiki {
    fn named(&self, name: &str) -> Lead {
        let (page, heading) = name.split_once('#').unwrap_or((name, ""));
        match (page, heading) {
            ("", heading) => Lead::To(format!("#{}", heading.to_lowercase())),
            ("Guide", "") => Lead::Place("w/guide".to_owned()),
            ("Guide", heading) => Lead::Place(format!("w/guide#{}", heading.to_lowercase())),
            (other, _) => Lead::Page(other.to_owned()),
        }
    }

    fn address(&self, href: &str) -> Lead {
        match href {
            "a b.png" | "a%20b.png" => Lead::To("a_b.png".to_owned()),
            "steps.png" | "x.pdf" => Lead::To(href.to_owned()),
            _ if href.starts_with("javascript") => Lead::Nowhere,
            _ if href.contains(':') || href.starts_with('#') => Lead::To(href.to_owned()),
            _ => Lead::To(format!(
                "https://desk.test/{}",
                href.trim_start_matches('/')
            )),
        }
    }
}

fn textile(text: &str) -> String {
    body(text, Markup::Textile, &Wiki).expect("it is text")
}

/// What Redmine's own help on Textile and RedCloth's reference show, and what it becomes.
#[test]
fn textile_becomes_markdown() {
    let cases = [
        ("h1. Title\n\nText", "# Title\n\nText\n"),
        ("h2. Title\nText", "## Title\n\nText\n"),
        ("h3(class#id). Part", "### Part\n"),
        ("h2{color:red}. Part", "## Part\n"),
        ("one\ntwo\n\nthree", "one\\\ntwo\n\nthree\n"),
        (
            "*bold* and _it_ and -gone-",
            "**bold** and *it* and ~~gone~~\n",
        ),
        (
            "a**b and a_b_c and 3*4*5",
            "a\\*\\*b and a\\_b\\_c and 3\\*4\\*5\n",
        ),
        ("+new+ x^2^ H~2~O", "<u>new</u> x^2^ H\\~2\\~O\n"),
        ("(^up^) (~down~)", "(<sup>up</sup>) (<sub>down</sub>)\n"),
        ("??cited??", "*cited*\n"),
        ("run @kubectl get pods@ now", "run `kubectl get pods` now\n"),
        (
            "mail ana@desk.test or bo@desk.test",
            "mail ana\\@desk.test or bo\\@desk.test\n",
        ),
        ("%{color:red}red% words", "red words\n"),
        ("==*raw*==", "\\*raw\\*\n"),
        (
            "* one\n* two\n** deep\n* three",
            "- one\n- two\n  - deep\n- three\n",
        ),
        ("# one\n# two\n#* dot", "1. one\n2. two\n   - dot\n"),
        ("* one\ngoes on\n* two", "- one\\\n  goes on\n- two\n"),
        ("bq. said\nagain", "> said\\\n> again\n"),
        ("> said\n> > deeper", "> said\n> \n> > deeper\n"),
        ("a\n\n---\n\nb", "a\n\n-----\n\nb\n"),
        ("fn1. The note", "<sup>1</sup> The note\n"),
        ("as told[1]", "as told<sup>1</sup>\n"),
        (
            "<pre>\na *b*\n\n  <c>\n</pre>",
            "    a *b*\n    \n      <c>\n",
        ),
        (
            "<pre><code class=\"ruby\">\nputs 1\n</code></pre>",
            "```ruby\nputs 1\n```\n",
        ),
        ("bc. x = 1", "    x = 1\n"),
        ("a <code>b_c_d</code> e", "a `b_c_d` e\n"),
        (
            "<b>not bold</b> & <script>",
            "\\<b\\>not bold\\</b\\> & \\<script\\>\n",
        ),
        ("&copy; 2026", "© 2026\n"),
        ("p(note). text", "text\n"),
    ];
    for (from, to) in cases {
        let written = textile(from);
        assert_eq!(written, to, "{from}");
    }
}

#[test]
fn links_of_textile_lead_to_where_things_lie_here() {
    let cases = [
        ("[[Guide]]", "[[w/guide|Guide]]\n"),
        ("[[Guide|the guide]]", "[[w/guide|the guide]]\n"),
        (
            "[[Guide#First Steps|steps]]",
            "[[w/guide#first steps|steps]]\n",
        ),
        ("[[Other|elsewhere]]", "[[Other|elsewhere]]\n"),
        ("![[Guide]]", "\\[\\[Guide\\]\\]\n"),
        ("[[Guide", "\\[\\[Guide\n"),
        (
            "\"Mojaloop\":https://mojaloop.io.",
            "[Mojaloop](https://mojaloop.io).\n",
        ),
        (
            "(\"it\":https://a.test/b_c_d)",
            "([it](https://a.test/b_c_d))\n",
        ),
        (
            "\"a title(tip)\":/projects/x",
            "[a title](https://desk.test/projects/x)\n",
        ),
        ("\"*b*\":https://a.test", "[**b**](https://a.test)\n"),
        (
            "see https://a.test/x_y_z now",
            "see <https://a.test/x_y_z> now\n",
        ),
        ("\"x\":javascript:alert(1)", "x\n"),
        ("he said \"no\" to it", "he said \"no\" to it\n"),
        ("!steps.png!", "![](steps.png)\n"),
        ("!>steps.png(the steps)!", "![the steps](steps.png)\n"),
        (
            "!steps.png!:https://a.test",
            "[![](steps.png)](https://a.test)\n",
        ),
        ("wow! that! is", "wow\\! that\\! is\n"),
        (
            "attachment:x.pdf and attachment:\"a b.png\"",
            "[x.pdf](x.pdf) and [a b.png](a_b.png)\n",
        ),
        ("{{thumbnail(steps.png, size=200)}}", "![](steps.png)\n"),
        ("{{include(Guide)}}", "[[w/guide|Guide]]\n"),
        ("{{>toc}}\n\ntext", "text\n"),
        (
            "{{collapse(More)\ninside\n}}\nafter",
            "**More**\n\ninside\n\nafter\n",
        ),
    ];
    for (from, to) in cases {
        assert_eq!(textile(from), to, "{from}");
    }
}

#[test]
fn tables_of_textile_keep_their_cells() {
    let table = "|_. Name |_. Port |\n| api | 3001 |\n|\\2. both |\n";
    let written = textile(table);
    assert_eq!(
        written,
        "| Name | Port |\n| --- | --- |\n| api | 3001 |\n| both |  |\n"
    );
    // A link in a cell holds no `|` of its own.
    let linked = textile("| [[Guide|the guide]] | x |\n");
    assert!(
        linked.contains("| [the guide](/w/guide.md) | x |"),
        "{linked}"
    );
    // A cell of two lines, and a row that never ends.
    let long = textile("|one\ntwo| x |\n|open\n\nafter");
    assert!(long.contains("| one<br>two | x |"), "{long}");
    assert!(long.ends_with("after\n"), "{long}");
}

#[test]
fn markdown_stays_as_it_was_but_for_its_links() {
    let text = "# A\r\n\r\nSee [[Guide]] and [[Guide|it]], not `[[Guide]]`.\n\n\
                ![s](steps.png) [b](a%20b.png) [p](/projects/x) [o](https://o.test)\n\n\
                | a | b |\n|---|---|\n| [[Guide]] | 1 |\n\n```\n[[Guide]] {{toc}}\n```\n{{toc}}\nattachment:x.pdf\n";
    let written = body(text, Markup::Markdown, &Wiki).expect("it is text");
    assert_eq!(
        written,
        "# A\n\nSee [[w/guide|Guide]] and [[w/guide|it]], not `[[Guide]]`.\n\n\
         ![s](steps.png) [b](a_b.png) [p](https://desk.test/projects/x) [o](https://o.test)\n\n\
         | a | b |\n|---|---|\n| [Guide](/w/guide.md) | 1 |\n\n```\n[[Guide]] {{toc}}\n```\n\n[x.pdf](x.pdf)\n"
    );
}

#[test]
fn html_and_plain_text_are_read_as_what_they_are() {
    let html =
        "<h2>Do</h2><p>Press <b>Start</b>, see <a href=\"/x\">x</a>.<script>no()</script></p>";
    let written = body(html, Markup::Html, &Wiki).expect("it is text");
    assert_eq!(
        written,
        "## Do\n\nPress **Start**, see [x](https://desk.test/x).\n"
    );
    let plain =
        "Steps:\n- *first*\n- second\n\n    kubectl get pods\n    kubectl logs\n\n1. one\n2. two\n";
    let written = body(plain, Markup::Plain, &Wiki).expect("it is text");
    assert_eq!(
        written,
        "Steps:\n\n- \\*first\\*\n- second\n\n<!-- end list -->\n\n```\n    kubectl get pods\n    kubectl logs\n```\n\n1. one\n2. two\n"
    );
}

#[test]
fn what_is_no_text_is_left_out_with_a_reason() {
    let skip = |text: &str, markup| body(text, markup, &Wiki).expect_err("it is none").reason;
    assert_eq!(skip(" \n ", Markup::Markdown), "It has no text.");
    assert_eq!(skip("{{toc}}", Markup::Textile), "It has no text.");
    assert!(skip("a\0b", Markup::Textile).contains("zero bytes"));
    assert!(skip(&"a ".repeat(3 << 20), Markup::Textile).contains("longer than 4 MiB"));
}

#[test]
fn a_page_of_several_fields_becomes_one_document() {
    let part = |name: &str, text: &str, markup| Part {
        name: name.to_owned(),
        text: text.to_owned(),
        markup: Some(markup),
    };
    let mut paper = Paper {
        title: " When the\nledger\u{1b} stands ".to_owned(),
        summary: "In short.".to_owned(),
        facts: vec![("Component".to_owned(), "<ledger>".to_owned())],
        parts: vec![
            part("Body", "<p>Press <b>Start</b></p>", Markup::Html),
            part("Empty", " ", Markup::Plain),
            part("Remarks", "Ask *first*.", Markup::Plain),
        ],
        ..Paper::default()
    };
    let document = document(&paper, Markup::Markdown, &Wiki).expect("it is text");
    assert_eq!(document.title, "When the ledger stands");
    assert_eq!(
        document.body,
        "In short.\n\n- **Component**: \\<ledger\\>\n\n## Body\n\nPress **Start**\n\n## Remarks\n\nAsk \\*first\\*.\n"
    );
    paper.parts.truncate(1);
    paper.summary.clear();
    paper.facts.clear();
    let one = wiki::document(&paper, Markup::Markdown, &Wiki).expect("it is text");
    assert_eq!(one.body, "Press **Start**\n", "one text needs no heading");
    paper.parts.clear();
    let none = wiki::document(&paper, Markup::Markdown, &Wiki).expect_err("it is empty");
    assert_eq!(none.reason, "It has no text.");
}

#[test]
fn markup_is_told_by_what_only_one_of_the_two_writes() {
    let cases = [
        ("h2. Steps\n\n* one\n* two\n", Markup::Textile),
        ("\"x\":https://a.test\n", Markup::Textile),
        ("|_. Name |\n", Markup::Textile),
        ("Use @helm@ here\n", Markup::Textile),
        ("# one\n# two\n# three\n\nSee \"it\":/x.\n", Markup::Textile),
        ("# Steps\n\n- one\n", Markup::Markdown),
        ("[x](https://a.test)\n", Markup::Markdown),
        ("```\nh2. no\nh3. no\n```\n", Markup::Markdown),
        ("| a |\n|---|\n", Markup::Markdown),
        ("<pre>\n# x\n\n[a](b)\n</pre>\n", Markup::Textile),
        ("Only words, ana@desk.test.\n", Markup::Markdown),
    ];
    for (text, markup) in cases {
        assert_eq!(tally(text).markup(), markup, "{text}: {:?}", tally(text));
    }
    let all = tally(cases[0].0)
        .plus(tally(cases[5].0))
        .plus(tally(cases[1].0));
    assert_eq!(
        all.reason(),
        "Read as Textile: 2 lines are written as only Textile is, 1 as only Markdown is."
    );
    assert!(Tally::default().reason().contains("no line tells"));
}

/// Pieces that mean something to one of the readers, and words between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "*",
            "**",
            "_",
            "-",
            "+",
            "^",
            "~",
            "??",
            "@",
            "%",
            "%{a:b}",
            "==",
            "\"",
            "\":",
            "\":http://a.b",
            "!",
            "!a.png!",
            "!a.png(",
            "[[",
            "]]",
            "[[a|b]]",
            "[1]",
            "|",
            "|_.",
            "|\\2.",
            "h1. ",
            "bq. ",
            "bc. ",
            "p(a). ",
            "fn1. ",
            "* ",
            "** ",
            "# ",
            "#* ",
            "> ",
            "---",
            "<pre>",
            "</pre>",
            "<code>",
            "</code>",
            "<code class=\"x\">",
            "{{toc}}",
            "{{collapse(a)",
            "}}",
            "{{include(a)}}",
            "attachment:",
            "attachment:\"",
            "http://",
            "&amp;",
            "&",
            "<",
            ">",
            "(",
            ")",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "    ",
            "```",
            "~~~",
            "](",
            "![",
            "table. ",
            "notextile",
        ])
        .prop_map(str::to_owned),
        "[a-zé😀 ]{0,6}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|all| all.concat())
}

proptest! {
    #[test]
    fn no_text_breaks_a_reader_and_none_becomes_much_longer(text in pieces()) {
        for markup in [Markup::Textile, Markup::Markdown, Markup::Html, Markup::Plain] {
            if let Ok(written) = body(&text, markup, &Wiki) {
                prop_assert!(written.len() <= 40 * text.len() + 200, "{} of {}", written.len(), text.len());
                prop_assert!(!written.contains("<script"));
            }
        }
        let _ = tally(&text);
    }

    /// Words without marks come through whole, whatever is around them.
    #[test]
    fn words_of_textile_are_kept(words in prop::collection::vec("[a-z]{1,8}", 1..20)) {
        let written = textile(&words.join(" "));
        prop_assert_eq!(written.trim(), words.join(" "));
    }
}

/// What many marks in a row could make of a text: no reader may write much more than it was given.
#[test]
fn long_texts_of_marks_stay_within_bounds() {
    let pieces = [
        "*a ",
        "_",
        "@a",
        "@a\n",
        "\"a",
        "\":",
        "[[",
        "![[",
        "!a.b",
        "!",
        "<code ",
        "<pre ",
        "%{",
        "%(",
        "http://",
        "|[[",
        "|a",
        "> ",
        ">",
        "* ",
        "#",
        "{{",
        "{{a",
        "attachment:",
        "attachment:\"",
        "](",
        "`",
        "``` ",
        "h1. ",
        "table(",
        "a)]",
        "&",
        "- ",
    ];
    for piece in pieces {
        let text = piece.repeat((1 << 15) / piece.len());
        for markup in [Markup::Textile, Markup::Markdown, Markup::Plain] {
            let written = body(&text, markup, &Wiki).unwrap_or_default();
            let most = 10 * text.len();
            assert!(
                written.len() <= most,
                "{piece:?}: {} bytes of {}",
                written.len(),
                text.len()
            );
        }
    }
}
