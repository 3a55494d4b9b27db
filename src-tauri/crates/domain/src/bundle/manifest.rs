//! What a bundle says of itself. It has one form only: read and written again it is the same bytes, so
//! that two texts never mean the same and nothing hides in one.

use super::refusal::Refused;
use serde::{Deserialize, Serialize};

/// The format that is written here.
pub const FORMAT: u32 = 1;

pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SIGNATURE_PART: &str = "signature";

/// What a bundle is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A release that is made available.
    Release,
    /// What somebody who received a release says to it.
    Answer,
}

/// What a bundle says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format.
    pub format: u32,
    /// What it is.
    pub kind: Kind,
    /// Its id, a UUID.
    pub id: String,
    /// 1 for the first of its release and kind that its maker made, then one more each time.
    pub sequence: u32,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// Who made it.
    pub organisation: Organisation,
    /// The release it is about.
    pub release: ReleaseName,
    /// The bundle it answers; only an answer does.
    pub answers: Option<String>,
    /// The chart of the release.
    pub chart: Option<Chart>,
    /// Further products that go with it.
    pub products: Vec<Product>,
    /// Every component in its exact version.
    pub components: Vec<Component>,
    /// Images it runs as, with the digest where it is known: `name@sha256:…` or `name:tag`.
    pub images: Vec<String>,
    /// The part that holds the release notes.
    pub notes: Option<String>,
    /// Its runbooks.
    pub runbooks: Vec<RunbookPart>,
    /// Articles about it.
    pub articles: Vec<ArticlePart>,
    /// What shows its readiness.
    pub evidence: Vec<EvidencePart>,
    /// The part that holds the answer; only an answer has one.
    pub answer: Option<String>,
    /// Every part, in the order in which they follow.
    pub parts: Vec<Part>,
}

/// Who made a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// What it calls itself.
    pub name: String,
    /// Its public key, 64 hexadecimal digits.
    pub key: String,
}

/// Which release a bundle is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseName {
    /// The product's name.
    pub product: String,
    /// Exact version.
    pub version: String,
    /// Re-issue of the same version, from 0.
    pub revision: u32,
}

/// The chart of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// What its maker calls the repository, or empty.
    pub repo: String,
    /// Its name.
    pub name: String,
    /// Its digest, or empty.
    pub digest: String,
    /// Its `appVersion`, or empty.
    pub app_version: String,
    /// The charts it depends on.
    pub dependencies: Vec<Dependency>,
}

/// A chart that another depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// Its exact version.
    pub version: String,
    /// Its `appVersion`, or empty.
    pub app_version: String,
}

/// A product that goes with a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its name.
    pub product: String,
    /// Its exact version.
    pub version: String,
}

/// A component in its exact version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// Its exact version.
    pub version: String,
}

/// A runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunbookPart {
    /// Code of the environment it is for.
    pub environment: String,
    /// Its version at its maker's.
    pub version: u32,
    /// The part that holds it.
    pub part: String,
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticlePart {
    /// Its id at its maker's, a UUID.
    pub id: String,
    /// Its version there.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// Where it lies there.
    pub path: String,
    /// The part that holds it.
    pub part: String,
}

/// Something that shows a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidencePart {
    /// Stable id of the check.
    pub check: String,
    /// `link`, `file`, `note` or `test_run`.
    pub kind: String,
    /// The address, the file's name, or the text.
    pub text: String,
    /// The part that holds a file.
    pub part: Option<String>,
}

/// A part of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name in the archive.
    pub path: String,
    /// SHA-256 of its bytes, 64 hexadecimal digits in small letters.
    pub sha256: String,
    /// Its bytes.
    pub size: u64,
}

/// What is read first, so that a later format is told as such.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl Manifest {
    /// The one form it is written in.
    pub fn write(&self) -> String {
        // Neither maps nor numbers that JSON lacks are in it, so that this cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a manifest that is written in that form.
    ///
    /// # Errors
    /// [`Refused::Newer`] and [`Refused::Manifest`].
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        let told = |error: serde_json::Error| Refused::Manifest(error.to_string());
        let Format { format } = serde_json::from_slice(bytes).map_err(told)?;
        if format > FORMAT {
            return Err(Refused::Newer {
                found: format,
                known: FORMAT,
            });
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(told)?;
        if manifest.write().as_bytes() != bytes {
            let message = "it is not in the one form it is written in";
            return Err(Refused::Manifest(message.to_owned()));
        }
        Ok(manifest)
    }

    /// Such as `Mojaloop 17.1.0 r1`.
    pub fn title(&self) -> String {
        let ReleaseName {
            product,
            version,
            revision,
        } = &self.release;
        format!("{product} {version} r{revision}")
    }
}
