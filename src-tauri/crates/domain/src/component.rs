//! Components of a release: one name from several spellings, one version from
//! several sources, and what changed between two releases.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::version::{Comparison, Version, same_text};

/// Spellings of component names and the one name each stands for.
///
/// Look-ups ignore case and surrounding space. Charts and applications are named
/// apart in Mojaloop (`centralledger` ships `central-ledger`), and notes have
/// changed a name over the years (`als-consent-service`, now `als-consent-oracle`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Aliases(BTreeMap<String, String>);

/// The aliases a new hub starts with: alias, canonical name.
///
/// From the charts of the Mojaloop index and the application links of the release
/// notes v13 to v17. `thirdparty-sdk` and `thirdparty-api-svc` are two components:
/// every release lists both.
const DEFAULT_ALIASES: [(&str, &str); 12] = [
    ("centralledger", "central-ledger"),
    ("centralsettlement", "central-settlement"),
    ("centraleventprocessor", "central-event-processor"),
    ("emailnotifier", "email-notifier"),
    ("eventstreamprocessor", "event-stream-processor"),
    ("consent-oracle", "als-consent-oracle"),
    ("als-consent-service", "als-consent-oracle"),
    ("als-msisdn-oracle", "als-msisdn-oracle-svc"),
    ("als-static-oracle", "als-static-oracle-svc"),
    ("auth-svc", "auth-service"),
    ("tp-api-svc", "thirdparty-api-svc"),
    ("thirdparty-sdk-adapter", "thirdparty-sdk"),
];

/// What happened to a component between two releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Not in the earlier release.
    New,
    /// A newer version.
    Upgraded,
    /// The same version.
    Unchanged,
    /// An older version.
    Downgraded,
    /// Not in the later release.
    Removed,
    /// Both versions are known and differ, but have no order.
    Unorderable,
    /// No source says what was there before.
    Unknown,
}

/// Where a component version was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The application versions of the release notes.
    Notes,
    /// The `appVersion` list of the umbrella chart.
    AppVersion,
    /// The chart's dependencies, which carry chart versions.
    Dependencies,
    /// Entered by a person.
    Manual,
}

/// One statement of one source about one component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Where it was read.
    pub source: Source,
    /// As written.
    pub name: String,
    /// As written; for dependencies possibly a range.
    pub version: String,
    /// The version before, where the source states one.
    pub from: Option<String>,
    /// For people: `Release notes, line 22`.
    pub place: String,
}

/// A component of a release, with every reading it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Canonical.
    pub name: String,
    /// Of the source that was chosen or wins by rank.
    pub version: String,
    /// The version before, where a source states one.
    pub from: Option<String>,
    /// From `from` to `version`.
    pub change: Change,
    /// All readings, in the order they were given.
    pub sources: Vec<Reading>,
    /// Whether readings of application versions name different versions.
    pub disagrees: bool,
    /// Whether the dependency's chart version is another than `version`. Usual in
    /// Mojaloop, which versions charts and applications apart; no disagreement.
    pub chart_differs: bool,
}

/// One line of the comparison of two releases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Canonical.
    pub name: String,
    /// In the earlier release.
    pub from: Option<String>,
    /// In the later release.
    pub to: Option<String>,
    /// What happened between them.
    pub change: Change,
}

impl Aliases {
    /// Those a new hub starts with.
    pub fn defaults() -> Aliases {
        Aliases::from_pairs(DEFAULT_ALIASES)
    }

    /// From pairs of alias and canonical name; of equal aliases the last holds.
    pub fn from_pairs<A: AsRef<str>, B: AsRef<str>>(
        pairs: impl IntoIterator<Item = (A, B)>,
    ) -> Aliases {
        Aliases(
            pairs
                .into_iter()
                .map(|(alias, name)| (fold(alias.as_ref()), name.as_ref().trim().to_owned()))
                .collect(),
        )
    }

    /// The pairs of alias and canonical name, by alias.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(alias, name)| (alias.as_str(), name.as_str()))
    }

    /// The canonical name, or `name` itself without surrounding space.
    pub fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(&fold(name)).map_or(name.trim(), String::as_str)
    }
}

