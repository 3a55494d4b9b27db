//! Taking in what a repository publishes: entry by entry as it is read, in one transaction.
//!
//! The transaction is the plan: only when the whole index was read and is plausible is it committed,
//! so a cut body, a bad file or a suspicious shrink leaves the last good state.

use crate::error::{Error, Result};
use slipway_domain::version::{Channel, Version};
use slipway_helm::{Dependency, Entry};
use slipway_store::Connection;
use slipway_store::table::chart_version::{Details, Known, Listed};
use slipway_store::table::{chart, chart_version};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What taking in has changed so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) charts: u32,
    pub(crate) versions: u32,
    pub(crate) added: u32,
    pub(crate) removed: u32,
    pub(crate) republished: u32,
    pub(crate) updated: u32,
}

/// A new stable version of a chart that was known before.
pub(crate) struct NewStable {
    pub(crate) chart: String,
    pub(crate) version: String,
}

/// An index being taken in.
pub(crate) struct Intaking<'c> {
    conn: &'c Connection,
    repo_id: &'c str,
    now: &'c str,
    open: Option<OpenChart>,
    seen: HashSet<i64>,
    gone: Vec<i64>,
    pub(crate) counts: Counts,
    pub(crate) new_stable: Vec<NewStable>,
}

struct OpenChart {
    id: i64,
    name: String,
    known: HashMap<String, Known>,
    had_versions: bool,
    touched: bool,
}

impl<'c> Intaking<'c> {
    pub(crate) fn new(conn: &'c Connection, repo_id: &'c str, now: &'c str) -> Self {
        Self {
            conn,
            repo_id,
            now,
            open: None,
            seen: HashSet::new(),
            gone: Vec::new(),
            counts: Counts::default(),
            new_stable: Vec::new(),
        }
    }

    /// A chart begins.
    pub(crate) fn chart(&mut self, name: &str) -> Result<()> {
        self.close()?;
        let id = chart::id_of(self.conn, self.repo_id, name)?;
        let known = chart_version::known(self.conn, id)?;
        self.seen.insert(id);
        self.counts.charts += 1;
        let had_versions = !known.is_empty();
        let name = name.to_owned();
        self.open = Some(OpenChart {
            id,
            name,
            known,
            had_versions,
            touched: false,
        });
        Ok(())
    }

    /// One of the chart's versions.
    pub(crate) fn entry(&mut self, entry: &Entry) -> Result<()> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        self.counts.versions += 1;
        let version = Version::new(&entry.version);
        let listed = listed(entry, &version);
        match open.known.remove(&entry.version) {
            None => {
                chart_version::insert(self.conn, open.id, &listed, self.now)?;
                self.counts.added += 1;
                open.touched = true;
                if open.had_versions && version.channel() == Channel::Stable {
                    let (chart, version) = (open.name.clone(), entry.version.clone());
                    self.new_stable.push(NewStable { chart, version });
                }
            }
            Some(known) if known.fingerprint == listed.fingerprint && !known.vanished => {}
            Some(known) => {
                let republished = known.digest != listed.digest && !known.digest.is_empty();
                self.counts.republished += u32::from(republished);
                self.counts.updated += 1;
                chart_version::update(self.conn, &known, &listed, self.now)?;
                open.touched = true;
            }
        }
        Ok(())
    }

    /// A version that a registry still has as it was known.
    pub(crate) fn unchanged(&mut self, version: &str) {
        self.counts.versions += 1;
        if let Some(open) = &mut self.open {
            open.known.remove(version);
        }
    }

    /// The end: what is no longer listed is marked, never removed.
    pub(crate) fn finish(&mut self) -> Result<()> {
        self.close()?;
        for row in chart::of_repo(self.conn, self.repo_id)? {
            if self.seen.contains(&row) {
                continue;
            }
            let known = chart_version::known(self.conn, row)?;
            let left: Vec<i64> = known
                .values()
                .filter(|k| !k.vanished)
                .map(|k| k.id)
                .collect();
            if !left.is_empty() {
                self.gone.extend(left);
                self.seen.insert(row);
            }
            self.vanish()?;
            chart::refresh(self.conn, row)?;
        }
        Ok(())
    }

    /// What taking in has changed, and the stable versions that are new.
    pub(crate) fn taken(&mut self) -> (Counts, Vec<NewStable>) {
        (self.counts.clone(), std::mem::take(&mut self.new_stable))
    }

    fn close(&mut self) -> Result<()> {
        let Some(open) = self.open.take() else {
            return Ok(());
        };
        self.gone
            .extend(open.known.values().filter(|k| !k.vanished).map(|k| k.id));
        if open.touched || !self.gone.is_empty() {
            self.vanish()?;
            chart::refresh(self.conn, open.id)?;
        }
        Ok(())
    }

    fn vanish(&mut self) -> Result<()> {
        for id in self.gone.drain(..) {
            chart_version::vanish(self.conn, id, self.now)?;
            self.counts.removed += 1;
        }
        Ok(())
    }
}

fn listed<'e>(entry: &'e Entry, version: &Version) -> Listed<'e> {
    let details = Details {
        description: entry.description.clone().unwrap_or_default(),
        created: entry.created.clone().unwrap_or_default(),
        urls: entry.urls.clone(),
        dependencies: entry.dependencies.iter().map(dependency).collect(),
    };
    let details = serde_json::to_string(&details).unwrap_or_default();
    let app_version = entry.app_version.as_deref().unwrap_or_default();
    let digest = entry.digest.as_deref().unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    (app_version, digest, entry.deprecated, &details).hash(&mut hasher);
    Listed {
        version: &entry.version,
        sort_key: version.sort_key(),
        channel: channel_slug(version.channel()),
        app_version,
        digest,
        deprecated: entry.deprecated,
        details,
        fingerprint: hasher.finish().cast_signed(),
    }
}

/// Name and version or range; a chart depended on under several aliases counts once for each.
fn dependency(dependency: &Dependency) -> (String, String) {
    (
        dependency.name.clone(),
        dependency.version.clone().unwrap_or_default(),
    )
}

pub(crate) fn channel_slug(channel: Channel) -> &'static str {
    match channel {
        Channel::Stable => "stable",
        Channel::Revision => "revision",
        Channel::Prerelease => "prerelease",
        Channel::DevBuild => "dev_build",
    }
}

/// Carries a refused row out of a reader's callback.
pub(crate) fn broke(error: &mut Option<Error>, result: Result<()>) -> std::ops::ControlFlow<()> {
    match result {
        Ok(()) => std::ops::ControlFlow::Continue(()),
        Err(refused) => {
            *error = Some(refused);
            std::ops::ControlFlow::Break(())
        }
    }
}
