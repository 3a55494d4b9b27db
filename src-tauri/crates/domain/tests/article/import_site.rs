//! What only a site's own generator understands, in documents of VuePress and Docusaurus.

use proptest::collection::vec;
use proptest::prelude::*;
use slipway_domain::article::import::{Format, read};

fn body(format: Format, text: &str) -> String {
    let mut found = read(format, "docs/a.md", format!("# T\n\n{text}").as_bytes()).expect("a text");
    let body = found.remove(0).body;
    body.strip_prefix("# T\n\n").unwrap_or(&body).to_owned()
}

fn docusaurus(text: &str) -> String {
    body(Format::Docusaurus, text)
}

#[test]
fn prose_that_begins_like_a_module_stays() {
    let prose = [
        "Either of both will\nimport data from the old hub, or settlement breaks.\nThen go on.\n",
        "import data from the old hub, or settlement breaks.\nThen go on.\n",
        "import everything from 'the old hub', then stop.\n",
        "import \"positions\" before you begin.\n",
        "export default settings before you begin.\n",
        "export function of the desk\n",
        "export the let us say const of it\n",
        "export let us know\n",
        "- a list\nexport const of it\n",
        "important { things }\n",
        "`import x from 'y'`\n",
        "```js\nimport x from 'y';\nexport const a = 1;\n```\n",
        "    import x from 'y';\n",
    ];
    for text in prose {
        assert_eq!(docusaurus(text), text, "{text}");
    }
}

#[test]
fn modules_are_taken_out() {
    let modules = [
        "import Tabs from '@theme/Tabs';\n",
        "import Tabs from \"@theme/Tabs\"\n",
        "import '../style.css';\n",
        "import * as all from 'x';\n",
        "import A, {B as C} from 'x'; // why\n",
        "import {\n  A,\n  B,\n} from 'b';\n",
        "import type {A} from 'b';\n",
        "import A from 'a';\nimport B from 'b';\n",
        "export const a = 1;\n",
        "export const Box = ({children}) => (\n  <div>\n\n    {children}\n  </div>\n);\n",
        "export default function Page() {\n  return null;\n}\n",
        "export default Layout;\n",
        "export default ({children}) => <b>{children}</b>\n",
        "export function hello(name) {\n  return 'it\\'s {';\n}\n",
        "export {a, b};\n",
        "export * from './c';\n",
        "export class A extends B {\n}\n",
        "{/* one\n\n two */}\n",
    ];
    for text in modules {
        assert_eq!(
            docusaurus(&format!("{text}\nText.\n")).trim(),
            "Text.",
            "{text}"
        );
    }
    assert_eq!(docusaurus("import A from 'a';\nText.\n"), "Text.\n");
}

#[test]
fn tabs_are_parts_with_their_labels() {
    let table = [
        (
            "<Tabs>\n<TabItem value=\"o\" label=\"Orange\">Orange text</TabItem>\n</Tabs>\n",
            "\n**Orange**\n\nOrange text\n\n\n",
        ),
        (
            "<Tabs><TabItem value=\"a\">One</TabItem><TabItem value='b' label='B > c'>Two</TabItem></Tabs>\n",
            "\n**a**\n\nOne\n\n\n**B > c**\n\nTwo\n\n\n",
        ),
        (
            "<TabItem\n  value=\"apple\"\n  label=\"Apple\"\n  default>\n\nIt.\n\n</TabItem>\n",
            "\n**Apple**\n\n\nIt.\n\n",
        ),
        (
            "<Tabs values={[{label: 'Linux, 64', value: 'l'}, {value: \"m\", label: \"Mac\"}]}>\n<TabItem value=\"l\">\n\nIt.\n\n</TabItem>\n</Tabs>\n",
            "\n**Linux, 64**\n\n\nIt.\n\n",
        ),
        (
            "<TabItem label={<b>Bold</b>} value={'x'}>\nIt.\n</TabItem>\n",
            "\n**Bold**\n\nIt.\n\n",
        ),
        (
            "Say `<TabItem>` and `<Tabs>`.\n",
            "Say `<TabItem>` and `<Tabs>`.\n",
        ),
        ("<Tabset>x</Tabset>\n", "<Tabset>x</Tabset>\n"),
        (
            "<TabItem value=\"never\n\nclosed\n",
            "<TabItem value=\"never\n\nclosed\n",
        ),
    ];
    for (text, wanted) in table {
        assert_eq!(docusaurus(text), wanted, "{text}");
    }
}

#[test]
fn tabs_of_vuepress_keep_their_titles() {
    let table = [
        (
            ":::: tabs\n::: tab Linux\nRun.\n:::\n::::\n",
            ":::: tabs\n::: tab\n\n**Linux**\n\nRun.\n:::\n::::\n",
        ),
        (
            "::: tab \"On a Mac\" id=\"mac\"\n",
            "::: tab\n\n**On a Mac**\n\n",
        ),
        (
            "::: code-group-item main.rs:active\n",
            "::: tab\n\n**main.rs**\n\n",
        ),
        ("@tab:active Linux#l\nRun.\n", "\n**Linux**\n\nRun.\n"),
        ("@tab\n", "@tab\n"),
        ("@table x\n", "@table x\n"),
        ("::: tip Mind\n", "::: tip Mind\n"),
        ("```\n::: tab A\n```\n", "```\n::: tab A\n```\n"),
    ];
    for (text, wanted) in table {
        assert_eq!(body(Format::VuePress, text), wanted, "{text}");
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn prose_loses_no_word(lines in vec(prop::sample::select(vec![
        "import data from the old hub, or", "export the positions to it", "words of it", "", "- item",
        "> import it from here", "export default settings of it", "import 'x' then", "{ braces }", "a <b>c</b>",
    ]), 0..12)) {
        let text = format!("{}\n", lines.join("\n"));
        prop_assert_eq!(letters(&docusaurus(&text)), letters(&text));
    }

    #[test]
    fn tabs_lose_no_word(tabs in vec(("[a-c]{1,3}", "[d-f ]{0,6}"), 1..5), lines in any::<bool>()) {
        let end = if lines { "\n" } else { "" };
        let items: String = tabs
            .iter()
            .map(|(label, text)| format!("<TabItem value=\"v\" label=\"{label}\">{end}{text}{end}</TabItem>{end}"))
            .collect();
        let meant: String = tabs.iter().map(|(label, text)| format!("{label}{text}")).collect();
        prop_assert_eq!(letters(&docusaurus(&format!("<Tabs>{end}{items}</Tabs>\n"))), letters(&meant));
    }

    #[test]
    fn any_text_is_read(text in "(<Tabs|</Tabs>|<TabItem|label=|import |export |from |default |\\{|\\}|'|\"|`|>|\\n|a|:::|@tab |\\{/\\*|\\*/\\}){0,30}") {
        for format in [Format::Docusaurus, Format::VuePress] {
            let _ = read(format, "a.md", text.as_bytes());
        }
    }
}
