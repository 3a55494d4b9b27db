//! Images that a release runs as at a bundle's maker, beside those it is seen to run as here.

use crate::book::Book;
use crate::error::Result;
use crate::observed::seen::Seen;
use slipway_domain::bundle::Manifest;
use slipway_domain::observed::Image;
use slipway_store::Connection;
use slipway_store::table::environment;
use std::collections::BTreeMap;

/// An image that is another one here, or of which nobody can say.
pub(super) struct Otherwise {
    /// What it is called.
    pub(super) name: String,
    pub(super) here: String,
    pub(super) there: String,
    /// Where that was seen, and what is known of it.
    pub(super) reason: String,
}

/// Compares by repository, in environments that run the very chart version. What nobody saw here is
/// not told as a difference.
pub(super) fn otherwise(
    conn: &Connection,
    book: &Book,
    manifest: &Manifest,
) -> Result<Vec<Otherwise>> {
    let Some(chart) = manifest
        .chart
        .as_ref()
        .filter(|_| !manifest.images.is_empty())
    else {
        return Ok(Vec::new());
    };
    // The image, and codes of the environments that run it.
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for place in environment::all(conn)? {
        let code = place.code.clone();
        for (facts, _) in &Seen::read(conn, book, place)?.rows {
            let runs = facts.runs().filter(|runs| {
                runs.chart.as_ref() == Some(&chart.name)
                    && runs.version.as_ref() == Some(&manifest.release.version)
            });
            for workload in runs
                .and_then(|one| one.workloads.as_ref())
                .into_iter()
                .flatten()
            {
                let codes = seen.entry(workload.image.clone()).or_default();
                if !codes.contains(&code) {
                    codes.push(code.clone());
                }
            }
        }
    }
    let mut out = Vec::new();
    for (here, codes) in &seen {
        let mine = Image::parse(here);
        let there = manifest
            .images
            .iter()
            .map(|text| (text, Image::parse(text)));
        let there: Vec<_> = there
            .filter(|(_, theirs)| mine.same_repository(theirs))
            .collect();
        let same: Vec<Option<bool>> = there.iter().map(|(_, theirs)| mine.same(theirs)).collect();
        if there.is_empty() || same.contains(&Some(true)) {
            continue;
        }
        let codes = codes.join(", ");
        let reason = match same.contains(&None) {
            true => format!("Seen in {codes}; one has a tag and the other a digest."),
            false => format!("Seen in {codes}; it comes with a deployment."),
        };
        let there: Vec<&str> = there.iter().map(|(text, _)| text.as_str()).collect();
        out.push(Otherwise {
            name: mine.name().to_owned(),
            here: here.clone(),
            there: there.join(", "),
            reason,
        });
    }
    Ok(out)
}
