//! Taking `name-version` apart, as `helm list` writes a chart.

/// Name and version of a chart as `helm list` writes them; None for `MISSING` and for what has no
/// version in it.
///
/// The two are joined by a dash, and both may hold dashes, so there is no certain way. A chart that
/// is known by name is taken by the longest name that fits; else the leftmost dash before a SemVer
/// version parts them (Helm's own advice, helm/helm#8522), and where there is none, the leftmost one
/// before three numbers: development builds such as `mojaloop-15.0.0-15705.0785061` are no SemVer,
/// since their commit begins with a zero.
pub fn split_chart<'k>(
    text: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<(String, String)> {
    let text = text.trim();
    let of_known = known
        .into_iter()
        .filter_map(|name| {
            let rest = text.strip_prefix(name)?.strip_prefix('-')?;
            begins_with_number(rest).then_some((name, rest))
        })
        .max_by_key(|(name, _)| name.len());
    if let Some((name, version)) = of_known {
        return Some((name.to_owned(), version.to_owned()));
    }
    let parts = || {
        text.match_indices('-')
            .map(|(at, _)| (&text[..at], &text[at + 1..]))
            .filter(|(name, _)| !name.is_empty())
    };
    let strict = |version: &str| {
        semver::Version::parse(version.strip_prefix('v').unwrap_or(version)).is_ok()
    };
    parts()
        .find(|(_, version)| strict(version))
        .or_else(|| parts().find(|(_, version)| three_numbers(version)))
        .map(|(name, version)| (name.to_owned(), version.to_owned()))
}

fn begins_with_number(text: &str) -> bool {
    text.strip_prefix('v')
        .unwrap_or(text)
        .starts_with(|c: char| c.is_ascii_digit())
}

fn three_numbers(text: &str) -> bool {
    let text = text.strip_prefix('v').unwrap_or(text);
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let mut parts = core.split('.');
    let number = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    number(parts.next()) && number(parts.next()) && number(parts.next())
}
