//! What a manifest must hold beyond its form: bounded words, exact versions, names of parts that lead
//! nowhere else, and each part named once and used once.

use super::manifest::{FORMAT, Kind, Manifest, Part};
use super::pack::large;
use super::path::is_path;
use super::refusal::Refused;
use super::{Limits, key};
use crate::version::Version;
use chrono::DateTime;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Characters of a name.
const NAME: usize = 200;
/// Characters of a text.
const TEXT: usize = 8_000;
/// Things of one kind.
const MOST: usize = 5_000;

/// Checks a manifest.
///
/// # Errors
/// The first thing that is wrong.
pub(super) fn check(manifest: &Manifest, limits: Limits) -> Result<(), Refused> {
    head(manifest)?;
    let told = [
        manifest.products.len(),
        manifest.components.len(),
        manifest.images.len(),
        manifest.runbooks.len(),
        manifest.articles.len(),
        manifest.evidence.len(),
        manifest
            .chart
            .as_ref()
            .map_or(0, |chart| chart.dependencies.len()),
    ];
    must(told.iter().all(|n| *n <= MOST), "it names too much")?;
    match manifest.kind {
        Kind::Release => release(manifest)?,
        Kind::Answer => answer(manifest)?,
    }
    parts(manifest, limits)
}

fn head(manifest: &Manifest) -> Result<(), Refused> {
    must(manifest.format == FORMAT, "its format is none")?;
    uuid(&manifest.id)?;
    must(manifest.sequence > 0, "its number is none")?;
    let moment = DateTime::parse_from_rfc3339(&manifest.made_at).is_ok();
    must(
        moment && manifest.made_at.len() <= 40,
        "when it was made is not said",
    )?;
    name(&manifest.organisation.name)?;
    must(
        key::PublicKey::parse(&manifest.organisation.key).is_some(),
        "its key is none",
    )?;
    name(&manifest.release.product)?;
    exact(&manifest.release.version)
}

fn release(manifest: &Manifest) -> Result<(), Refused> {
    let alone = manifest.answers.is_none() && manifest.answer.is_none();
    must(alone, "a release answers nothing")?;
    if let Some(chart) = &manifest.chart {
        name(&chart.name)?;
        for text in [&chart.repo, &chart.digest] {
            maybe(text)?;
        }
        text(&chart.app_version)?;
        for dependency in &chart.dependencies {
            name(&dependency.name)?;
            maybe(&dependency.version)?;
            text(&dependency.app_version)?;
        }
    }
    for product in &manifest.products {
        name(&product.product)?;
        exact(&product.version)?;
    }
    let mut named = BTreeSet::new();
    for component in &manifest.components {
        name(&component.name)?;
        exact(&component.version)?;
        must(named.insert(&component.name), "a component is named twice")?;
    }
    manifest.images.iter().try_for_each(|image| name(image))?;
    for runbook in &manifest.runbooks {
        name(&runbook.environment)?;
    }
    for article in &manifest.articles {
        uuid(&article.id)?;
        name(&article.title)?;
        name(&article.path)?;
    }
    for evidence in &manifest.evidence {
        name(&evidence.check)?;
        text(&evidence.text)?;
        let is_file = evidence.kind == "file";
        let known = is_file || ["link", "note", "test_run"].contains(&evidence.kind.as_str());
        must(known, "evidence is of no known kind")?;
        must(
            is_file == evidence.part.is_some(),
            "evidence lacks its file",
        )?;
    }
    Ok(())
}

fn answer(manifest: &Manifest) -> Result<(), Refused> {
    uuid(manifest.answers.as_deref().unwrap_or_default())?;
    must(manifest.answer.is_some(), "it holds no answer")?;
    let nothing_else = manifest.chart.is_none()
        && manifest.notes.is_none()
        && manifest.products.is_empty()
        && manifest.components.is_empty()
        && manifest.images.is_empty()
        && manifest.runbooks.is_empty()
        && manifest.articles.is_empty()
        && manifest.evidence.is_empty();
    must(nothing_else, "an answer brings no release")
}

