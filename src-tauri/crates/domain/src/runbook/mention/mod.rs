//! Versions that a runbook's words and commands name, and whose they are.
//!
//! A release's version may be that of a component too, or look like it; only what is said of the
//! release itself, of its chart, or of nothing in particular is taken for the release's.

mod call;
mod place;

pub use call::{Call, call, segments};
pub use place::{Values, named_place, values_files, with_place, with_values};

/// The chart with the databases and queues that Mojaloop's notes name the version of.
pub const BACKEND: &str = "example-mojaloop-backend";

/// What the parts of a release are called, to tell their versions from its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Owners<'a> {
    /// The release's own chart.
    pub chart: &'a str,
    /// Its components.
    pub components: &'a [String],
}

/// Whose a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The release's.
    Release,
    /// The backend's.
    Backend,
    /// Something else's.
    Other,
}

/// A version that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// Where it begins, in bytes; a `v` before it is not part of it.
    pub start: usize,
    /// The version.
    pub version: &'a str,
    /// Whose it is.
    pub owner: Owner,
}

/// Words between a thing and its version.
const LINKS: [&str; 17] = [
    "to",
    "at",
    "of",
    "the",
    "is",
    "in",
    "on",
    "with",
    "from",
    "for",
    "version",
    "release",
    "chart",
    "--version",
    "->",
    "→",
    "=",
];

/// What a hub runs beside the components of a release, and what its tests have versions of.
const AROUND: [&str; 14] = [
    "mysql",
    "kafka",
    "redis",
    "mongodb",
    "mongo",
    "zookeeper",
    "kubernetes",
    "helm",
    "kubectl",
    "node",
    "ttk",
    "cases",
    "collection",
    "collections",
];

/// How names of components end.
const ENDINGS: [&str; 14] = [
    "-service",
    "-svc",
    "-ledger",
    "-adapter",
    "-handler",
    "-oracle",
    "-simulator",
    "-toolkit",
    "-backend",
    "-api",
    "-ui",
    "-operator",
    "-settlement",
    "-sdk",
];

/// Names that the version of a release stands behind in the name of a file.
const FILES: [&str; 8] = [
    "before", "after", "values", "release", "backup", "rollback", "upgrade", "mojaloop",
];

/// Endings of files that a version may stand before.
const SUFFIXES: [&str; 12] = [
    "tgz", "tar", "gz", "zip", "yaml", "yml", "json", "sql", "md", "txt", "env", "sha256",
];

/// Every version that words name.
pub fn in_words<'a>(text: &'a str, owners: &Owners<'_>) -> Vec<Mention<'a>> {
    found(text, 0, owners, None)
}

/// Every version that a command names.
pub fn in_command<'a>(command: &'a str, owners: &Owners<'_>) -> Vec<Mention<'a>> {
    let mut out = Vec::new();
    for segment in segments(command) {
        let start = place_in(command, segment);
        let owner = call(segment).and_then(|call| owners.of_chart(call.chart));
        out.extend(found(segment, start, owners, owner));
    }
    out
}

impl Owners<'_> {
    /// Whose version stands behind a name.
    fn of(&self, name: &str) -> Owner {
        let name = name.to_lowercase();
        let name = name.rsplit('/').next().unwrap_or(&name);
        let known = |one: &String| one.to_lowercase().replace('_', "-") == name.replace('_', "-");
        if name == self.chart.to_lowercase() {
            Owner::Release
        } else if name == BACKEND {
            Owner::Backend
        } else if self.components.iter().any(known)
            || AROUND.contains(&name)
            || ENDINGS.iter().any(|end| name.ends_with(end))
        {
            Owner::Other
        } else {
            Owner::Release
        }
    }

    /// Whose version a chart's is; None when only a shell knows the chart.
    fn of_chart(&self, chart: &str) -> Option<Owner> {
        match chart {
            own if own.eq_ignore_ascii_case(self.chart) => Some(Owner::Release),
            BACKEND => Some(Owner::Backend),
            other => (!other.contains('$')).then_some(Owner::Other),
        }
    }

    /// Whose version stands behind the words of a line, the last of them first.
    fn behind<'w>(&self, before: impl Iterator<Item = &'w str>) -> Owner {
        let mut words = before.map(|word| word.trim_matches(is_mark));
        let links = |word: &str| {
            word.is_empty()
                || LINKS.contains(&word.to_lowercase().as_str())
                || !versions(word).is_empty()
        };
        let thing = words.find(|word| !links(word));
        let Some(thing) = thing else {
            return Owner::Release;
        };
        let owner = self.of(thing);
        let chart = thing.contains('/') && thing.split('/').next_back() != Some(self.chart);
        match owner {
            // A chart of a repository is no word of everyday.
            Owner::Release if chart && !thing.contains('$') => Owner::Other,
            owner => owner,
        }
    }

    /// Whose version stands behind what it is written together with.
    fn glued(&self, prefix: &str) -> Option<Owner> {
        let last = prefix.chars().next_back()?;
        match last {
            '=' => {
                let name = prefix.trim_end_matches('=').to_lowercase();
                let own = ["--version", "version", "release_version", "chart_version"];
                let chart = format!("{}_version", self.chart.to_lowercase());
                let own = own.contains(&name.as_str()) || name == chart;
                (!own).then_some(Owner::Other)
            }
            '-' | '_' => {
                let name = prefix.rsplit('/').next().unwrap_or(prefix);
                let whole = name.trim_end_matches(['-', '_']);
                let first = whole.split(['-', '_']).next().unwrap_or_default();
                Some(match self.of(whole) {
                    Owner::Backend => Owner::Backend,
                    _ if whole.eq_ignore_ascii_case(self.chart) => Owner::Release,
                    Owner::Release if FILES.contains(&first.to_lowercase().as_str()) => {
                        Owner::Release
                    }
                    _ => Owner::Other,
                })
            }
            c if c.is_alphanumeric() || matches!(c, '/' | ':' | '@' | '.' | '+') => {
                Some(Owner::Other)
            }
            _ => None,
        }
    }
}

