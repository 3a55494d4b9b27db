//! Files that an imported text names.

use proptest::collection::vec;
use proptest::prelude::*;
use slipway_domain::article::import::{Format, kept_name, named, read, renamed};
use std::collections::HashMap;

fn targets(body: &str) -> Vec<String> {
    named(body)
        .into_iter()
        .map(|one| format!("{}{}", if one.image { "!" } else { "" }, one.target))
        .collect()
}

#[test]
fn files_are_named_in_every_way_a_text_can() {
    let table: [(&str, &[&str]); 16] = [
        ("![a](img/a.png) [b](b.pdf \"B\")", &["!img/a.png", "b.pdf"]),
        ("![a](<img/b c.png>)", &["!img/b c.png"]),
        ("![a](img/b%20c.png)", &["!img/b%20c.png"]),
        (
            "![a](img/a_\\(1\\).png) ![b](x(1).png)",
            &["!img/a_(1).png", "!x(1).png"],
        ),
        (
            "![a][r] and [s]\n\n[r]: ./ref.png 'R'\n[s]: <a b.pdf>\n",
            &["!./ref.png", "a b.pdf"],
        ),
        (
            "<img src=\"./pic.png\"> <a href='x.pdf'>x</a>",
            &["!./pic.png", "x.pdf"],
        ),
        ("<div>\n<IMG alt=x SRC=pic.png>\n</div>", &["!pic.png"]),
        ("| a |\n| --- |\n| ![x](y.png) |", &["!y.png"]),
        ("> - ![x](y.png)", &["!y.png"]),
        ("::: tip\n![x](y.png)\n:::", &["!y.png"]),
        (
            "`![a](b.png)`\n\n```\n![a](c.png)\n```\n\n    ![a](d.png)\n",
            &[],
        ),
        ("\\![a](b.png)", &["b.png"]),
        (
            "![a](https://x.example/a.png) ![b](//x/a.png) [m](mailto:a@b.c) [t](#top)",
            &[],
        ),
        ("[[b.png]] ![d](data:image/png;base64,AA==)", &[]),
        ("![a](x.png) ![b](x.png)", &["!x.png"]),
        (
            "![a](@site/static/x.png) ![b](/img/y.png?w=1)",
            &["!@site/static/x.png", "!/img/y.png?w=1"],
        ),
    ];
    for (body, wanted) in table {
        assert_eq!(targets(body), wanted, "{body}");
    }
}

#[test]
fn names_are_such_that_a_link_holds_them() {
    let table = [
        ("img/a.png", "img/a.png"),
        ("./img/a.png?raw=true#x", "./img/a.png"),
        ("img/b%20c.png", "img/b_c.png"),
        ("img/%C3%A9t%C3%A9.png", "img/été.png"),
        ("a(1)[2]#3%41.png", "a_1__2_"),
        ("@site/static/img/x.png", "/img/x.png"),
        ("@site/other/x.png", "/other/x.png"),
        ("../a%2525.png", "../a_25.png"),
    ];
    for (target, wanted) in table {
        assert_eq!(kept_name(target), wanted, "{target}");
    }
}

#[test]
fn names_are_written_anew_where_they_are_names() {
    let names: HashMap<String, String> = [
        ("b c.png", "b_c.png"),
        ("b%20c.png", "b_c.png"),
        ("x(1).png", "x_1_.png"),
    ]
    .into_iter()
    .map(|(old, new)| (old.to_owned(), new.to_owned()))
    .collect();
    let table = [
        ("![a](<b c.png> \"T\") x", "![a](b_c.png \"T\") x"),
        ("![a](b%20c.png)", "![a](b_c.png)"),
        ("![a]( b%20c.png 'T')", "![a]( b_c.png 'T')"),
        (
            "![a](x(1).png) ![a](x\\(1\\).png)",
            "![a](x_1_.png) ![a](x_1_.png)",
        ),
        ("> [r]: <b c.png>\n", "> [r]: b_c.png\n"),
        (
            "<img alt='=' src = \"b c.png\">",
            "<img alt='=' src = \"b_c.png\">",
        ),
        ("<img src=b%20c.png>", "<img src=b_c.png>"),
        (
            "`![a](b%20c.png)` text b%20c.png",
            "`![a](b%20c.png)` text b%20c.png",
        ),
        ("```\n![a](b%20c.png)\n```\n", "```\n![a](b%20c.png)\n```\n"),
        ("[a]: b%20c.png", "[a]: b_c.png"),
        ("a]: b%20c.png", "a]: b%20c.png"),
        ("a ](", "a ]("),
    ];
    for (body, wanted) in table {
        assert_eq!(renamed(body, &names), wanted, "{body}");
    }
}