/// Each part has a name of its own, a hash and a size that is taken; each is used once, and nothing
/// that is not there is.
fn parts(manifest: &Manifest, limits: Limits) -> Result<(), Refused> {
    if manifest.parts.len() > limits.parts {
        return Err(Refused::Many {
            found: manifest.parts.len(),
            most: limits.parts,
        });
    }
    let mut named = BTreeSet::new();
    let mut whole = 0_u64;
    for Part { path, sha256, size } in &manifest.parts {
        must(is_path(path), "a part has a name that leads elsewhere")?;
        let own = [super::manifest::MANIFEST, super::manifest::SIGNATURE_PART];
        let fresh = !own.contains(&path.as_str()) && named.insert(path.to_lowercase());
        must(fresh, "two parts have one name")?;
        let hash = sha256.len() == 64
            && sha256
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        must(hash, "a part has no hash")?;
        large(path, *size, limits.part)?;
        whole = whole.saturating_add(*size);
    }
    large("what it holds", whole, limits.whole)?;
    let mut used: Vec<&str> = Vec::new();
    used.extend(manifest.notes.as_deref());
    used.extend(manifest.answer.as_deref());
    used.extend(manifest.runbooks.iter().map(|one| one.part.as_str()));
    used.extend(manifest.articles.iter().map(|one| one.part.as_str()));
    used.extend(
        manifest
            .evidence
            .iter()
            .filter_map(|one| one.part.as_deref()),
    );
    let there: BTreeSet<&str> = manifest.parts.iter().map(|one| one.path.as_str()).collect();
    let once: BTreeSet<&str> = used.iter().copied().collect();
    must(
        once.len() == used.len() && once == there,
        "what it names is not what it holds",
    )
}

/// Whether a text fits on a line: bounded, and without what turns or hides text.
pub fn line(text: &str) -> bool {
    !text.trim().is_empty() && text.trim() == text && text.chars().count() <= NAME && !hides(text)
}

fn hides(text: &str) -> bool {
    text.chars().any(|c| c.is_control() || turns(c))
}

/// Marks that change the direction of what follows (Unicode TR 9), by which one name looks like
/// another.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')
}

/// A text made to fit on a line: what hides or turns becomes a space, and what is too long is cut.
pub fn line_of(text: &str) -> String {
    let plain: String = text.chars().map(|c| plain(c, &[])).take(NAME).collect();
    plain.trim().to_owned()
}

/// A text made to fit, its lines kept.
pub fn text_of(text: &str) -> String {
    let plain: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| plain(c, &['\n', '\t']))
        .take(TEXT)
        .collect();
    plain.trim().to_owned()
}

fn plain(c: char, kept: &[char]) -> char {
    match kept.contains(&c) || !(c.is_control() || turns(c)) {
        true => c,
        false => ' ',
    }
}

pub(super) fn name(text: &str) -> Result<(), Refused> {
    must(line(text), "a name is empty, too long or hides something")
}

pub(super) fn maybe(text: &str) -> Result<(), Refused> {
    must(
        text.is_empty() || line(text),
        "a name is too long or hides something",
    )
}

pub(super) fn text(text: &str) -> Result<(), Refused> {
    let short = text.chars().count() <= TEXT;
    let plain = text
        .chars()
        .all(|c| matches!(c, '\n' | '\t') || !(c.is_control() || turns(c)));
    must(short && plain, "a text is too long or hides something")
}

fn exact(version: &str) -> Result<(), Refused> {
    let fits = version.len() <= NAME && Version::is_exact(version);
    must(fits, "a version is not exact")
}

fn uuid(text: &str) -> Result<(), Refused> {
    let same = Uuid::try_parse(text).is_ok_and(|id| id.to_string() == text);
    must(same, "an id is none")
}

pub(super) fn must(holds: bool, otherwise: &str) -> Result<(), Refused> {
    match holds {
        true => Ok(()),
        false => Err(Refused::Manifest(otherwise.to_owned())),
    }
}
