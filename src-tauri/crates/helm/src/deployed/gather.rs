//! Putting together what was read, release by release.

use super::live::Object;
use super::{DeployedError, Manifest, Named, Stored};
use slipway_domain::observed::{HelmRelease, Live, Revision};
use std::collections::{BTreeMap, BTreeSet};

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
        let mut live = self.live();
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
            let workloads = live
                .remove(&(namespace.clone(), name.clone()))
                .unwrap_or_default();
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

    fn live(&mut self) -> BTreeMap<(String, String), Vec<slipway_domain::observed::Workload>> {
        let mut live: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for object in std::mem::take(&mut self.objects) {
            if let Some(release) = object.release {
                live.entry(release).or_default().extend(object.workloads);
            }
        }
        live
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