#[test]
fn what_only_a_site_runs_names_a_file() {
    let text = "# T\n\n<img src={require('@site/static/img/x.png').default} width={3} /> <img src={useBaseUrl(\"/y.png\")}/>\n";
    let found = read(Format::Docusaurus, "a.mdx", text.as_bytes()).expect("a text");
    assert_eq!(
        targets(&found[0].body),
        ["!@site/static/img/x.png", "!/y.png"]
    );
}

#[test]
fn attachments_that_a_page_only_lists_are_listed() {
    let page = "<html><body><h1 id=\"title-heading\"><span id=\"title-text\">S : T</span></h1>\
        <div id=\"main-content\"><p><img src=\"attachments/1/2.png?w=3\"></p></div>\
        <div class=\"pageSection group\"><div class=\"pageSectionHeader\"><h2 id=\"attachments\">Attachments:</h2></div>\
        <div class=\"greybox\"><img src=\"images/icons/bullet_blue.gif\"> <a href=\"attachments/1/2.png\">shown.png</a> (image/png)<br>\
        <a href=\"attachments/1/3.pdf\">the [plan].pdf</a> <a href=\"javascript:x\">no</a></div></div></body></html>";
    let found = read(Format::Confluence, "t_1.html", page.as_bytes()).expect("a page");
    assert_eq!(
        found[0].body,
        "![](attachments/1/2.png?w=3)\n\n## Attachments\n\n- [the  plan .pdf](<attachments/1/3.pdf>)\n"
    );
    assert_eq!(
        targets(&found[0].body),
        ["!attachments/1/2.png?w=3", "attachments/1/3.pdf"]
    );
}

proptest! {
    #[test]
    fn a_name_is_kept_by_its_own(target in "(@site/|/|\\./|\\.\\./)?[a-c %()\\[\\]#?&é]{1,8}(\\.png)?") {
        let name = kept_name(&target);
        prop_assert_eq!(kept_name(&name), name.clone());
        let body = format!("![x]({name})");
        prop_assume!(!name.is_empty() && !name.starts_with("//"));
        prop_assert_eq!(targets(&body), [format!("!{name}")]);
    }

    #[test]
    fn what_is_named_otherwise_is_named_so(
        parts in vec((0_usize..6, "[a-c]{1,3}"), 1..6),
    ) {
        let written = |(form, name): &(usize, String)| match form {
            0 => format!("![x](<{name} y.png>)"),
            1 => format!("![x]({name}%20y.png)"),
            2 => format!("<img src=\"{name}%20y.png\">"),
            3 => format!("[x](<{name} y.png> 't')"),
            4 => format!("text ](x) {name} y.png"),
            _ => format!("`![x]({name}%20y.png)`"),
        };
        let body: String = parts.iter().map(|part| written(part) + "\n\n").collect();
        let found = named(&body);
        let names: HashMap<String, String> =
            found.iter().map(|one| (one.target.clone(), kept_name(&one.target))).collect();
        let anew = renamed(&body, &names);
        let now = named(&anew);
        for one in &now {
            prop_assert!(!one.target.contains([' ', '%']), "{}", anew);
        }
        let wanted: std::collections::HashSet<String> = names.into_values().collect();
        let now: std::collections::HashSet<String> = now.into_iter().map(|one| one.target).collect();
        prop_assert_eq!(now, wanted);
    }

    #[test]
    fn no_text_is_lost_where_no_name_is_another(body in "(\\]\\(|\\]:|<|>|`|src=|[a-c \\n\\[\"]){0,40}") {
        let names = HashMap::from([("never".to_owned(), "so".to_owned())]);
        prop_assert_eq!(renamed(&body, &names), body);
    }
}
