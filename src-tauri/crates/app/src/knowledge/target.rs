//! What `[[…]]` in an article names: another article, `release 15.1.0`, or `defect 12`.

use super::find;
use crate::book::Book;
use crate::defects;
use crate::error::{Code, Result};
use crate::releases::read;
use slipway_store::Connection;
use slipway_store::table::article_entry::ArticleEntryRow;
use slipway_store::table::defect::DefectRow;
use slipway_store::table::release::ReleaseRow;

/// What a link leads to.
pub(crate) enum Target {
    Article(Box<ArticleEntryRow>),
    Release(Box<ReleaseRow>),
    Defect(Box<DefectRow>),
}

/// What a link leads to; None when it leads nowhere, or to several.
///
/// # Errors
/// The database's.
pub(crate) fn of(conn: &Connection, book: &Book, target: &str) -> Result<Option<Target>> {
    let bare = target.split('#').next().unwrap_or_default().trim();
    let found = match bare.split_once(' ') {
        Some((kind, name)) if kind.eq_ignore_ascii_case("release") => {
            known(read::find(conn, book, name))?.map(|row| Target::Release(Box::new(row)))
        }
        Some((kind, name)) if kind.eq_ignore_ascii_case("defect") => {
            known(defects::find::one(conn, name))?.map(|row| Target::Defect(Box::new(row)))
        }
        _ => None,
    };
    match found {
        Some(found) => Ok(Some(found)),
        None => Ok(known(find::maybe(conn, bare))?
            .flatten()
            .map(|row| Target::Article(Box::new(row)))),
    }
}

/// Takes “there is none” and “there are several” for nothing.
fn known<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.code, Code::NotFound | Code::Invalid) => Ok(None),
        Err(error) => Err(error),
    }
}
