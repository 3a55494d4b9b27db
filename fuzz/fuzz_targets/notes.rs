//! Release notes of any text are read without a panic and keep every line.
#![no_main]

use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use slipway_domain::component::{Aliases, reconcile};
use slipway_domain::notes::{parse, rollup};

fuzz_target!(|text: &str| {
    let notes = parse(text);
    let mut kept = HashMap::new();
    for section in &notes.sections {
        let heading = (!section.heading.is_empty()).then_some(section.heading.as_str());
        let lines = heading.into_iter().chain(section.body.split('\n'));
        kept.extend(
            lines
                .enumerate()
                .map(|(offset, line)| (section.line + offset, line)),
        );
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        assert_eq!(kept.get(&(at + 1)), Some(&line));
    }
    let _ = notes.contents();
    let _ = reconcile(&notes.readings(), &Aliases::defaults(), &Default::default());
    let _ = rollup(&[("1.0.0".to_owned(), &notes)]);
});
