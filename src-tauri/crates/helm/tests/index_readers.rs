//! The fast reader against two others: serde-saphyr on the whole document, and our own full reader
//! on the same text.

use crate::index::{Found, read};
use proptest::prelude::*;
use serde::Deserialize;
use slipway_helm::{Dependency, Entry};
use slipway_testkit::charts;
use std::collections::BTreeMap;

type Text = Option<String>;
type Texts = Option<Vec<Option<String>>>;

#[derive(Deserialize)]
struct OracleIndex {
    entries: BTreeMap<String, Vec<OracleEntry>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OracleEntry {
    version: String,
    app_version: Text,
    description: Text,
    digest: Text,
    urls: Texts,
    created: Text,
    deprecated: Option<bool>,
    removed: Option<bool>,
    kube_version: Text,
    home: Text,
    sources: Texts,
    keywords: Texts,
    dependencies: Option<Vec<OracleDependency>>,
    api_version: Text,
    r#type: Text,
    icon: Text,
}

#[derive(Deserialize)]
struct OracleDependency {
    name: String,
    version: Text,
    repository: Text,
    condition: Text,
    tags: Texts,
    alias: Text,
}

fn texts(list: Texts) -> Vec<String> {
    list.unwrap_or_default().into_iter().flatten().collect()
}

fn oracle(text: &str) -> Vec<Entry> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_nodes: 10_000_000, max_events: 20_000_000 },
    };
    let index: OracleIndex = serde_saphyr::from_str_with_options(text, options).unwrap();
    let charts = index.entries.into_iter();
    charts
        .flat_map(|(chart, list)| list.into_iter().map(move |e| entry(&chart, e)))
        .collect()
}

fn entry(chart: &str, e: OracleEntry) -> Entry {
    let dependencies = e
        .dependencies
        .unwrap_or_default()
        .into_iter()
        .map(|d| Dependency {
            name: d.name,
            version: d.version,
            repository: d.repository,
            condition: d.condition,
            tags: texts(d.tags),
            alias: d.alias,
        });
    Entry {
        chart: chart.into(),
        version: e.version,
        app_version: e.app_version,
        description: e.description,
        digest: e.digest,
        urls: texts(e.urls),
        created: e.created,
        deprecated: e.deprecated.unwrap_or_default(),
        removed: e.removed.unwrap_or_default(),
        kube_version: e.kube_version,
        home: e.home,
        sources: texts(e.sources),
        keywords: texts(e.keywords),
        dependencies: dependencies.collect(),
        api_version: e.api_version.unwrap_or_else(|| "v1".into()),
        chart_type: e.r#type,
        icon: e.icon,
    }
}

/// The same document through our full reader: a quoted key at the top is unfamiliar.
fn by_full_reader(text: &str) -> Option<Found> {
    read(text.replacen("apiVersion: v1\n", "\"apiVersion\": v1\n", 1)).ok()
}

#[test]
fn all_readers_agree_on_the_real_index() {
    let text = match charts::real_index() {
        Some(path) => std::fs::read_to_string(path).unwrap(),
        None => charts::index(45, 31),
    };
    let fast = read(&text).unwrap().entries;
    assert_eq!(fast.len(), 1395);
    assert_eq!(fast, oracle(&text));
    assert_eq!(fast, by_full_reader(&text).unwrap().entries);
}

#[derive(Clone, Debug)]
enum Style {
    Plain,
    Single,
    Double,
}

/// A piece of text and how it is written; folded at its single spaces or not.
#[derive(Clone, Debug)]
struct Scalar {
    text: String,
    style: Style,
    folded: bool,
}

impl Scalar {
    fn written(&self, indent: usize) -> String {
        let broken = format!("\n{}", " ".repeat(indent));
        let fold = |text: String| match self.folded && !text.contains("  ") {
            true => text.split(' ').collect::<Vec<_>>().join(&broken),
            false => text,
        };
        match self.style {
            Style::Plain if plain(&self.text) => fold(self.text.clone()),
            Style::Double => {
                let inner = self.text.replace('\\', "\\\\").replace('"', "\\\"");
                format!("\"{}\"", edges(&inner, fold(inner.clone())))
            }
            _ => {
                let inner = self.text.replace('\'', "''");
                format!("'{}'", edges(&inner, fold(inner.clone())))
            }
        }
    }
}

/// Folding next to a quote would lose the space there.
fn edges(inner: &str, folded: String) -> String {
    if inner.starts_with(' ') || inner.ends_with(' ') {
        inner.into()
    } else {
        folded
    }
}

/// Text that needs no quotes by a stricter rule than the reader's.
fn plain(text: &str) -> bool {
    let word = |w: &str| {
        w.chars()
            .all(|c| c.is_alphanumeric() || "._-/+".contains(c))
    };
    let starts = text.starts_with(|c: char| c.is_alphanumeric());
    starts
        && text
            .split(' ')
            .all(|w| !w.is_empty() && word(w) && !w.starts_with('-'))
        && !["null", "Null", "NULL"].contains(&text)
}

