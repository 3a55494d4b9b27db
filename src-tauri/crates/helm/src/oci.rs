//! Charts in an OCI registry.

use crate::body::{Body, Cap};
use crate::error::FetchError;
use crate::http;
use crate::index::{self, Entry, Remark};
use crate::registry::Registry;
use crate::remote::{Remote, RemoteKind, Watch};
use slipway_domain::version::Version;
use slipway_net::address::host;
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::NamedTempFile;
use url::Url;

/// Media types as Helm pushes them (`pkg/registry/constants.go`).
const CONFIG: &str = "application/vnd.cncf.helm.config.v1+json";
const CHART: [&str; 2] = [
    "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
    "application/tar+gzip",
];
const PROVENANCE: &str = "application/vnd.cncf.helm.chart.provenance.v1.prov";

/// One tag of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tagged {
    /// The manifest digest is the one known, so nothing more was fetched.
    Unchanged {
        /// Chart name.
        chart: String,
        /// Version, with `_` of the tag turned back into `+`.
        version: String,
        /// `sha256:` digest of the manifest.
        digest: String,
    },
    /// New, or pushed again with other content.
    Read(Box<Entry>),
}

/// What the registry has of the named charts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OciListing {
    /// One item a version, in the order of [`crate::RemoteKind::Oci`] and then of the registry.
    pub tags: Vec<Tagged>,
    /// Tags that are not charts or cannot be read.
    pub skipped: Vec<Remark>,
    /// Requests made.
    pub requests: u32,
    /// Body bytes received.
    pub bytes: u64,
}

/// Lists every version of the charts named in `remote.kind`, following the registry's pages.
///
/// `known` maps (chart, version) to the manifest digest stored last time. A new or changed tag has
/// its config fetched, which is the chart's metadata as JSON.
///
/// # Errors
/// [`FetchError`]. A single unreadable tag is in `skipped`, not an error; a missing chart is one.
pub fn list_oci(
    remote: &Remote,
    known: &BTreeMap<(String, String), String>,
    watch: &dyn Watch,
) -> Result<OciListing, FetchError> {
    let RemoteKind::Oci { charts } = &remote.kind else {
        return Err(FetchError::Address("it is not an OCI registry".into()));
    };
    let address = crate::url::parse(&remote.url)?;
    http::run(async {
        let mut registry = Registry::new(remote, &address, watch)?;
        let mut listing = OciListing::default();
        for chart in charts {
            list_chart(&mut registry, &address, chart, known, &mut listing).await?;
        }
        (listing.requests, listing.bytes) = (registry.http.requests, registry.bytes);
        Ok(listing)
    })
}

async fn list_chart(
    registry: &mut Registry<'_>,
    address: &Url,
    chart: &str,
    known: &BTreeMap<(String, String), String>,
    listing: &mut OciListing,
) -> Result<(), FetchError> {
    let repository = repository(address, chart);
    let tags = registry.tags(&repository).await?;
    let total = tags.len() as u64;
    for (done, tag) in tags.into_iter().enumerate() {
        registry.http.watch.progress(done as u64, Some(total));
        // Names that registries and signers use for themselves.
        if tag == "latest" || tag.starts_with("sha256-") {
            continue;
        }
        let version = tag.replace('_', "+");
        let skip = |reason: String| {
            let (chart, version) = (chart.to_owned(), Some(version.clone()));
            Remark {
                chart,
                line: None,
                version,
                reason,
            }
        };
        if !Version::new(&version).is_ordered() {
            listing
                .skipped
                .push(skip("the tag is not a version".into()));
            continue;
        }
        if let Some(digest) = known.get(&(chart.to_owned(), version.clone()))
            && registry.digest_of(&repository, &tag).await?.as_ref() == Some(digest)
        {
            let (chart, digest) = (chart.to_owned(), digest.clone());
            listing.tags.push(Tagged::Unchanged {
                chart,
                version,
                digest,
            });
            continue;
        }
        match read_tag(registry, &repository, &tag).await {
            Ok(mut entry) => {
                entry.chart = chart.to_owned();
                entry.version = version;
                entry.urls = vec![format!("oci://{}/{repository}:{tag}", host(address))];
                listing.tags.push(Tagged::Read(Box::new(entry)));
            }
            Err(FetchError::Registry { reason, .. }) => listing.skipped.push(skip(reason)),
            Err(FetchError::NotFound { .. }) => {
                listing.skipped.push(skip("its content is gone".into()));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

async fn read_tag(
    registry: &mut Registry<'_>,
    repository: &str,
    tag: &str,
) -> Result<Entry, FetchError> {
    let (manifest, digest) = registry.manifest(repository, tag).await?;
    if manifest.config.media_type != CONFIG {
        return Err(registry.odd("it is not a Helm chart"));
    }
    let config = registry.blob(repository, &manifest.config.digest).await?;
    let node = index::read_json(&config).map_err(|reason| registry.odd(&reason))?;
    let draft = index::draft(node).map_err(|fault| registry.odd(&fault.reason))?;
    let mut entry = draft.entry;
    let annotations = manifest.annotations.unwrap_or_default();
    entry.created = annotations.get("org.opencontainers.image.created").cloned();
    entry.digest = Some(digest);
    if entry.api_version.is_empty() {
        entry.api_version.push_str("v1");
    }
    Ok(entry)
}

/// What pulling a chart gave.
pub(crate) struct Pulled {
    pub(crate) file: NamedTempFile,
    pub(crate) body: Body,
    /// Digest of the manifest the tag points at now.
    pub(crate) manifest: String,
    /// Digest the manifest gives for the archive.
    pub(crate) layer: String,
    pub(crate) requests: u32,
}

/// Which part of a chart's manifest to pull.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Chart,
    Provenance,
}

/// Pulls a part of the chart at `oci://host/path:tag`; `None` where the manifest has no such part.
pub(crate) async fn pull(
    remote: &Remote,
    address: &Url,
    part: Part,
    cap: Cap,
    into: &Path,
    watch: &dyn Watch,
) -> Result<Option<Pulled>, FetchError> {
    let mut registry = Registry::new(remote, address, watch)?;
    let path = address.path().trim_matches('/');
    let Some((repository, tag)) = path.rsplit_once(':') else {
        return Err(FetchError::Address("it names no tag".into()));
    };
    let (manifest, digest) = registry.manifest(repository, tag).await?;
    let wanted: &[&str] = if part == Part::Chart {
        &CHART
    } else {
        &[PROVENANCE]
    };
    let layer = manifest
        .layers
        .iter()
        .find(|l| wanted.contains(&l.media_type.as_str()));
    let Some(layer) = layer else { return Ok(None) };
    let mut file = NamedTempFile::new_in(into)?;
    let out = file.as_file_mut();
    let body = registry
        .copy_blob(repository, &layer.digest, cap, out)
        .await?;
    let (layer, requests) = (layer.digest.clone(), registry.http.requests);
    Ok(Some(Pulled {
        file,
        body,
        manifest: digest,
        layer,
        requests,
    }))
}

/// `path/chart` below an `oci://` address.
fn repository(address: &Url, chart: &str) -> String {
    let path = address.path().trim_matches('/');
    if path.is_empty() {
        chart.to_owned()
    } else {
        format!("{path}/{chart}")
    }
}
