//! Articles of the knowledge base: what one is, how its text is written, reviewed, and found.
//!
//! Pure functions over values. An article's text is one Markdown document with front matter
//! ([`document`]); a version is such a document with its files ([`files`]), known by the hashes of both,
//! and approval is of these. Where it stands is read from its reviews ([`review`]), never stored. Source: the
//! guide's pages on knowledge and handover, and KCS v6 for the three fields of state.

pub mod document;
pub mod files;
pub mod html;
pub mod import;
pub mod kind;
pub mod layout;
pub mod lexicon;
pub mod place;
pub mod query;
pub mod rank;
pub mod relink;
pub mod review;
pub mod search;
pub mod snippet;
pub mod span;
pub mod text;