fn scalar() -> impl Strategy<Value = Scalar> {
    let text = prop_oneof![
        "[a-zA-Z0-9._-]{1,20}",
        "[a-z0-9.]{1,8}( [a-z0-9.:;#'\"\\\\,/&*!|>%@`\\[\\]{}-]{1,8}){0,6}",
        "[ -~é✓日本ß\u{1F980}]{0,30}",
        Just("null".to_owned()),
        Just("1.10".to_owned()),
        Just(String::new()),
        "[a-z ]{200,400}",
    ];
    let style = prop_oneof![Just(Style::Plain), Just(Style::Single), Just(Style::Double)];
    (text, style, any::<bool>()).prop_map(|(text, style, folded)| Scalar {
        text,
        style,
        folded,
    })
}

#[derive(Clone, Debug)]
struct Written {
    description: Option<Scalar>,
    app_version: Option<Scalar>,
    home: Option<Scalar>,
    keywords: Vec<Scalar>,
    dependencies: Vec<(Scalar, Option<Scalar>, Vec<Scalar>)>,
    annotation: Option<Scalar>,
    deeper: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let some = || proptest::option::of(scalar());
    let list = || proptest::collection::vec(scalar(), 0..4);
    let dependency = (scalar(), some(), list());
    let dependencies = proptest::collection::vec(dependency, 0..3);
    (
        some(),
        some(),
        some(),
        list(),
        dependencies,
        some(),
        any::<bool>(),
    )
        .prop_map(
            |(description, app_version, home, keywords, dependencies, annotation, deeper)| {
                Written {
                    description,
                    app_version,
                    home,
                    keywords,
                    dependencies,
                    annotation,
                    deeper,
                }
            },
        )
}

fn write(version: usize, w: &Written) -> String {
    let list = if w.deeper { "      " } else { "    " };
    let mut t = String::from("  - ");
    let mut key = |name: &str, value: &Option<Scalar>| {
        if let Some(scalar) = value {
            t += &format!("{name}: {}\n    ", scalar.written(6));
        }
    };
    key("appVersion", &w.app_version);
    key("description", &w.description);
    key("home", &w.home);
    if let Some(scalar) = &w.annotation {
        t += &format!("annotations:\n      note: {}\n    ", scalar.written(8));
    }
    t += &format!("version: {version}.0.0\n    name: a\n");
    if !w.keywords.is_empty() {
        t += "    keywords:\n";
        w.keywords
            .iter()
            .for_each(|k| t += &format!("{list}- {}\n", k.written(list.len() + 2)));
    }
    if !w.dependencies.is_empty() {
        t += "    dependencies:\n";
    }
    for (name, repository, tags) in &w.dependencies {
        t += &format!("{list}- name: {}\n", name.written(list.len() + 4));
        if let Some(scalar) = repository {
            t += &format!("{list}  repository: {}\n", scalar.written(list.len() + 4));
        }
        if !tags.is_empty() {
            t += &format!("{list}  tags:\n");
        }
        tags.iter()
            .for_each(|k| t += &format!("{list}  - {}\n", k.written(list.len() + 4)));
    }
    t
}

fn document(entries: &[Written]) -> String {
    let body: String = entries
        .iter()
        .enumerate()
        .map(|(n, w)| write(n, w))
        .collect();
    format!("apiVersion: v1\nentries:\n  a:\n{body}generated: \"2023-01-01T00:00:00Z\"\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn readers_agree_on_whatever_helm_could_write(
        entries in proptest::collection::vec(written(), 1..6),
    ) {
        let text = document(&entries);
        let found = read(&text).unwrap();
        prop_assert_eq!(&found.skipped, &[]);
        prop_assert_eq!(&found.entries, &oracle(&text));
        for (entry, wanted) in found.entries.iter().zip(&entries) {
            let told = wanted.description.as_ref().map(|scalar| scalar.text.clone());
            prop_assert_eq!(&entry.description, &told);
        }
    }

    #[test]
    fn where_both_readers_take_a_mutated_entry_they_read_the_same(
        entry in written(),
        edits in proptest::collection::vec(
            (any::<prop::sample::Index>(), 0..3u8, "[ \n:#'\"\\\\&*!|>\\[\\]{}?,~a-]{1,2}"), 1..5),
    ) {
        let mut body = write(1, &entry);
        for (at, kind, text) in edits {
            let mut at = at.index(body.len());
            while !body.is_char_boundary(at) {
                at -= 1;
            }
            match kind {
                0 => body.insert_str(at, &text),
                1 => { body.remove(at); }
                _ => { body.remove(at); body.insert_str(at, &text); }
            }
            if body.is_empty() {
                body.push('\n');
            }
        }
        let text = format!("apiVersion: v1\nentries:\n  a:\n{body}\n");
        // The oracle takes quoted text that goes on left of its key, which YAML 1.2 (§7.3, flow lines)
        // forbids; the reader sees the next entry there and says that this one could not be read.
        if let (Ok(fast), Some(full)) = (read(&text), by_full_reader(&text))
            && fast.skipped.is_empty()
        {
            let same = fast.entries == full.entries;
            prop_assert!(same, "{text}\nfast {:#?}\nfull {:#?}", fast, full);
        }
    }
}
