//! An `appVersion` of any text keeps every character but separators, quotes and space.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::app_version::{AppVersion, parse};

fuzz_target!(|text: &str| {
    let kept = match parse(text) {
        AppVersion::Empty => String::new(),
        AppVersion::Single { version } => version,
        AppVersion::List {
            entries, unparsed, ..
        } => {
            let pairs = entries.into_iter().map(|entry| entry.name + &entry.version);
            pairs.chain(unparsed).collect()
        }
    };
    assert_eq!(substance(&kept), substance(text));
});

fn substance(text: &str) -> Vec<char> {
    let dropped = |c: &char| c.is_whitespace() || ";,:\"'".contains(*c);
    let mut characters: Vec<char> = text.chars().filter(|c| !dropped(c)).collect();
    characters.sort_unstable();
    characters
}
