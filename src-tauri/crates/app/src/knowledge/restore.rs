//! Makes a new version of an old one's text and files, which then goes the way of any other.

use super::article::Known;
use super::{Article, RestoreArticle, SubmitArticle, submit};
use crate::error::{Error, Result};
use crate::transact::Done;
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: RestoreArticle) -> Result<Done<Article>> {
    let (article, text, files) = app.store.read(|conn| -> Result<_> {
        let known = Known::read(conn, &request.article)?;
        let version = known.version(request.version).ok_or_else(|| {
            let what = format!("version {} of “{}”", request.version, known.entry.title);
            Error::not_found(what, "See its history.")
        })?;
        let text = known.text(conn, version)?;
        Ok((known.row.id.clone(), text, version.files.clone()))
    })?;
    let why = match request.why.trim() {
        "" => format!("As in version {}", request.version),
        why => why.to_owned(),
    };
    let wanted = SubmitArticle {
        article,
        text: Some(text),
        why,
        ..SubmitArticle::default()
    };
    submit::made(app, caller, wanted, Some(files))
}
