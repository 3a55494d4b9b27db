//! Keeps what somebody is writing, as they type. The log holds that they began; what is typed on goes
//! under the same operation, so that a day of writing is one line there.

use super::article::{Known, text};
use super::edit::MOST_TEXT_BYTES;
use super::template::{body_of, kind_in};
use super::{ArticleDraft, SaveArticleDraft, suggest};
use crate::book::Book;
use crate::data::check::hex;
use crate::error::{Code, Error, Result};
use crate::people::actor::{Actor, acting};
use crate::transact::{Done, Op, begun, carry_on};
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::kind::Kind;
use slipway_domain::role::Power;
use slipway_store::Connection;
use slipway_store::table::article_draft::{self, ArticleDraftRow};
use slipway_store::table::{article_version, op};

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveArticleDraft,
) -> Result<Done<ArticleDraft>> {
    if request
        .text
        .as_ref()
        .is_some_and(|text| text.len() > MOST_TEXT_BYTES)
    {
        let hint = "At most 16 MiB are kept. What was kept before is still there.";
        return Err(Error::invalid("text", "The article is too long.", hint));
    }
    let (who, held) = app.store.read(|conn| -> Result<_> {
        let who = acting(conn, caller)?;
        who.must(Power::Write)?;
        let held = held(conn, &who, request.article.as_deref())?;
        Ok((who, held))
    })?;
    let (row, first, begins) = match held {
        Some(row) => {
            let mut begins = begun(app, Op::DraftArticle.kind(), Op::DraftArticle.local());
            begins.id.clone_from(&row.op_id);
            let known = app.store.read(|conn| op::get(conn, &row.op_id))?;
            (row, known.is_none(), begins)
        }
        None => {
            let begins = begun(app, Op::DraftArticle.kind(), Op::DraftArticle.local());
            let row = app
                .store
                .read(|conn| begin(app, conn, &who, &request, &begins.id))?;
            (row, true, begins)
        }
    };
    let row = ArticleDraftRow {
        text: request.text.clone().unwrap_or_else(|| row.text.clone()),
        saved_at: app.now_text(),
        ..row
    };
    let title = Document::read(&row.text).title;
    let discard = request.discard.unwrap_or(false);
    let changed = carry_on(app, &begins, first, |tx| {
        tx.touch("article_draft", &row.article_id);
        if discard {
            article_draft::delete(tx.conn(), &row.article_id, &row.person_id)?;
        } else {
            article_draft::put(tx.conn(), &row)?;
        }
        let what = if discard {
            "Threw away a draft of"
        } else {
            "Wrote on"
        };
        Ok((format!("{what} “{}”", shown(&title)), who.name.clone()))
    })
    .map_err(|error| roomless(app, error, row.text.len()))?;
    Ok(Done {
        value: app.store.read(|conn| shape(app, conn, &row))?,
        op: None,
        changed,
    })
}

/// A full disk, told with the place where room is needed, how much, and that nothing is lost.
fn roomless(app: &App, error: Error, bytes: usize) -> Error {
    if error.code != Code::NoSpace {
        return error;
    }
    let place = app.data_dir().join("slipway.db");
    let message = format!(
        "There is no room left to write {}: this draft takes {} KiB there.",
        place.display(),
        bytes.div_ceil(1024) + 1
    );
    let hint = "Free some space on the disk and try again. What was kept before is still there.";
    Error::new(Code::NoSpace, message, hint)
}

/// My draft of an article that is there or is to be.
fn held(conn: &Connection, who: &Actor, article: Option<&str>) -> Result<Option<ArticleDraftRow>> {
    let Some(wanted) = article else {
        return Ok(None);
    };
    if let Some(row) = article_draft::get(conn, wanted, &who.id)? {
        return live(conn, row);
    }
    let known = Known::read(conn, wanted)?;
    match article_draft::get(conn, &known.row.id, &who.id)? {
        Some(row) => live(conn, row),
        None => Ok(None),
    }
}

/// A draft unless it is spent: once its text is a version of the article, nobody is writing on it.
pub(crate) fn live(conn: &Connection, row: ArticleDraftRow) -> Result<Option<ArticleDraftRow>> {
    let sha256 = hex(row.text.as_bytes());
    let versions = article_version::of_article(conn, &row.article_id)?;
    let spent = versions
        .iter()
        .any(|version| version.sha256 == sha256 && version.made_by == row.person_id);
    Ok((!spent).then_some(row))
}

fn begin(
    app: &App,
    conn: &Connection,
    who: &Actor,
    request: &SaveArticleDraft,
    op_id: &str,
) -> Result<ArticleDraftRow> {
    let mut row = ArticleDraftRow {
        article_id: app.host.new_id().to_string(),
        person_id: who.id.clone(),
        text: String::new(),
        based_on: 0,
        saved_at: app.now_text(),
        op_id: op_id.to_owned(),
        source: String::new(),
    };
    if let Some(wanted) = &request.article {
        let known = Known::read(conn, wanted)?;
        // What waits is gone on with; what a reviewer sent back as well.
        let over = known
            .waiting()
            .or(known
                .standing
                .returned
                .and_then(|number| known.version(number)))
            .or(known.shown());
        row.article_id.clone_from(&known.row.id);
        if let Some(version) = over {
            row.text = text(conn, version)?;
            row.based_on = version.number;
        }
        return Ok(row);
    }
    let kind = request.kind.as_deref().map(kind_in).transpose()?;
    let source = suggest::source(app, conn, request)?;
    let mut document = source
        .as_ref()
        .map(|source| source.document.clone())
        .unwrap_or_default();
    document.kind = kind.or(document.kind).or(Some(Kind::HowTo));
    if let Some(title) = request
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty())
    {
        document.title = title.trim().to_owned();
    }
    if document.body.is_empty() {
        let of = document.kind.unwrap_or(Kind::HowTo);
        document.body = format!("\n{}", body_of(conn, of)?);
    }
    row.text = document.write();
    row.source = source.map(|source| source.key).unwrap_or_default();
    Ok(row)
}

/// A draft as it is shown.
pub(crate) fn shape(app: &App, conn: &Connection, row: &ArticleDraftRow) -> Result<ArticleDraft> {
    let book = Book::read(app, conn)?;
    let published = match super::find::maybe(conn, &row.article_id)? {
        Some(entry) => entry.published.max(entry.pending),
        None => 0,
    };
    Ok(ArticleDraft {
        article: row.article_id.clone(),
        text: row.text.clone(),
        based_on: row.based_on,
        outdated: published > row.based_on,
        saved: book.stamp(&row.saved_at),
    })
}

fn shown(title: &str) -> &str {
    if title.is_empty() {
        "an article"
    } else {
        title
    }
}
