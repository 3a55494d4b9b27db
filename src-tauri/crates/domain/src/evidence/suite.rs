//! Which collection of tests a run ran: those that Mojaloop's release checklist names, and any other
//! that a scheme has.
//!
//! Source: the collections of the test-cases repository and the suites of the Helm tests.

/// A suite that has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suite {
    /// As written in commands.
    pub slug: &'static str,
    /// As shown to people.
    pub title: &'static str,
}

/// The golden path, which gates ask for.
pub const GOLDEN_PATH: &str = "gp";

/// The suites that are offered, the golden path first.
pub const SUITES: [Suite; 12] = [
    suite(GOLDEN_PATH, "Golden path"),
    suite("gp_iso20022", "Golden path, ISO 20022"),
    suite("bulk", "Bulk transfers"),
    suite("thirdparty", "Third party"),
    suite("sdk_bulk", "SDK bulk"),
    suite("sdk_r2p", "SDK request to pay"),
    suite("fx", "Currency conversion"),
    suite("interscheme", "Between schemes"),
    suite("settlement", "Settlement"),
    suite("dfsp", "DFSP"),
    suite("provisioning", "Provisioning"),
    suite("cleanup", "Cleanup"),
];

const fn suite(slug: &'static str, title: &'static str) -> Suite {
    Suite { slug, title }
}

/// Reads a suite's name: one of [`SUITES`] by slug or title, else a scheme's own of up to 40 letters,
/// digits, `_`, `-` and `.`. None for anything else.
pub fn parse(text: &str) -> Option<String> {
    let wanted = text.trim().to_lowercase();
    let slug = wanted.replace([' ', '-'], "_");
    let known = SUITES
        .iter()
        .find(|suite| suite.slug == slug || suite.title.to_lowercase() == wanted);
    if let Some(suite) = known {
        return Some(suite.slug.to_owned());
    }
    if slug == "golden_path" {
        return Some(GOLDEN_PATH.to_owned());
    }
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let free = !wanted.is_empty() && wanted.len() <= 40 && wanted.chars().all(fits);
    free.then_some(wanted)
}

/// What people read of a suite; a scheme's own is its name.
pub fn title(slug: &str) -> &str {
    SUITES
        .iter()
        .find(|suite| suite.slug == slug)
        .map_or(slug, |suite| suite.title)
}
