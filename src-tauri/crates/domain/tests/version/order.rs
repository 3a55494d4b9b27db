//! The order is total, and SemVer's where SemVer has one.

use std::cmp::Ordering;

use proptest::prelude::*;
use slipway_domain::version::{Comparison, Version};

/// Versions close enough to each other for every rule of precedence to matter.
fn semantic() -> impl Strategy<Value = String> {
    "[0-3]\\.[0-3]\\.(0|[1-9][0-9]?)(-(0|[1-9][0-9]{0,2}|[a-zA-Z-]{1,3})(\\.(0|[1-9]|[a-z0-9]{0,2}[a-z-])){0,3})?(\\+[0-9a-zA-Z-]{1,3}(\\.[0-9a-z]{1,3}){0,2})?"
}

fn any_version() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => semantic(),
        2 => "v?[0-2](\\.[0-2]){0,3}((\\.|-)(rev|REV|snapshot|rc)\\.[0-9]{1,2})?",
        1 => "[0-9]{1,2}\\.[0-9]\\.[0-9]-[0-9]{5}[.-][0-9a-f]{7}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn order_is_total(texts in prop::array::uniform3(any_version())) {
        let [a, b, c] = texts.map(|text| Version::new(&text));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn sort_key_compares_as_the_version_does(one in any_version(), other in any_version()) {
        let (one, other) = (Version::new(&one), Version::new(&other));
        prop_assert_eq!(one.sort_key().cmp(&other.sort_key()), one.cmp(&other));
    }

    #[test]
    fn semantic_versions_stand_as_semver_says(one in semantic(), other in semantic()) {
        let strict = [&one, &other].map(|text| semver::Version::parse(text).unwrap());
        let (one, other) = (Version::new(&one), Version::new(&other));
        if strict[0] != strict[1] {
            prop_assert_eq!(one.cmp(&other), strict[0].cmp(&strict[1]));
        }
        let compared = match (strict[0].cmp_precedence(&strict[1]), strict[0].build == strict[1].build) {
            (Ordering::Less, _) => Comparison::Older,
            (Ordering::Greater, _) => Comparison::Newer,
            (Ordering::Equal, true) => Comparison::Same,
            (Ordering::Equal, false) => Comparison::Unorderable,
        };
        prop_assert_eq!(one.compare(&other), compared);
    }

    #[test]
    fn no_text_is_changed(text in any::<String>()) {
        let version = Version::new(&text);
        prop_assert_eq!(version.text(), &text);
        let _ = (version.channel(), Version::is_exact(&text));
    }
}

/// Lowest first: texts without precedence, then every rule of precedence in turn.
const SORTED: [&str; 18] = [
    "latest",
    "v14.0.0.rev.3",
    "0.9.10",
    "0.10.0",
    "1.0.0-1.9",
    "1.0.0-1.10",
    "1.0.0-1.rc",
    "1.0.0-rc",
    "1.0.0-rc.9",
    "1.0.0-rc.9.0",
    "1.0.0-rc.10",
    "1.0.0-rc-1",
    "1.0.0",
    "v1.0.0",
    "1.0.0+9",
    "1.0.0+09",
    "1.0.0+10",
    "1.0.0+b",
];

#[test]
fn versions_sort_as_listed_by_themselves_and_by_their_keys() {
    for pair in SORTED.map(Version::new).windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
        assert!(pair[0].sort_key() < pair[1].sort_key(), "{pair:?}");
    }
}
