//! The images of a manifest: many YAML documents, each read by itself, so that one that cannot be read
//! costs only itself.

use super::MAX_WORKLOADS;
use crate::index::{Node, read_small};
use slipway_domain::observed::Workload;

/// Most documents that are looked at; an umbrella chart has a few hundred.
const MAX_DOCUMENTS: usize = 20_000;
/// Nested lists of objects that are followed.
const MAX_LISTS: u32 = 4;

/// What a manifest holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Every container, in the order of the text.
    pub workloads: Vec<Workload>,
    /// Documents that could not be read, and workloads beyond what is kept.
    pub unread: u32,
}

/// Reads a manifest; never fails, since what cannot be read is counted.
pub fn read_manifest(text: &str) -> Manifest {
    let mut out = Manifest::default();
    for (count, document) in documents(text).into_iter().enumerate() {
        if count >= MAX_DOCUMENTS {
            out.unread += 1;
            break;
        }
        match read_small(document.text) {
            Ok(node) => out.object(&node, document.source, 0),
            Err(_) => out.unread += 1,
        }
    }
    out
}

/// One document, and the template that Helm says it comes from.
struct Document<'t> {
    text: &'t str,
    source: Option<&'t str>,
}

/// Cuts at lines that begin with `---`, which YAML allows nowhere else at the left margin.
fn documents(text: &str) -> Vec<Document<'_>> {
    let mut cuts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.strip_prefix("---");
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n'])) {
            cuts.push(at);
        }
        at += line.len();
    }
    cuts.push(text.len());
    let parts = cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
    let documents = parts.filter_map(|text| {
        let body = text.strip_prefix("---").unwrap_or(text);
        let holds = |line: &str| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        };
        let source = body
            .lines()
            .find_map(|line| line.trim().strip_prefix("# Source:"))
            .map(str::trim);
        body.lines().any(holds).then_some(Document { text, source })
    });
    documents.collect()
}

impl Manifest {
    /// Takes in an object, or those of a list.
    pub(super) fn object(&mut self, node: &Node, source: Option<&str>, depth: u32) {
        let kind = text(node, &["kind"]).unwrap_or_default();
        if kind.ends_with("List")
            && let Some(Node::List(items)) = at(node, &["items"])
        {
            if depth >= MAX_LISTS {
                self.unread += 1;
                return;
            }
            for item in items {
                self.object(item, source, depth + 1);
            }
            return;
        }
        // The place of the pod decides, not the kind: other controllers keep theirs in the same.
        let places: [&[&str]; 4] = [
            &["spec", "template", "spec"],
            &["spec", "jobTemplate", "spec", "template", "spec"],
            &["template", "spec"],
            &["spec"],
        ];
        let Some((place, pod)) = places.iter().find_map(|place| {
            let pod = at(node, place)?;
            at(pod, &["containers"]).map(|_| (*place, pod))
        }) else {
            return;
        };
        let template = place.strip_suffix(&["spec"]).unwrap_or_default();
        let inner = at(node, template).filter(|_| !template.is_empty());
        let names = names(node, inner, source);
        for (key, init) in [("initContainers", true), ("containers", false)] {
            let Some(Node::List(items)) = at(pod, &[key]) else {
                continue;
            };
            for item in items {
                self.container(node, kind, item, init, &names);
            }
        }
    }

    fn container(&mut self, node: &Node, kind: &str, item: &Node, init: bool, names: &[String]) {
        let Some(image) = text(item, &["image"]).filter(|image| !image.trim().is_empty()) else {
            self.unread += 1;
            return;
        };
        if self.workloads.len() >= MAX_WORKLOADS {
            self.unread += 1;
            return;
        }
        let owned = |place: &[&str]| text(node, place).map(clean);
        self.workloads.push(Workload {
            kind: clean(kind),
            namespace: owned(&["metadata", "namespace"]).filter(|text| !text.is_empty()),
            name: owned(&["metadata", "name"]).unwrap_or_default(),
            container: text(item, &["name"]).map(clean).unwrap_or_default(),
            init,
            image: clean(image),
            names: names.to_vec(),
        });
    }
}

/// What an object may be called by: its labels and annotations, then the charts it comes from, the
/// innermost first. An aliased subchart goes by its alias in both.
fn names(node: &Node, template: Option<&Node>, source: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = clean(name);
        if !name.is_empty() && !out.contains(&name) && out.len() < 12 {
            out.push(name);
        }
    };
    for object in [Some(node), template].into_iter().flatten() {
        for group in ["annotations", "labels"] {
            for key in [
                "app.kubernetes.io/component",
                "app.kubernetes.io/name",
                "app",
            ] {
                if let Some(name) = text(object, &["metadata", group, key]) {
                    add(name);
                }
            }
        }
    }
    let mut folders: Vec<&str> = source.unwrap_or_default().split('/').collect();
    folders.pop();
    let top = folders.first().copied();
    let below = folders
        .windows(2)
        .filter(|pair| pair[0] == "charts")
        .map(|pair| pair[1]);
    let charts: Vec<&str> = top.into_iter().chain(below).collect();
    charts.into_iter().rev().for_each(add);
    out
}

/// A short text without control characters: it is shown, and never more than that.
fn clean(text: &str) -> String {
    text.trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(500)
        .collect()
}

pub(super) fn at<'n>(node: &'n Node, path: &[&str]) -> Option<&'n Node> {
    path.iter().try_fold(node, |node, key| match node {
        Node::Map(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, v)| v),
        _ => None,
    })
}

pub(super) fn text<'n>(node: &'n Node, path: &[&str]) -> Option<&'n str> {
    match at(node, path) {
        Some(Node::Text(text)) => Some(text),
        _ => None,
    }
}
