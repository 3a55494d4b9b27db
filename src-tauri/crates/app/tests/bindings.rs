//! The committed TypeScript is what the catalogue says; `SLIPWAY_BLESS=1` writes it.

use std::path::Path;

#[test]
fn the_committed_bindings_are_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/bindings/index.ts");
    let rendered = slipway_app::bindings::render();
    if std::env::var_os("SLIPWAY_BLESS").is_some() {
        std::fs::write(&file, &rendered).expect("the bindings are written");
    }
    let committed = std::fs::read_to_string(&file).expect("the bindings are committed");
    assert_eq!(committed, rendered, "run `make bindings` and commit the result");
}
