//! Calls of Helm in a command that put a chart in place, read as far as their chart, version and
//! files of values.
//!
//! Source: `helm upgrade [RELEASE] [CHART]` and `helm install [NAME] [CHART]` of Helm's reference.

/// Flags that take no value; any other one without `=` takes the word behind it.
const ALONE: [&str; 22] = [
    "--install",
    "-i",
    "--wait",
    "--wait-for-jobs",
    "--atomic",
    "--rollback-on-failure",
    "--cleanup-on-fail",
    "--create-namespace",
    "--debug",
    "--devel",
    "--dry-run",
    "--dependency-update",
    "--force",
    "--generate-name",
    "-g",
    "--no-hooks",
    "--render-subchart-notes",
    "--reset-values",
    "--reset-then-reuse-values",
    "--reuse-values",
    "--skip-crds",
    "--verify",
];

/// A chart that a command puts in place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call<'a> {
    /// The chart's name, without its repository.
    pub chart: &'a str,
    /// The version it asks for; None leaves the choice to Helm.
    pub version: Option<&'a str>,
    /// Its files of values.
    pub values: Vec<&'a str>,
}

/// The parts of a command that are run one after the other, each as it is written. A line that ends
/// in `\` goes on.
pub fn segments(command: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(rest) = command.get(at..).filter(|rest| !rest.is_empty()) {
        let gap = ["&&", "||", ";", "|", "\n"]
            .into_iter()
            .find(|gap| rest.starts_with(gap));
        let goes_on = command.get(..at).is_some_and(|text| text.ends_with('\\'));
        match gap {
            Some(gap) if !(gap == "\n" && goes_on) => {
                out.extend(command.get(from..at));
                at += gap.len();
                from = at;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    out.extend(command.get(from..));
    out.retain(|part| !part.trim().is_empty());
    out
}

/// The chart that a part of a command puts in place, if it does.
pub fn call(segment: &str) -> Option<Call<'_>> {
    let words = segment.split_whitespace().map(unquoted);
    let mut words = words.filter(|word| *word != "\\").peekable();
    words.find(|word| *word == "helm" || word.ends_with("/helm"))?;
    let (mut call, mut verb, mut named) = (Call::default(), None, Vec::new());
    while let Some(word) = words.next() {
        if word.starts_with('>') || word == "2>&1" {
            break;
        }
        if let Some(flag) = word.strip_prefix('-') {
            let (name, given) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(unquoted(value))),
                None if ALONE.contains(&word) => continue,
                None => (flag, words.next()),
            };
            match (name, given) {
                ("-version", given) => call.version = given,
                ("-values" | "f", Some(given)) => call.values.extend(given.split(',')),
                _ => {}
            }
            continue;
        }
        match word {
            "install" | "upgrade" if verb.is_none() => verb = Some(word),
            // Another of Helm's verbs, which puts nothing in place.
            "uninstall" | "rollback" | "test" | "get" | "list" | "ls" | "history" | "status"
            | "repo" | "show" | "pull" | "template" | "diff" | "dependency" | "version"
            | "search" | "lint" | "package" | "push" | "registry" | "plugin"
                if verb.is_none() =>
            {
                return None;
            }
            word if verb.is_some() => named.push(word),
            // The guide writes the release before the verb in one place.
            _ => {}
        }
    }
    verb?;
    let chart = named.get(1).or(named.first())?;
    let (chart, written) = chart_of(chart);
    call.chart = chart;
    call.version = call.version.or(written);
    Some(call)
}

/// A chart's name from how it is given: in a repository, as a folder or as an archive, whose name
/// holds the version.
fn chart_of(given: &str) -> (&str, Option<&str>) {
    let given = given.trim_end_matches('/');
    let name = given.rsplit('/').next().unwrap_or(given);
    let Some(archive) = name.strip_suffix(".tgz") else {
        return (name, None);
    };
    let dashes = archive.match_indices('-').map(|(at, _)| at);
    let version = |at: usize| archive.get(at + 1..).unwrap_or_default();
    let numbered = |text: &str| {
        text.trim_start_matches('v')
            .starts_with(|c: char| c.is_ascii_digit())
    };
    match dashes.into_iter().find(|at| numbered(version(*at))) {
        Some(at) => (archive.get(..at).unwrap_or(archive), Some(version(at))),
        None => (archive, None),
    }
}

pub(super) fn unquoted(word: &str) -> &str {
    word.trim_matches(['"', '\''])
}
