//! The drawer of articles: whatever a text is, what is drawn of it can do nothing, and cleaned again
//! it is the same.
#![no_main]

#[path = "../../src-tauri/crates/domain/tests/article/safe.rs"]
mod safe;

use libfuzzer_sys::fuzz_target;
use safe::{Desk, wrong};
use slipway_domain::article::html::{blocks, diff, draw, plain_text, sanitise};

fuzz_target!(|text: &str| {
    let html = draw(text, &Desk).html;
    assert_eq!(wrong(&html), Vec::<String>::new(), "{html}");
    assert_eq!(sanitise(&html), html);
    let told = plain_text(text);
    assert!(!told.contains(|c: char| c.is_control() && c != '\n'));
    for block in blocks(text, &Desk) {
        assert_eq!(sanitise(&block.html), block.html);
    }
    let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at));
    let (before, after) = text.split_at(half.unwrap_or_default());
    assert_eq!(wrong(&diff(before, after, &Desk)), Vec::<String>::new());
});