/// Where a part of a text begins in it.
fn place_in(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

fn is_mark(c: char) -> bool {
    !(c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '$' | '→' | '=' | '>'))
}

fn found<'a>(
    text: &'a str,
    offset: usize,
    owners: &Owners<'_>,
    called: Option<Owner>,
) -> Vec<Mention<'a>> {
    let mut out = Vec::new();
    let mut line = 0;
    for row in text.split_inclusive('\n') {
        let mut before: Vec<&str> = Vec::new();
        let mut asked = false;
        for word in row.split_whitespace() {
            let at = place_in(row, word);
            for (start, version) in versions(word) {
                let prefix = word.get(..start).unwrap_or_default();
                let prefix = prefix.strip_suffix(['v', 'V']).unwrap_or(prefix);
                let flag = asked || prefix.starts_with("--version=");
                let owner = match called {
                    Some(owner) if flag => owner,
                    _ => owners
                        .glued(prefix)
                        .unwrap_or_else(|| owners.behind(before.iter().rev().copied())),
                };
                let start = offset + line + at + start;
                out.push(Mention {
                    start,
                    version,
                    owner,
                });
            }
            asked = word == "--version" || (asked && word == "\\");
            before.push(word);
        }
        line += row.len();
    }
    out
}

/// Versions in a word with where they begin: three numbers and what SemVer lets follow them. Longer
/// runs of numbers, such as addresses, are none.
fn versions(word: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let bytes = word.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let rest = word.get(at..).unwrap_or_default();
        let end = at
            + rest
                .find(|c: char| !(c.is_ascii_digit() || c == '.'))
                .unwrap_or(rest.len());
        let core = word.get(at..end).unwrap_or_default();
        let numbers = core.trim_end_matches('.');
        let three =
            numbers.split('.').count() == 3 && numbers.split('.').all(|one| !one.is_empty());
        let before = word.get(..at).unwrap_or_default();
        let before = before.strip_suffix(['v', 'V']).unwrap_or(before);
        let apart = !before.ends_with(char::is_alphanumeric);
        if three && apart {
            let length = numbers.len() + tail(word.get(at + numbers.len()..).unwrap_or_default());
            let version = word.get(at..at + length).unwrap_or_default();
            if ends(word.get(at + length..).unwrap_or_default()) {
                out.push((at, version));
            }
            at += length;
        }
        at = at.max(end);
    }
    out
}

/// Bytes of a prerelease and of a build.
fn tail(rest: &str) -> usize {
    let mut bytes = rest.bytes();
    let (Some(b'-' | b'+'), Some(next)) = (bytes.next(), bytes.next()) else {
        return 0;
    };
    if !next.is_ascii_alphanumeric() {
        return 0;
    }
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
    let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
    rest.get(..end)
        .unwrap_or_default()
        .trim_end_matches('.')
        .len()
}

/// Whether a version may end before this: at a mark, or before the ending of a file.
fn ends(rest: &str) -> bool {
    let Some(next) = rest.chars().next() else {
        return true;
    };
    match next {
        '.' => {
            let end = rest.get(1..).unwrap_or_default();
            let word = end
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            word.is_empty() || SUFFIXES.contains(&word)
        }
        '_' => false,
        next => !next.is_alphanumeric(),
    }
}
