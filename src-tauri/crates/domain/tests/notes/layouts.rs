//! What is read from each family of layouts, on the project's own notes.

use slipway_domain::component::Change;
use slipway_domain::notes::{self, Notes, SectionKind};

use crate::support::own_notes;

fn parsed(version: &str) -> Notes {
    notes::parse(&own_notes(version))
}

fn changes(notes: &Notes) -> Vec<(&str, Change)> {
    notes
        .components
        .iter()
        .map(|c| (c.name.as_str(), c.change()))
        .collect()
}

#[test]
fn v13_sections_are_found_at_both_heading_levels() {
    let kinds: Vec<SectionKind> = parsed("13.9.0").sections.iter().map(|s| s.kind).collect();
    assert_eq!(
        kinds,
        [
            SectionKind::Preamble,
            SectionKind::Maintenance,
            SectionKind::Features,
            SectionKind::Fixes,
            SectionKind::Components,
            SectionKind::ApplicationNotes,
            SectionKind::Operational,
            SectionKind::Breaking,
            SectionKind::UpgradeNotes,
            SectionKind::Testing,
            SectionKind::KnownIssues,
            SectionKind::Contributors,
        ]
    );
}

#[test]
fn v13_components_with_their_oddities() {
    let notes = parsed("13.9.0");
    assert_eq!(
        changes(&notes),
        [
            ("ml-api-adapter", Change::Upgraded),
            ("central-ledger", Change::Unorderable),
            ("quoting-service", Change::Upgraded),
            ("email-notifier", Change::Unchanged),
            ("settlement-management", Change::Unchanged),
            ("als-consent-service", Change::Unchanged),
        ]
    );
    let deprecated: Vec<bool> = notes.components.iter().map(|c| c.deprecated).collect();
    assert_eq!(deprecated, [false, false, false, false, true, false]);
    let links: Vec<_> = notes
        .components
        .iter()
        .filter_map(|c| c.link_version.clone())
        .collect();
    assert_eq!(
        links,
        ["v12.0.2"],
        "email-notifier's release notes are of another version"
    );
    assert_eq!(notes.operational.len(), 2);
    assert_eq!(notes.readings()[3].place, "Release notes, line 30");
}

#[test]
fn v13_prose_breaks_upgrades_and_is_tested() {
    let notes = parsed("13.9.0");
    let first: Vec<&str> = notes.breaking.iter().map(|b| b.text[0].as_str()).collect();
    assert_eq!(
        first,
        [
            "The toolkit keeps its certificates elsewhere now.",
            "A test job has a shorter name. Rename it in your values:"
        ]
    );
    assert!(
        notes.breaking[1]
            .text
            .iter()
            .any(|line| line.contains("# The old name first"))
    );
    assert_eq!(notes.upgrade_notes.len(), 5);
    let matrix: Vec<_> = notes
        .matrix
        .iter()
        .map(|row| (row.name.as_str(), row.version.as_str()))
        .collect();
    assert_eq!(
        matrix,
        [
            ("Kubernetes", "v1.20.6"),
            ("Testing Toolkit Test Cases", "v13.9.0")
        ]
    );
}

#[test]
fn items_name_their_stories_and_pull_requests() {
    let notes = parsed("13.9.0");
    let refs: Vec<String> = notes
        .features
        .iter()
        .map(|item| item.refs.join(" "))
        .collect();
    assert_eq!(
        refs,
        [
            "central-ledger/#901",
            "mojaloop/#9002 central-ledger/#902",
            "",
            "ml-testing-toolkit/#903 mojaloop/#9003",
        ]
    );
    assert_eq!(
        notes.features[1].text,
        "mojaloop/#9002: Let a switch name its currencies (central-ledger/pull/902), closes mojaloop/#9002"
    );
    let generated = parsed("17.9.0");
    assert_eq!(
        generated.features[0].refs,
        ["mojaloop/#541", "account-lookup-service/#541"]
    );
}

#[test]
fn v15_revisions_apis_and_a_link_that_disagrees() {
    let notes = parsed("15.9.0");
    assert_eq!(notes.title.as_deref(), Some("Helm Release Notes"));
    assert_eq!(notes.previous.as_deref(), Some("v15.8.0"));
    assert_eq!(notes.revisions.len(), 2);
    assert_eq!(notes.revisions[1].revision, "1");
    assert_eq!(notes.revisions[1].description, "Fix mojaloop/#9101 applied");
    assert_eq!(notes.api_versions[0].versions, ["v1.1", "v1.0"]);
    assert_eq!(notes.backend.as_deref(), Some("v15.0.0"));
    let sdk = &notes.components[1];
    assert_eq!(
        (sdk.to.as_deref(), sdk.link_version.as_deref()),
        (Some("v23.0.1"), Some("v23.0.2"))
    );
    let quoted = &notes.components[3];
    assert_eq!(
        (quoted.to.as_deref(), quoted.change()),
        (Some("v0.1.1"), Change::Downgraded)
    );
    assert_eq!(quoted.link_version, None);
}

