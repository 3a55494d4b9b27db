//! Breaking changes over skipped versions.

use slipway_domain::notes::{self, Notes, rollup};

const FIRST: &str = "## Breaking Changes

### central-ledger
  * config/default.json: (https://x/1)
  * migrations/1_a.js: (https://x/2)
### quoting-service
  * config/default.json: <br>
    Handlers have their own topic.
";

const SECOND: &str = "## Breaking Changes

1. Databases live outside of the chart now.

### Central-Ledger
  * config/default.json: (https://x/3)
  * migrations/2_b.js: (https://x/4)
";

fn rolled() -> Vec<notes::RolledUp> {
    let parsed: Vec<(String, Notes)> = [("17.0.0", FIRST), ("17.1.0", SECOND)]
        .map(|(version, text)| (version.to_owned(), notes::parse(text)))
        .into();
    let list: Vec<(String, &Notes)> = parsed.iter().map(|(v, n)| (v.clone(), n)).collect();
    rollup(&list)
}

#[test]
fn files_carry_the_versions_they_came_with() {
    let rolled = rolled();
    let ledger: Vec<(&str, bool, String)> = rolled[0]
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.migration, file.versions.join(" ")))
        .collect();
    assert_eq!(
        ledger,
        [
            ("config/default.json", false, "17.0.0 17.1.0".to_owned()),
            ("migrations/1_a.js", true, "17.0.0".to_owned()),
            ("migrations/2_b.js", true, "17.1.0".to_owned()),
        ]
    );
}

#[test]
fn components_keep_their_order_and_texts_their_version() {
    let rolled = rolled();
    let names: Vec<Option<&str>> = rolled.iter().map(|r| r.component.as_deref()).collect();
    assert_eq!(
        names,
        [Some("central-ledger"), Some("quoting-service"), None]
    );
    assert_eq!(rolled[1].text[0].text, "Handlers have their own topic.");
    assert_eq!(rolled[2].text[0].version, "17.1.0");
}

#[test]
fn nothing_skipped_is_nothing_rolled_up() {
    assert_eq!(rollup(&[]), []);
}
