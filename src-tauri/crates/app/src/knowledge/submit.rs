//! Makes a version of what somebody wrote. One that needs approval waits for a reviewer, and readers
//! keep what they have; one that does not is published at once.

use super::article::Known;
use super::draft::{changed_elsewhere, live, unsubmitted};
use super::edit::{Edit, NewVersion, checked, usual_path};
use super::{Article, SubmitArticle, merge, show};
use crate::data::check::hex;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use chrono::NaiveDate;
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{VersionFile, merge as merge_files, same};
use slipway_domain::article::review::Deed;
use slipway_store::Connection;
use slipway_store::table::article::ArticleRow;
use slipway_store::table::article_draft::{self, ArticleDraftRow};
use slipway_store::table::article_text;
use slipway_store::table::article_use::ArticleUseRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SubmitArticle) -> Result<Done<Article>> {
    made(app, caller, request, None)
}

/// The same, with the files that the version is to have; None takes the draft's.
pub(crate) fn made(
    app: &App,
    caller: &Caller,
    request: SubmitArticle,
    files: Option<Vec<VersionFile>>,
) -> Result<Done<Article>> {
    let due = day_in(request.due.as_deref())?;
    let done = transact(app, caller, Op::SubmitArticle, |tx, who| {
        let conn = tx.conn();
        let known = super::find::maybe(conn, &request.article)?
            .map(|entry| Known::read(conn, &entry.id))
            .transpose()?;
        let id = known
            .as_ref()
            .map_or(request.article.trim(), |known| &known.row.id);
        let draft = article_draft::get(conn, id, &who.id)?;
        let id = id.to_owned();
        if let (Some(seen), Some(draft)) = (&request.seen, &draft)
            && hex(draft.text.as_bytes()) != *seen
        {
            return Err(changed_elsewhere(app, conn, draft)?);
        }
        let unspent = draft
            .clone()
            .map(|draft| unsubmitted(conn, draft))
            .transpose()?
            .flatten();
        let written = written(conn, &request, unspent.as_ref(), known.as_ref(), files)?;
        merge::settled(&written.text)?;
        let document = checked(&written.text)?;
        let edit = Edit { app, tx, who };
        let (text, files) = match &known {
            Some(known) => over(conn, known, written)?,
            None => {
                let path = edit.free_path(&usual_path(&document))?;
                tx.put(&edit.article(&id, &document, path))?;
                (written.text, written.files)
            }
        };
        let document = checked(&text)?;
        let version = edit.version(NewVersion {
            article: &id,
            number: known.as_ref().map_or(1, Known::next),
            based_on: known
                .as_ref()
                .and_then(|known| known.standing.published)
                .unwrap_or(0),
            text: &text,
            files: files.clone(),
            title: &document.title,
            why: request.why.trim(),
        })?;
        let governed = known.as_ref().is_none_or(|known| known.row.governed);
        settle(&edit, known.as_ref(), &id, &document, governed)?;
        if governed {
            edit.deed(&version, Deed::Submitted, &request.why, due)?;
        } else {
            edit.deed(&version, Deed::Published, &request.why, None)?;
        }
        if let Some(draft) = draft {
            from_source(&edit, &draft, known.is_none())?;
            // Spent from now on, as what it says is a version's; undoing brings both back to what they were.
            let spent = ArticleDraftRow {
                text,
                files,
                ..draft
            };
            article_draft::put(conn, &spent)?;
            tx.touch("article_draft", &id);
        }
        let did = if governed {
            "Asked for review of"
        } else {
            "Published"
        };
        Ok((
            id,
            format!("{did} “{}”, version {}", document.title, version.number),
        ))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

/// What was written, and over which version.
struct Written {
    text: String,
    files: Vec<VersionFile>,
    /// None when nobody said: the newest is meant.
    based_on: Option<u32>,
}

fn written(
    conn: &Connection,
    request: &SubmitArticle,
    draft: Option<&ArticleDraftRow>,
    known: Option<&Known>,
    files: Option<Vec<VersionFile>>,
) -> Result<Written> {
    match (&request.text, draft) {
        (Some(text), _) => Ok(Written {
            text: text.clone(),
            files: match files {
                Some(files) => files,
                None => beside(conn, request, draft, known)?,
            },
            based_on: request.based_on,
        }),
        (None, Some(draft)) => Ok(Written {
            text: draft.text.clone(),
            files: draft.files.clone(),
            based_on: Some(request.based_on.unwrap_or(draft.based_on)),
        }),
        (None, None) => Err(Error::not_found(
            "draft of yours to submit",
            "Edit the article first.",
        )),
    }
}

/// The files of a text that came without any: those of who writes, else those of what it is written over.
fn beside(
    conn: &Connection,
    request: &SubmitArticle,
    draft: Option<&ArticleDraftRow>,
    known: Option<&Known>,
) -> Result<Vec<VersionFile>> {
    if let Some(draft) = draft
        && let Some(draft) = live(conn, draft.clone())?
    {
        return Ok(draft.files);
    }
    let Some(known) = known else {
        return Ok(Vec::new());
    };
    let over = match request.based_on {
        Some(number) => known.version(number),
        None => known.waiting().or(known.shown()),
    };
    Ok(over.map_or_else(Vec::new, |version| version.files.clone()))
}

type Both = (String, Vec<VersionFile>);

/// Text and files over what is there now: what was published meanwhile is merged with them, line by
/// line and file by file.
fn over(conn: &Connection, known: &Known, written: Written) -> Result<Both> {
    let newest = known.standing.pending.or(known.standing.published);
    if let Some(base) = written.based_on.filter(|base| *base > 0)
        && known.version(base).is_none()
    {
        let what = format!("version {base} of “{}”", known.entry.title);
        return Err(Error::not_found(what, "See its history."));
    }
    let (Some(newest), Some(base)) = (newest, written.based_on) else {
        return unchanged(conn, known, written);
    };
    if newest <= base {
        return unchanged(conn, known, written);
    }
    let Some(theirs) = known.version(newest) else {
        return Ok((written.text, written.files));
    };
    let (base, held) = match known.version(base) {
        Some(base) => (known.text(conn, base)?, base.files.as_slice()),
        None => (String::new(), &[] as &[_]),
    };
    let (files, clashes) = merge_files(held, &written.files, &theirs.files);
    if let Some(name) = clashes.first() {
        return Err(clash(newest, &format!("the file {name} as well")));
    }
    let theirs = known.text(conn, theirs)?;
    merge::merge(&base, &written.text, &theirs, newest)
        .map(|text| (text, files))
        .map_err(|_| clash(newest, "the same lines"))
}

fn clash(newest: u32, what: &str) -> Error {
    Error::new(
        Code::Conflict,
        format!("Version {newest} changed {what} meanwhile. Your draft is kept as it is."),
        format!(
            "Bring version {newest} into your draft (kb edit --onto {newest}), choose at the lines that \
             both changed, and submit again. Of a file that both changed yours stays."
        ),
    )
}

fn unchanged(conn: &Connection, known: &Known, written: Written) -> Result<Both> {
    let last = known.waiting().or(known.shown());
    if let Some(last) = last
        && article_text::get(conn, &last.sha256)?.as_deref() == Some(written.text.as_str())
        && same(&last.files, &written.files)
        && known.standing.returned.is_none()
    {
        let message = format!("Nothing differs from version {}.", last.number);
        return Err(Error::invalid("text", message, "Change something first."));
    }
    Ok((written.text, written.files))
}

/// What the text says of the article itself; the first finished version is no draft any more.
fn settle(
    edit: &Edit<'_>,
    known: Option<&Known>,
    id: &str,
    document: &Document,
    governed: bool,
) -> Result<()> {
    let row: Option<ArticleRow> = edit.tx.get(id)?;
    let Some(mut row) = row else { return Ok(()) };
    if let Some(audience) = document.audience {
        row.audience = audience.slug().to_owned();
    }
    let finished = known.is_some() && row.confidence == "archived";
    if finished || (!governed && row.confidence == "draft") {
        row.confidence = "not_validated".to_owned();
    }
    Ok(edit.tx.put(&row)?)
}

/// A new article that was made of a defect or a release says so there.
fn from_source(edit: &Edit<'_>, draft: &ArticleDraftRow, new: bool) -> Result<()> {
    let Some((target, target_id)) = draft.source.split_once('/').filter(|_| new) else {
        return Ok(());
    };
    let kind = if target == "defect" {
        "created"
    } else {
        "about"
    };
    Ok(edit.tx.put(&ArticleUseRow {
        id: edit.app.host.new_id().to_string(),
        article_id: draft.article_id.clone(),
        kind: kind.to_owned(),
        target: target.to_owned(),
        target_id: target_id.to_owned(),
        at: edit.app.now_text(),
        by: edit.who.id.clone(),
    })?)
}

/// A day as it comes in.
fn day_in(text: Option<&str>) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        Ok(day) => Ok(Some(day.format("%Y-%m-%d").to_string())),
        Err(_) => {
            let message = format!("“{text}” is not a day.");
            Err(Error::invalid("due", message, "Write it as 2026-11-27."))
        }
    }
}
