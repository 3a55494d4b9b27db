//! Releases on their way from one organisation to another, and what comes back: bundles are made,
//! looked at and received, and keys are made, trusted and withdrawn.

pub mod answer;
pub(crate) mod compare;
pub(crate) mod draft;
pub(crate) mod file;
mod images;
pub mod keys;
pub mod list;
pub mod look;
pub mod make;
pub mod receive;
pub(crate) mod said;
mod shape;
pub(crate) mod sign;
pub(crate) mod take;

pub use shape::{
    Answered, AnsweredCheckShape, AnsweredDefectShape, AnsweredWindowShape, BundleAnswer,
    BundleContents, BundleDifference, BundleLook, BundleMade, BundleReceived, BundleShape,
    DraftedArticle, Fate, Keys, LookBundle, MakeBundle, NewKey, OwnKey, ReceiveBundle,
    ReleaseBundles, SignatureState, TrustKey, TrustedKey, WithdrawKey,
};
