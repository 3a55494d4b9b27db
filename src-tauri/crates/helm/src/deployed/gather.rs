//! Putting together what was read, release by release.

use super::live::Object;
use super::{DeployedError, Manifest, Named, Stored};
use slipway_domain::observed::{HelmRelease, Live, Revision, Workload};
use std::collections::{BTreeMap, BTreeSet};

/// What runs, by namespace and name of its release.
type ByRelease = BTreeMap<(String, String), Vec<Workload>>;

/// What was read so far.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Revisions by namespace, name and number.
    revisions: BTreeMap<(String, String), BTreeMap<u32, Revision>>,
    /// Objects by namespace and name of their release.
    objects: Vec<Object>,
    /// Kinds that were listed.
    kinds: BTreeSet<String>,
    /// Manifests by the release they are of, for its highest revision.
    manifests: Vec<((String, String), Manifest)>,
}

impl Gathered {
    /// Takes in a revision; of two looks at one, what either read is kept.
    pub fn revision(&mut self, stored: Stored) {
        let key = (stored.namespace, stored.name);
        let revisions = self.revisions.entry(key).or_default();
        let number = stored.revision.number;
        match revisions.remove(&number) {
            Some(known) => revisions.insert(number, joined(known, stored.revision)),
            None => revisions.insert(number, stored.revision),
        };
    }

    /// Takes in an object of the cluster.
    pub(crate) fn object(&mut self, object: Object) {
        self.kinds.insert(object.kind.clone());
        self.objects.push(object);
    }

    /// Says that a kind was listed, although none of it may be there.
    pub(crate) fn listed(&mut self, kind: &str) {
        self.kinds.insert(kind.to_owned());
    }

    pub(super) fn manifest(
        &mut self,
        manifest: Manifest,
        named: &Named,
    ) -> Result<(), DeployedError> {
        let owner = self.owner(named)?;
        self.manifests.push((owner, manifest));
        Ok(())
    }

    /// Namespace and name of the release that a nameless file is of: as it was said, or the only one
    /// there is so far.
    pub(super) fn owner(&self, named: &Named) -> Result<(String, String), DeployedError> {
        let fits = |(namespace, name): &&(String, String)| {
            named.release.as_ref().is_none_or(|wanted| wanted == name)
                && named
                    .namespace
                    .as_ref()
                    .is_none_or(|wanted| wanted == namespace)
        };
        let mut found = self.revisions.keys().filter(fits);
        match (found.next(), found.next(), &named.release) {
            (Some(only), None, _) => Ok(only.clone()),
            (None, _, Some(name)) => {
                Ok((named.namespace.clone().unwrap_or_default(), name.clone()))
            }
            _ => Err(DeployedError::Nameless),
        }
    }

    /// The releases as they were seen, by namespace and name.
    pub fn releases(mut self) -> Vec<HelmRelease> {
        self.settle_namespaces();
        let (mut live, mut nameless) = self.live();
        let looked = !self.kinds.is_empty();
        let kinds = self.kinds;
        let mut manifests = self.manifests;
        let mut out = Vec::new();
        for ((namespace, name), mut revisions) in self.revisions {
            let Some((_, mut last)) = revisions.pop_last() else {
                continue;
            };
            let mine = |((of, called), _): &((String, String), Manifest)| {
                *called == name && (of.is_empty() || *of == namespace)
            };
            if let Some(at) = manifests.iter().position(mine)
                && last.workloads.is_none()
            {
                let (_, manifest) = manifests.remove(at);
                last.unread = manifest.unread;
                last.workloads = Some(manifest.workloads);
            }
            let running = match last.status.as_str() {
                "deployed" => None,
                _ => revisions
                    .into_values()
                    .rev()
                    .find(|one| one.status == "deployed"),
            };
            let mut workloads = live
                .remove(&(namespace.clone(), name.clone()))
                .unwrap_or_default();
            let runs = running.as_ref().unwrap_or(&last);
            workloads.extend(replaced(&mut nameless, runs, &namespace));
            out.push(HelmRelease {
                namespace,
                name,
                last,
                running,
                live: looked.then(|| Live {
                    kinds: kinds.clone(),
                    workloads,
                }),
            });
        }
        out
    }

