//! One chart version as an index or a chart's own metadata describes it.

/// A chart version. Text is kept as written: `version: 1.10` stays `1.10`.
///
/// Fields follow Helm's `ChartVersion` (`pkg/repo`) and `Metadata` (`pkg/chart`); unknown ones are
/// ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The key it stands under in the index, which is the name Helm finds it by.
    pub chart: String,
    /// `version`; usually SemVer, but kept when it is not.
    pub version: String,
    /// `appVersion`, free text; Mojaloop lists component versions in it.
    pub app_version: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `digest` as published: SHA-256 hex of the archive, for OCI `sha256:` of the manifest.
    pub digest: Option<String>,
    /// `urls`, as written; see [`crate::resolve_url`].
    pub urls: Vec<String>,
    /// `created` as written. It is when the index was built, never a release date.
    pub created: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `removed`.
    pub removed: bool,
    /// `kubeVersion`, a constraint.
    pub kube_version: Option<String>,
    /// `home`.
    pub home: Option<String>,
    /// `sources`.
    pub sources: Vec<String>,
    /// `keywords`.
    pub keywords: Vec<String>,
    /// `dependencies`; doubled names and aliases are kept (helm/helm#12748).
    pub dependencies: Vec<Dependency>,
    /// `apiVersion`; `v1` where the entry has none.
    pub api_version: String,
    /// `type`: `application` or `library`; absent means the former.
    pub chart_type: Option<String>,
    /// `icon`.
    pub icon: Option<String>,
}

/// What a chart depends on, as ranges; what was resolved is in the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependency {
    /// `name`.
    pub name: String,
    /// `version`, often a range.
    pub version: Option<String>,
    /// `repository`: URL, `oci://…`, `file://…`, `@alias`, or none where it is vendored.
    pub repository: Option<String>,
    /// `condition`: value paths separated by commas.
    pub condition: Option<String>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `alias`, which stands in for the name.
    pub alias: Option<String>,
}

/// Something to tell about one entry: why it was left out, or what is odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The chart it stands under, as written.
    pub chart: String,
    /// Line of the index where the entry starts, from 1, where known.
    pub line: Option<u64>,
    /// Its version, where it has one.
    pub version: Option<String>,
    /// One sentence.
    pub reason: String,
}

/// What [`crate::read_index`] finds, in the order of the file.
#[derive(Clone, Copy, Debug)]
pub enum IndexItem<'a> {
    /// A chart begins; its entries follow.
    Chart(&'a str),
    /// A good entry.
    Entry(&'a Entry),
    /// An entry left out.
    Skipped(&'a Remark),
    /// Something odd about an entry that was kept.
    Warning(&'a Remark),
}

/// What was read, for the report of a sync.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexSummary {
    /// `generated` as written.
    pub generated: Option<String>,
    /// Charts, the empty ones included.
    pub charts: u64,
    /// Good entries.
    pub entries: u64,
    /// Entries left out.
    pub skipped: u64,
    /// Entries the fast reader gave to the full YAML reader. A figure for benchmarks.
    pub by_full_reader: u64,
}
