//! The TypeScript shapes are those of the catalogue as it is now; `SLIPWAY_BLESS=1` writes them.

use crate::tree::root;
use std::fs;

#[test]
fn bindings_are_fresh() {
    let path = "ui/src/bindings/index.ts";
    let rendered = slipway_app::bindings::render();
    if std::env::var_os("SLIPWAY_BLESS").is_some() {
        fs::write(root().join(path), &rendered).expect("the bindings are written");
    }
    let committed = fs::read_to_string(root().join(path)).expect("the bindings are committed");
    let differs = committed
        .lines()
        .zip(rendered.lines())
        .position(|(is, should)| is != should);
    assert!(
        committed == rendered,
        "{path} is stale from line {}: run `make bindings` and commit it",
        differs.unwrap_or_else(|| committed.lines().count().min(rendered.lines().count())) + 1
    );
}

#[test]
fn the_window_and_the_core_agree_on_the_largest_file_that_is_kept() {
    let path = "ui/src/components/keptFile.ts";
    let text = fs::read_to_string(root().join(path)).expect("it is there");
    let mib = slipway_app::data::MOST_FILE_BYTES >> 20;
    let line = format!("export const MAX_FILE_BYTES = {mib} * 1024 * 1024;");
    assert!(text.contains(&line), "{path} does not say: {line}");
}
