//! Versions as they occur, and their order.

mod helm;
mod order;

use slipway_domain::version::{Channel, Comparison, Version};

#[test]
fn channels_of_real_versions() {
    let table = [
        ("15.1.0", Channel::Stable),
        ("v15.1.0", Channel::Stable),
        ("\"1.0.1\"", Channel::Stable),
        ("15.1", Channel::Stable),
        ("15.1.0+build.7", Channel::Stable),
        ("15.0.0-REV.2", Channel::Revision),
        ("v14.0.0.rev.3", Channel::Revision),
        ("v15.0.0.REV.3", Channel::Revision),
        ("14.1.0-16172.18a7b43", Channel::DevBuild),
        ("16.0.4-20781-9de1a38", Channel::DevBuild),
        // All digits with a leading zero: no SemVer, a build all the same.
        ("15.1.0-16172.0123456", Channel::DevBuild),
        ("v12.0.1-snapshot.1", Channel::DevBuild),
        ("8.1.0-snapshot", Channel::DevBuild),
        ("v14.1.0.643-snapshot.0", Channel::DevBuild),
        ("9.3.0-hotfix.1", Channel::Prerelease),
        ("16.0.1-iso20022.12", Channel::Prerelease),
        ("15.0.0-rc.1", Channel::Prerelease),
        ("15.0.0-REV", Channel::Prerelease),
        ("v15.1.2.1", Channel::Prerelease),
        ("latest", Channel::Prerelease),
        ("", Channel::Prerelease),
    ];
    for (text, want) in table {
        assert_eq!(Version::new(text).channel(), want, "{text}");
    }
}

#[test]
fn what_is_ordered_and_what_keeps_only_its_text() {
    for text in [
        "1",
        "1.2",
        "1.2.3",
        "v1.2.3",
        "V1.2.3",
        " \"1.2.3\" ",
        "1.2-beta",
        "01.2.3",
        "1.2.3+a",
    ] {
        assert!(Version::new(text).is_ordered(), "{text}");
        assert_eq!(Version::new(text).text(), text);
    }
    for text in [
        "",
        "v",
        "latest",
        "1.2.3.4",
        "v14.0.0.rev.3",
        "1.2.3-",
        "1.2.3+",
        "1..3",
        "+1.2.3",
        "-1.2.3",
        "1.2.3-01",
        "1.2.3-a..b",
        "99999999999999999999.0.0",
        "1.2.3 4",
        "1.2.3-é",
        "vv1.2.3",
    ] {
        assert!(!Version::new(text).is_ordered(), "{text}");
        assert_eq!(Version::new(text).text(), text);
    }
}

#[test]
fn comparisons() {
    let table = [
        ("1.0.0", "1.0.1", Comparison::Older),
        ("15.1.0-16172.18a7b43", "15.1.0", Comparison::Older),
        ("v1.10.0", "1.9.0", Comparison::Newer),
        ("v1.0.0", "\"1.0.0\"", Comparison::Same),
        ("1.0", "1.0.0", Comparison::Same),
        ("v14.0.0.rev.3", "14.0.0.rev.3", Comparison::Same),
        ("v13.16.1", "v15.1.2.1", Comparison::Unorderable),
        ("1.0.0+a", "1.0.0+b", Comparison::Unorderable),
        ("latest", "1.0.0", Comparison::Unorderable),
    ];
    for (one, other, want) in table {
        assert_eq!(
            Version::new(one).compare(&Version::new(other)),
            want,
            "{one} and {other}"
        );
    }
}

#[test]
fn exact_versions_are_no_ranges() {
    for text in [
        "15.1.0",
        "v15.1.0",
        "15.0.0-REV.2",
        "v14.0.0.rev.3",
        "v15.1.2.1",
        "1.2.3+b.1",
    ] {
        assert!(Version::is_exact(text), "{text}");
    }
    for text in [
        "",
        "15",
        "15.1",
        "v15.1",
        ">= 15.0.0",
        "^1.2.3",
        "~1.2.3",
        "1.2.x",
        "1.2.*",
        "*",
        "latest",
        "1.2.3 - 2.0.0",
        "1.2.3 || 2.0.0",
        "1.2.3,<2",
        "=1.2.3",
        "1.2.3-",
        "1.2.3+",
        "1.2.3..4",
        "1.2.3.x",
    ] {
        assert!(!Version::is_exact(text), "{text}");
    }
}

#[test]
fn a_version_is_stored_as_its_text() {
    let version = Version::new("v14.0.0.rev.3");
    let json = serde_json::to_string(&version).unwrap();
    assert_eq!(json, "\"v14.0.0.rev.3\"");
    assert_eq!(serde_json::from_str::<Version>(&json).unwrap(), version);
}
