//! The TypeScript shapes are those of the catalogue as it is now.

use crate::tree::root;
use std::fs;

#[test]
fn bindings_are_fresh() {
    let path = "ui/src/bindings/index.ts";
    let committed = fs::read_to_string(root().join(path)).expect("the bindings are committed");
    let rendered = slipway_app::bindings::render();
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