    /// Manifests of releases of which no revision was read.
    pub fn unplaced(&self) -> Vec<String> {
        let known = |(of, name): &(String, String)| {
            let mut all = self.revisions.keys();
            all.any(|(namespace, called)| {
                called == name && (of.is_empty() || namespace.is_empty() || of == namespace)
            })
        };
        let left = self.manifests.iter().filter(|(owner, _)| !known(owner));
        left.map(|((_, name), _)| name.clone()).collect()
    }

    /// Whether objects were read that no release is known of.
    pub fn objects_alone(&self) -> bool {
        self.revisions.is_empty() && !self.objects.is_empty()
    }

    /// Objects by the release they say they are of, and those that do not say.
    fn live(&mut self) -> (ByRelease, Vec<Object>) {
        let (mut live, mut nameless) = (ByRelease::new(), Vec::new());
        for object in std::mem::take(&mut self.objects) {
            match object.release {
                Some(release) => live.entry(release).or_default().extend(object.workloads),
                None => nameless.push(object),
            }
        }
        (live, nameless)
    }

    /// A file that does not say a namespace speaks of the only release of that name.
    fn settle_namespaces(&mut self) {
        let nameless: Vec<String> = self
            .revisions
            .keys()
            .filter(|(namespace, _)| namespace.is_empty())
            .map(|(_, name)| name.clone())
            .collect();
        for name in nameless {
            let mut others = self
                .revisions
                .keys()
                .filter(|(of, called)| *called == name && !of.is_empty());
            let (Some((namespace, _)), None) = (others.next(), others.next()) else {
                continue;
            };
            let namespace = namespace.clone();
            let moved = self.revisions.remove(&(String::new(), name.clone()));
            for revision in moved.unwrap_or_default().into_values() {
                self.revision(Stored {
                    name: name.clone(),
                    namespace: namespace.clone(),
                    revision,
                });
            }
        }
    }
}

/// Takes the objects that a release's manifest holds by kind, name and place and that do not say whose
/// they are: `kubectl replace` leaves Helm's annotations out.
fn replaced(nameless: &mut Vec<Object>, runs: &Revision, namespace: &str) -> Vec<Workload> {
    let stored = runs.workloads.as_deref().unwrap_or_default();
    let held = |object: &Object| {
        object.workloads.first().is_some_and(|found| {
            stored.iter().any(|one| {
                let place = one.namespace.as_deref().unwrap_or(namespace);
                one.kind == found.kind
                    && one.name == found.name
                    && (object.namespace.is_empty() || object.namespace == place)
            })
        })
    };
    let (mine, others): (Vec<Object>, Vec<Object>) =
        std::mem::take(nameless).into_iter().partition(held);
    *nameless = others;
    mine.into_iter()
        .flat_map(|object| object.workloads)
        .collect()
}

/// Two looks at one revision. Its status may have changed between them; the later one is right.
fn joined(known: Revision, newer: Revision) -> Revision {
    let unread = match &newer.workloads {
        Some(_) => newer.unread,
        None => known.unread,
    };
    Revision {
        number: newer.number,
        status: newer.status,
        chart: newer.chart.or(known.chart),
        version: newer.version.or(known.version),
        app_version: newer.app_version.or(known.app_version),
        deployed_at: newer.deployed_at.or(known.deployed_at),
        values_sha256: newer.values_sha256.or(known.values_sha256),
        switches: newer.switches.or(known.switches),
        workloads: newer.workloads.or(known.workloads),
        unread,
        bytes: newer.bytes.or(known.bytes),
    }
}
