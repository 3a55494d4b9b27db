//! Articles' front matter: any text is read, keeps its body, and once written is read as the same and
//! written as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::article::document::{Document, split};
use slipway_domain::article::import::{Format, read};

fuzz_target!(|text: &str| {
    let document = Document::read(text);
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (front, body) = split(bare);
    assert!(bare.contains(front) && bare.ends_with(body));
    assert_eq!(document.body, body);
    let written = document.write();
    let again = Document::read(&written);
    assert_eq!(again.body, document.body);
    assert_eq!(again.write(), written);
    for format in [Format::Markdown, Format::VuePress, Format::Docusaurus] {
        for document in read(format, "a.md", text.as_bytes()).unwrap_or_default() {
            assert!(!document.title.trim().is_empty());
        }
    }
});