#[test]
fn v15_prose_among_components_is_shown_as_unparsed() {
    let unparsed = parsed("15.9.0").unparsed;
    assert_eq!(unparsed.len(), 1);
    assert_eq!(
        unparsed[0].text,
        "Images of the toolkit are listed elsewhere."
    );
    assert_eq!(unparsed[0].section, "Application versions");
}

#[test]
fn v15_says_that_nothing_breaks() {
    assert!(parsed("15.9.0").breaking.is_empty());
}

#[test]
fn component_lines_and_lines_that_only_look_like_one() {
    let table = [
        (
            "1. Testing Toolkit: v1.0.0",
            Some(("Testing Toolkit", Some("v1.0.0"))),
        ),
        ("als-x: **v1.0.0**", Some(("als-x", Some("v1.0.0")))),
        (
            "* `als-x` _(DEPRECATED)_: v1.0.0",
            Some(("als-x", Some("v1.0.0"))),
        ),
        ("- als-x: v1.0.0 → v2.0.0", Some(("als-x", Some("v2.0.0")))),
        // Named, but without a version: kept, and shown as unparsed.
        ("1. als-x:", Some(("als-x", None))),
        ("1. als-x: v1.0.0 ->", Some(("als-x", None))),
        ("Please note: v1.0.0 is old", None),
        ("1. als-x: see below", None),
        ("1. als-x v1.0.0", None),
    ];
    for (line, want) in table {
        let notes = notes::parse(&format!("## Application versions\n{line}\n"));
        let found = notes
            .components
            .first()
            .map(|c| (c.name.as_str(), c.to.as_deref()));
        assert_eq!(found, want, "{line}");
        let is_whole = want.is_some_and(|(_, version)| version.is_some());
        assert_eq!(notes.unparsed.is_empty(), is_whole, "{line}");
    }
}

#[test]
fn v17_components_new_and_downgraded() {
    let notes = parsed("17.9.0");
    assert_eq!(
        changes(&notes),
        [
            ("bulk-api-adapter", Change::Upgraded),
            ("merchant-acquirer-backend", Change::New),
            ("inter-scheme-proxy-adapter", Change::Downgraded),
            ("ml-testing-toolkit", Change::Unchanged),
        ]
    );
    assert_eq!(notes.previous.as_deref(), Some("v17.8.0"));
}

#[test]
fn v17_breaking_files_stand_under_their_component() {
    let breaking = parsed("17.9.0").breaking;
    assert_eq!(breaking.len(), 2);
    assert_eq!(breaking[0].component.as_deref(), Some("central-ledger"));
    assert_eq!(breaking[0].configs, ["config/default.json"]);
    assert_eq!(
        breaking[0].migrations,
        ["migrations/961001_transferForwarded.js"]
    );
    assert_eq!(breaking[0].text, ["Batches have a size now."]);
    // Not the section "Testing notes", though its name begins like one.
    assert_eq!(breaking[1].component.as_deref(), Some("ml-testing-toolkit"));
}

#[test]
fn v17_placeholders_and_broken_references_are_listed() {
    let notes = parsed("17.9.0");
    let places: Vec<usize> = notes.placeholders.iter().map(|p| p.line).collect();
    assert_eq!(places, [11]);
    assert_eq!(notes.unparsed.len(), 1);
    assert!(notes.unparsed[0].text.contains("mojaloop/#participants"));
    assert_eq!(notes.fixes[0].refs, ["account-lookup-service/#570"]);
}

#[test]
fn titles_count_and_numbers_do_not() {
    let text = "# Release notes\n\n## 42. BUG FIXES:\n- one\n\n## Known issues\n- two\n";
    let notes = notes::parse(text);
    assert_eq!((notes.fixes.len(), notes.known_issues.len()), (1, 1));
}

#[test]
fn headings_in_a_code_fence_are_no_headings_unless_it_never_closes() {
    let closed = notes::parse("## Breaking changes\n```\n## Bug Fixes\n```\n");
    assert_eq!(closed.sections.len(), 1);
    let open = notes::parse("## Breaking changes\n```\n## Bug Fixes\n- one\n");
    assert_eq!(open.fixes.len(), 1);
}
