//! Why a bundle is refused.

use thiserror::Error;

/// Why a file is not taken for a bundle, or not for a sound one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// More than is read.
    #[error("{what} has {found} bytes, and at most {most} are taken")]
    Large {
        /// The file, the manifest or a part.
        what: String,
        /// How much it has.
        found: u64,
        /// How much is taken.
        most: u64,
    },
    /// More parts than are read.
    #[error("it holds {found} parts, and at most {most} are taken")]
    Many {
        /// How many it holds.
        found: usize,
        /// How many are taken.
        most: usize,
    },
    /// Something else altogether.
    #[error("it is no bundle of a release")]
    Foreign,
    /// It ends too early.
    #[error("it ends too early, in {0}")]
    Truncated(String),
    /// More follows after its end.
    #[error("more follows after its end")]
    Trailing,
    /// The manifest is not what a manifest must be.
    #[error("its manifest does not hold together: {0}")]
    Manifest(String),
    /// The format of a later Slipway.
    #[error("it is written in format {found}, and this Slipway reads up to {known}")]
    Newer {
        /// Its format.
        found: u32,
        /// The newest that is known here.
        known: u32,
    },
    /// The manifest is not what was signed.
    #[error("its signature does not fit its manifest, so it is not what was signed")]
    Signature,
    /// A part is not what the manifest says.
    #[error("{0} is not what its manifest says, so it was changed on the way")]
    Altered(String),
}

impl Refused {
    /// Whether it is a bundle whose content is not what was signed.
    pub fn is_tampered(&self) -> bool {
        matches!(
            self,
            Refused::Manifest(_) | Refused::Signature | Refused::Altered(_) | Refused::Trailing
        )
    }
}
