//! What one organisation sends another in one file: a release made available, or the answer to it.
//!
//! The file is a plain ustar archive (POSIX.1-2017, pax), so that any desk can look into it: first
//! `manifest.json`, then `signature`, then the parts in the order in which the manifest names them.
//! Every byte of it follows from the manifest and the parts. A reader composes each header anew and
//! compares, so that a file with a single other byte is refused.
//!
//! The signature is over the manifest's own bytes, the manifest holds the hash of every part, and the
//! name of this format stands before the bytes that are signed, so that a signature that was made for
//! something else never counts here.

mod answer;
mod archive;
mod key;
mod manifest;
mod open;
mod pack;
mod path;
mod refusal;
mod valid;

pub use answer::{Answer, AnsweredCheck, AnsweredDefect, AnsweredWindow, Confirmed};
pub use key::{Fingerprint, PublicKey, SigningKey};
pub use manifest::{
    ArticlePart, Chart, Component, Dependency, EvidencePart, FORMAT, Kind, Manifest, Organisation,
    Part, Product, ReleaseName, RunbookPart,
};
pub use open::{Opened, open};
pub use pack::{Content, pack};
pub use path::{is_path, named};
pub use refusal::Refused;
pub use valid::{line, line_of, text_of};

/// What a bundle may be at most.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the whole file.
    pub whole: u64,
    /// Bytes of the manifest.
    pub manifest: u64,
    /// Bytes of one part.
    pub part: u64,
    /// Parts.
    pub parts: usize,
}

/// What this Slipway sends and takes. Nothing is compressed, so nothing grows when it is read.
pub const LIMITS: Limits = Limits {
    whole: 64 << 20,
    manifest: 2 << 20,
    part: 20 << 20,
    parts: 2_000,
};