/// Puts readings together into components, in the order of their first reading.
///
/// `chosen` names, by canonical name, the source whose version a person picked;
/// elsewhere the rank is manual, notes, `appVersion`, dependencies. Within one
/// source the first reading holds. Versions are equal when their texts are, but
/// for a leading `v` and quotes.
pub fn reconcile(
    readings: &[Reading],
    aliases: &Aliases,
    chosen: &BTreeMap<String, Source>,
) -> Vec<Component> {
    let mut groups: Vec<(&str, Vec<&Reading>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for reading in readings {
        let name = aliases.canonical(&reading.name);
        let place = *places.entry(fold(name)).or_insert(groups.len());
        if place == groups.len() {
            groups.push((name, Vec::new()));
        }
        groups[place].1.push(reading);
    }
    let picks: HashMap<String, Source> = chosen
        .iter()
        .map(|(name, source)| (fold(aliases.canonical(name)), *source))
        .collect();
    groups
        .into_iter()
        .filter_map(|(name, group)| join(name, &group, picks.get(&fold(name)).copied()))
        .collect()
}

/// One component from its readings; `None` only for no readings at all.
fn join(name: &str, readings: &[&Reading], chosen: Option<Source>) -> Option<Component> {
    let rank = |source: Source| match source {
        source if Some(source) == chosen => 0,
        Source::Manual => 1,
        Source::Notes => 2,
        Source::AppVersion => 3,
        Source::Dependencies => 4,
    };
    let best = readings.iter().min_by_key(|reading| rank(reading.source))?;
    let from_best = best
        .from
        .as_ref()
        .or_else(|| readings.iter().find_map(|r| r.from.as_ref()));
    let differs = |reading: &&&Reading| !same_text(&reading.version, &best.version);
    let mut of_application = readings.iter().filter(|r| r.source != Source::Dependencies);
    let first = of_application.next();
    let disagrees =
        first.is_some_and(|first| of_application.any(|r| !same_text(&r.version, &first.version)));
    Some(Component {
        name: name.to_owned(),
        version: best.version.clone(),
        from: from_best.cloned(),
        change: stated_change(best, from_best, readings),
        sources: readings.iter().map(|reading| (*reading).clone()).collect(),
        disagrees,
        chart_differs: readings
            .iter()
            .filter(|r| r.source == Source::Dependencies && Version::is_exact(&r.version))
            .any(|reading| differs(&reading)),
    })
}

/// Only notes can say that a component is new; elsewhere no `from` means not known.
fn stated_change(best: &Reading, from: Option<&String>, readings: &[&Reading]) -> Change {
    let in_notes = readings
        .iter()
        .any(|reading| reading.source == Source::Notes);
    match from {
        None if !in_notes => Change::Unknown,
        from => change_between(from.map(String::as_str), Some(&best.version)),
    }
}

/// What happened from one version to another; `None` is "not there".
pub fn change_between(from: Option<&str>, to: Option<&str>) -> Change {
    match (from, to) {
        (None, None) => Change::Unknown,
        (None, Some(_)) => Change::New,
        (Some(_), None) => Change::Removed,
        (Some(from), Some(to)) => match Version::new(from).compare(&Version::new(to)) {
            Comparison::Older => Change::Upgraded,
            Comparison::Same => Change::Unchanged,
            Comparison::Newer => Change::Downgraded,
            Comparison::Unorderable => Change::Unorderable,
        },
    }
}

/// Compares two releases given as canonical names with versions.
///
/// What needs attention comes first: downgraded, unorderable, upgraded, new,
/// removed, unchanged; then by name. Of a name listed twice the first counts.
pub fn diff(from: &[(String, String)], to: &[(String, String)]) -> Vec<Difference> {
    let mut names: BTreeMap<String, [Option<&(String, String)>; 2]> = BTreeMap::new();
    for (side, release) in [from, to].into_iter().enumerate() {
        for pair in release {
            names.entry(fold(&pair.0)).or_default()[side].get_or_insert(pair);
        }
    }
    let mut differences: Vec<Difference> = names
        .into_values()
        .filter_map(|[from, to]| {
            let (before, after) = (from.map(|p| p.1.as_str()), to.map(|p| p.1.as_str()));
            Some(Difference {
                name: to.or(from)?.0.trim().to_owned(),
                from: before.map(str::to_owned),
                to: after.map(str::to_owned),
                change: change_between(before, after),
            })
        })
        .collect();
    differences.sort_by_key(|difference| attention(difference.change));
    differences
}

fn attention(change: Change) -> u8 {
    match change {
        Change::Downgraded => 0,
        Change::Unorderable => 1,
        Change::Upgraded => 2,
        Change::New => 3,
        Change::Removed => 4,
        Change::Unchanged => 5,
        Change::Unknown => 6,
    }
}

fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}
