//! Downloads a chart archive and says honestly what its digest and its provenance show.

use super::{ArchiveShape, ReadArchive, SubchartShape, versions};
use crate::error::{Code, Error, Result};
use crate::repos::sync::{Ear, remote_error, sentence};
use crate::repos::{lent, remote_of, remove};
use crate::{App, Caller};
use slipway_helm::{
    Archive, ArchiveLimits, ChartContents, DigestState, Entry, Provenance, download_chart,
    provenance, read_archive,
};
use slipway_store::table::chart_version::ChartVersionRow;
use slipway_store::table::repo::RepoRow;
use slipway_store::table::{chart, chart_version, repo};

pub(crate) fn run(app: &App, caller: &Caller, request: ReadArchive) -> Result<ArchiveShape> {
    let (row, version) = app.store.read(|conn| {
        let row = remove::find(&repo::all(conn)?, &request.repo)?;
        let charts = chart::named(conn, &request.chart, Some(&row.name))?;
        let Some(chart) = charts.first() else {
            return Err(versions::no_chart(conn, &request.chart)?);
        };
        let version = chart_version::find(conn, chart.id, &request.version)?;
        let what = format!("version {} of {}", request.version, request.chart);
        Ok((
            row,
            version.ok_or_else(|| Error::not_found(what, "See the chart's versions."))?,
        ))
    })?;
    let entry = entry(&request.chart, version);
    let fetch = || download(app, caller, &row, &entry);
    lent::with(app, &row, request.secret.as_deref(), fetch, |_| true)
}

fn download(app: &App, caller: &Caller, row: &RepoRow, entry: &Entry) -> Result<ArchiveShape> {
    let remote = remote_of(app, row)?;
    let into = app.data_dir().join("tmp");
    std::fs::create_dir_all(&into)
        .map_err(|error| Error::new(Code::NoSpace, sentence(&error.to_string()), ""))?;
    let label = format!("Downloading {} {}", entry.chart, entry.version);
    let ear = Ear { app, caller, label };
    let archive = download_chart(&remote, entry, &into, &ear).map_err(remote_error)?;
    let proof = provenance(&remote, entry, &archive, &ear).map_err(remote_error)?;
    let contents =
        read_archive(archive.file.path(), ArchiveLimits::default()).map_err(|error| {
            let hint = "Do not use this archive; tell whoever publishes it.";
            Error::new(Code::Remote, sentence(&error.to_string()), hint)
        })?;
    Ok(shape_of(entry, &archive, &proof, contents))
}

fn entry(chart: &str, row: ChartVersionRow) -> Entry {
    Entry {
        chart: chart.to_owned(),
        version: row.version,
        digest: (!row.digest.is_empty()).then_some(row.digest),
        urls: row.details.urls,
        ..Entry::default()
    }
}

fn shape_of(
    entry: &Entry,
    archive: &Archive,
    proof: &Provenance,
    contents: ChartContents,
) -> ArchiveShape {
    let state = match archive.digest {
        DigestState::Verified => "verified",
        DigestState::Mismatch { .. } => "mismatch",
        DigestState::NotPublished => "not_published",
        DigestState::Unverifiable { .. } => "unverifiable",
    };
    let provenance = match proof {
        Provenance::NotPublished => "not_published",
        Provenance::Published {
            hash_matches: true, ..
        } => "matches",
        Provenance::Published { .. } => "mismatch",
    };
    ArchiveShape {
        digest_state: state.to_owned(),
        sha256: archive.sha256.clone(),
        published: entry.digest.clone().unwrap_or_default(),
        provenance: provenance.to_owned(),
        bytes: archive.bytes,
        files: u32::try_from(contents.files.len()).unwrap_or(u32::MAX),
        values: contents.values_yaml.unwrap_or_default(),
        subcharts: contents
            .subcharts
            .into_iter()
            .map(|subchart| SubchartShape {
                path: subchart.path,
                name: subchart.name,
                version: subchart.version,
                app_version: subchart.app_version.unwrap_or_default(),
            })
            .collect(),
    }
}
