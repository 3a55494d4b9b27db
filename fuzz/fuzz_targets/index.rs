//! Any bytes as a chart index: no panic, counts that add up, and no entry without its version.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use slipway_helm::{Framing, IndexItem, read_index};

fuzz_target!(|bytes: &[u8]| {
    for framing in [Framing::Complete, Framing::Unproven] {
        let (mut charts, mut entries) = (0, 0);
        let read = read_index(Cursor::new(bytes), framing, &mut |item| {
            match item {
                IndexItem::Chart(name) => {
                    assert!(!name.contains('/'));
                    charts += 1;
                }
                IndexItem::Entry(entry) => {
                    assert!(!entry.version.is_empty() && !entry.chart.is_empty());
                    entries += 1;
                }
                IndexItem::Skipped(remark) | IndexItem::Warning(remark) => {
                    assert!(!remark.reason.is_empty());
                }
            }
            ControlFlow::Continue(())
        });
        if let Ok(summary) = read {
            assert_eq!((summary.charts, summary.entries), (charts, entries));
        }
    }
});
