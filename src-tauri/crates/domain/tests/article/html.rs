//! What is drawn, and where links lead.

use super::safe::{Desk, wrong};
use slipway_domain::article::html::{Nowhere, blocks, diff, draw, plain_text, sanitise};

fn html(markdown: &str) -> String {
    let drawn = draw(markdown, &Desk);
    assert_eq!(wrong(&drawn.html), Vec::<String>::new(), "{markdown}");
    drawn.html.trim().to_owned()
}

#[test]
fn containers_nest_whatever_the_length_of_their_marks() {
    insta::assert_snapshot!(html("::: tip Notes: *see*\nBody\n::: details\nhidden\n:::\ntail\n:::\n\n:::danger\nx\n:::\n\n:::\n"), @r#"
    <aside class="note tip"><p class="heading">Notes: *see*</p>
    <p>Body</p>
    <details><summary>Details</summary>
    <p>hidden</p>
    </details>
    <p>tail</p>
    </aside>
    <aside class="note danger"><p class="heading">Danger</p>
    <p>x</p>
    </aside>
    <p>:::</p>
    "#);
    // In code they are code; in a quotation and a list they are containers.
    assert!(html("```\n::: tip\n```\n").contains("::: tip"));
    assert!(html("- a\n\n  ::: tip\n  x\n  :::\n").contains("<li>"));
    assert!(html("> [!CAUTION]\n> hot\n").contains("class=\"note caution\""));
    // A container of a kind that nobody knows keeps its content.
    assert_eq!(html("::: slot footer\nkept\n:::\n"), "<p>kept</p>");
}

#[test]
fn links_lead_to_articles_to_files_to_the_web_or_nowhere() {
    let cases = [
        (
            "[[Known|shown]]",
            "<p><a class=\"article\" href=\"#/knowledge/0190\" title=\"Known &quot;one&quot; &lt;b&gt;\" rel=\"noopener noreferrer\">shown</a></p>",
        ),
        (
            "[x](../a/known.md#part)",
            "<p><a class=\"article\" href=\"#/knowledge/0190\" title=\"Known &quot;one&quot; &lt;b&gt;\" rel=\"noopener noreferrer\">x</a></p>",
        ),
        (
            "[[v17.0.4]]",
            "<p><a class=\"release\" href=\"#/releases/0191\" title=\"Known &quot;one&quot; &lt;b&gt;\" rel=\"noopener noreferrer\">v17.0.4</a></p>",
        ),
        (
            "[[D-12]]",
            "<p><a class=\"defect\" href=\"#/defects/0192\" title=\"Known &quot;one&quot; &lt;b&gt;\" rel=\"noopener noreferrer\">D-12</a></p>",
        ),
        (
            "[[Nobody]]",
            "<p><span class=\"missing\" title=\"Nobody\">Nobody</span></p>",
        ),
        (
            "[x](a.png)",
            "<p><a class=\"file\" href=\"kb://file/9f86d0\" rel=\"noopener noreferrer\">x</a></p>",
        ),
        (
            "[x](https://a.example/b?c=1 \"T\")",
            "<p><a href=\"https://a.example/b?c=1\" title=\"T (https://a.example/b?c=1)\" rel=\"noopener noreferrer\">x</a></p>",
        ),
        (
            "[x](//a.example/b)",
            "<p><a href=\"https://a.example/b\" title=\"https://a.example/b\" rel=\"noopener noreferrer\">x</a></p>",
        ),
        (
            "[x](javascript:alert(1))",
            "<p><span class=\"refused\" title=\"javascript:alert(1)\">x</span></p>",
        ),
        (
            "![a](a.png)",
            "<p><img src=\"kb://file/9f86d0\" alt=\"a\"></p>",
        ),
        (
            "![a](https://a.example/b.png)",
            "<p><a class=\"image\" href=\"https://a.example/b.png\" title=\"https://a.example/b.png\" rel=\"noopener noreferrer\">a (image at a.example)</a></p>",
        ),
        (
            "![a](evil.svg)",
            "<p><span class=\"missing\" title=\"evil.svg\">a</span></p>",
        ),
        (
            "* [[One] -> [Two]](known.md)",
            "<ul>\n<li><a class=\"article\" href=\"#/knowledge/0190\" title=\"Known &quot;one&quot; &lt;b&gt;\" rel=\"noopener noreferrer\">[One] -&gt; [Two]</a></li>\n</ul>",
        ),
    ];
    for (markdown, expected) in cases {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
    let drawn = draw(
        "[[A b]] [x](y.md) [[A b]] ![](https://h.example/i.png)",
        &Nowhere,
    );
    assert_eq!(drawn.broken, ["A b", "y.md"]);
    assert_eq!(drawn.remote_images, ["https://h.example/i.png"]);
}

#[test]
fn front_matter_is_not_drawn() {
    let text = "---\ntitle: x\n---\n# y\n";
    assert_eq!(html(text), "<h1 id=\"article-y\">y</h1>");
    assert_eq!(plain_text(text), "# y\n");
    assert_eq!(blocks(text, &Nowhere).len(), 1);
    // Two lines with text between are no front matter unless a key is named.
    assert_eq!(html("---\n\n---\nx"), "<hr>\n<hr>\n<p>x</p>");
    assert!(html("---\nx\n---\n").contains("article-x"));
}

#[test]
fn raw_html_is_inert_or_text_and_never_gone() {
    let cases = [
        ("a<br/>b", "<p>a<br>b</p>"),
        ("<b onclick=x>a</b>", "<p><b>a</b></p>"),
        ("a <b>open", "<p>a &lt;b&gt;open</p>"),
        ("the <value1> of", "<p>the &lt;value1&gt; of</p>"),
        (
            "<script>alert(1)</script>",
            "<div>&lt;script&gt;alert(1)&lt;/script&gt;</div>",
        ),
        ("<h4 style=x>Head</h4>", "<div><h4>Head</h4></div>"),
        (
            "<img src=\"a.png\" alt=\"A\" onerror=x>",
            "<div><img src=\"kb://file/9f86d0\" alt=\"A\"></div>",
        ),
        (
            "<a href=\"https://a.example/\">x</a>",
            "<p><a href=\"https://a.example/\" title=\"https://a.example/\" rel=\"noopener noreferrer\">x</a></p>",
        ),
        ("a <!-- not for readers --> b", "<p>a  b</p>"),
        (
            "<details><summary>More</summary>\n\ninner *md*\n\n</details>\n\nafter",
            "<details><summary>More</summary><p>inner <em>md</em></p>\n</details>\n<p>after</p>",
        ),
        (
            "<table><tr><td>1</td></tr></table>",
            "<div><table><tbody><tr><td>1</td></tr></tbody></table></div>",
        ),
    ];
    for (markdown, expected) in cases {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
}

#[test]
fn headings_make_an_outline_that_cannot_take_an_id_of_the_page() {
    let drawn = draw(
        "# Root\n## A *b*\n## A b\n[x](#a-b-1) [y](#gone)\n",
        &Nowhere,
    );
    let outline: Vec<(u8, &str, &str)> = drawn
        .outline
        .iter()
        .map(|entry| (entry.level, entry.text.as_str(), entry.anchor.as_str()))
        .collect();
    assert_eq!(
        outline,
        [
            (1, "Root", "article-root"),
            (2, "A b", "article-a-b"),
            (2, "A b", "article-a-b-1")
        ]
    );
    assert!(drawn.html.contains("href=\"#article-a-b-1\""));
    assert_eq!(drawn.broken, ["#gone"]);
}

#[test]
fn code_tables_tasks_and_footnotes() {
    insta::assert_snapshot!(html("```yaml {1}\nname: \"x\" # c\nn: 12\n```\n\n- [x] done\n- [ ] open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nNote[^1] and[^1].\n\n[^1]: foot\n"), @r##"
    <pre><code class="language-yaml"><span class="hl-key">name</span>: <span class="hl-string">"x"</span> <span class="hl-comment"># c</span>
    <span class="hl-key">n</span>: <span class="hl-number">12</span>
    </code></pre>
    <ul>
    <li class="task done"><span class="box" title="done">☑</span> done</li>
    <li class="task"><span class="box" title="to do">☐</span> open</li>
    </ul>
    <table>
    <thead><tr><th>a</th><th class="right">b</th></tr></thead>
    <tbody>
    <tr><td>1</td><td class="right">2</td></tr>
    </tbody>
    </table>
    <p>Note<sup><a class="footnote" id="article.ref-1" href="#article.note-1" rel="noopener noreferrer">1</a></sup> and<sup><a class="footnote" href="#article.note-1" rel="noopener noreferrer">1</a></sup>.</p>
    <section class="footnotes"><ol>
    <li id="article.note-1"><p>foot</p>
    <a class="back" href="#article.ref-1" rel="noopener noreferrer">↩</a></li>
    </ol></section>
    "##);
    let sql = html("```sql\nSELECT a FROM b WHERE c = 'd' -- e\n```");
    assert!(
        sql.contains("<span class=\"hl-keyword\">SELECT</span>"),
        "{sql}"
    );
    assert!(
        sql.contains("<span class=\"hl-comment\">-- e</span>"),
        "{sql}"
    );
    // A log is too long to be marked, and is whole all the same.
    let log = html(&format!("```yaml\n{}```", "a: 1\n".repeat(10_000)));
    assert!(!log.contains("hl-") && log.matches("a: 1").count() == 10_000);
}

#[test]
fn depth_costs_nothing() {
    let quotes = "> ".repeat(5_000) + "deep";
    assert!(html(&quotes).contains("deep"));
    let lists: String = (0..300)
        .map(|at| format!("{}- x\n", "  ".repeat(at)))
        .collect();
    assert!(html(&lists).contains('x'));
    for raw in [
        "<div>",
        "<b>",
        "<li>",
        "<table><tr><td>",
        "<a \"",
        "<!--",
        "<a href=x>",
        "</i><b>",
    ] {
        let many = format!("<p>{}", raw.repeat(20_000));
        assert!(!html(&many).is_empty());
        let many = format!("x {}", raw.repeat(20_000));
        assert!(!html(&many).is_empty());
    }
    let marks = "*a **b ".repeat(3_000);
    assert!(html(&marks).contains('a'));
}

/// Each took minutes of a million characters while its cost grew with the square of its length.
#[test]
fn what_is_repeated_costs_what_it_is_long() {
    let time = |text: &str| {
        let begun = std::time::Instant::now();
        let drawn = html(text);
        assert_eq!(sanitise(&drawn), drawn);
        plain_text(text);
        begun.elapsed()
    };
    for unit in [
        ">", "&", "&#x", "\n:::#", "\r>:::a", "> + 1. ", "- ", "<li>",
    ] {
        let few = (0..3).map(|_| time(&unit.repeat(6_000 / unit.len()))).min();
        let many = time(&unit.repeat(48_000 / unit.len()));
        // Eight times as long; 64 times the cost would be the square.
        let most = few
            .unwrap_or_default()
            .max(std::time::Duration::from_millis(5))
            * 40;
        assert!(many < most, "{unit:?}: {few:?}, then {many:?}");
    }
}

#[test]
fn a_terminal_gets_text_and_nothing_it_would_obey() {
    insta::assert_snapshot!(plain_text("# T\n\nSee [docs](https://a.example/) and <https://b.example/>, [[Known|it]].\n\n1. one\n2. two\n   - in\n\n::: tip\nx\n:::\n\n```sh\nls\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nline<br>break\n"), @r"
    # T

    See docs (https://a.example/) and https://b.example/, it.

    1. one
    2. two
      - in

    Tip:

    x

        ls

    a | b
    1 | 2

    line
    break
    ");
    let told = plain_text("a\u{1b}[31mred\u{7}\u{202e}b\u{9b}1m `\u{1b}]0;t\u{7}`");
    assert!(
        !told
            .chars()
            .any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'),
        "{told:?}"
    );
}

#[test]
fn a_diff_marks_the_blocks_that_changed() {
    let before = "# T\n\nsame\n\nold\n\n- a\n- b\n";
    let after = "# T\n\nsame\n\nnew\n\n- a\n- b\n\nmore\n";
    insta::assert_snapshot!(diff(before, after, &Nowhere), @r#"
    <h1>T</h1>
    <p>same</p>
    <del class="block"><p>old</p></del>
    <ins class="block"><p>new</p></ins>
    <ul>
    <li>a</li>
    <li>b</li>
    </ul>
    <ins class="block"><p>more</p></ins>
    "#);
    let sources: Vec<String> = blocks(after, &Nowhere)
        .into_iter()
        .map(|b| b.source)
        .collect();
    assert_eq!(sources, ["# T", "same", "new", "- a\n- b", "more"]);
}

#[test]
fn a_long_text_is_drawn_as_a_short_one_is() {
    let part = "## Part\n\nText with *marks*, [[Known]] and <b>raw</b>.\n\n- a\n- b\n\n```yaml\na: 1\n```\n\n";
    let long = part.repeat(3_000);
    let drawn = draw(&long, &Desk);
    assert_eq!(drawn.html.matches("<h2 ").count(), 3_000);
    assert_eq!(drawn.outline.len(), 3_000);
    let first = drawn.html.find("article-part-7\"").unwrap();
    let second = drawn.html.find("article-part-2999\"").unwrap();
    assert!(first < second, "its parts stand in order");
    assert_eq!(sanitise(&drawn.html), drawn.html);
}
