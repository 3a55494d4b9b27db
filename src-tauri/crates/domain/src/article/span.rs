//! The versions an article holds for: from the first to the last it names, either of which may be left out.

use crate::version::{Comparison, Version};

/// Whether an article that names a first and a last version holds for one of these. What it does not name
/// is no bound, and a text that has no place among versions bounds nothing: an article is not taken for
/// outdated on a guess.
pub fn holds_for(first: &str, last: &str, versions: &[&str]) -> bool {
    let bound = |text: &str| (!text.trim().is_empty()).then(|| Version::new(text.trim()));
    let (first, last) = (bound(first), bound(last));
    let within = |version: &str| {
        let version = Version::new(version);
        let before = first
            .as_ref()
            .is_some_and(|first| version.compare(first) == Comparison::Older);
        let after = last
            .as_ref()
            .is_some_and(|last| version.compare(last) == Comparison::Newer);
        !before && !after
    };
    versions.is_empty() || versions.iter().any(|version| within(version))
}

#[cfg(test)]
mod tests {
    use super::holds_for;

    #[test]
    fn what_ended_before_a_version_does_not_hold_for_it() {
        for (first, last, version, holds) in [
            ("", "", "14.1.0", true),
            ("", "14.0.0", "14.1.0", false),
            ("", "v14.0.0", "14.0.0", true),
            ("15.0.0", "", "v14.1.0", false),
            ("14.0.0", "15.0.0", "v14.1.0", true),
            ("14.0.0", "", "v14.0.0-snapshot.1", false),
            ("soon", "later", "14.1.0", true),
            ("14.0.0", "", "unknown", true),
        ] {
            assert_eq!(
                holds_for(first, last, &[version]),
                holds,
                "{first} to {last}: {version}"
            );
        }
        assert!(holds_for("", "15.1.0", &["v17.8.0", "15.1.0"]));
        assert!(holds_for("", "1.0.0", &[]));
    }
}
