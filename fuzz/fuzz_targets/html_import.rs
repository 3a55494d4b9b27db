//! The readers of HTML exports: any page is read or left out, and what is drawn of one that was read
//! can do nothing.
#![no_main]

#[path = "../../src-tauri/crates/domain/tests/article/safe.rs"]
mod safe;

use libfuzzer_sys::fuzz_target;
use safe::{Desk, wrong};
use slipway_domain::article::html::draw;
use slipway_domain::article::import::{Format, embedded, read};

const FRAMES: [(Format, &str); 3] = [
    (Format::Confluence, "<div id=main-content>"),
    (Format::BookStack, "<div class=page-content><h1 id=bkmrk-page-title>T</h1>"),
    (Format::BookStack, "<div class=page-content><h1>B</h1><h1 id=page-1>P</h1>"),
];

fuzz_target!(|text: &str| {
    for (format, frame) in FRAMES {
        for page in [format!("{frame}{text}"), text.to_owned()] {
            for mut document in read(format, "a.html", page.as_bytes()).unwrap_or_default() {
                embedded(&mut document);
                let html = draw(&document.body, &Desk).html;
                assert_eq!(wrong(&html), Vec::<String>::new(), "{}", document.body);
            }
        }
    }
});
