//! Keeps what somebody is writing, as they type. The log holds that they began; what is typed on goes
//! under the same operation, so that a day of writing is one line there.

use super::article::{Known, text};
use super::edit::MOST_TEXT_BYTES;
use super::template::{body_of, kind_in};
use super::{ArticleDraft, SaveArticleDraft, merge, rebase, show, suggest};
use crate::book::Book;
use crate::data::check::hex;
use crate::error::{Code, Error, Result};
use crate::people::actor::{Actor, acting};
use crate::shape::Changed;
use crate::transact::{Done, Op, begun, carry_on};
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::{VersionFile, same};
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
    let began = held.is_none();
    let discard = request.discard.unwrap_or(false);
    let (row, first, begins) = match held {
        // Only asked for: it stays as it was kept, and when.
        Some(row) if request.text.is_none() && request.based_on.is_none() && !discard => {
            return answer(app, &row, false, Vec::new());
        }
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
    // What a new article begins with was made of everything that was said, its text too.
    let text = request.text.clone().filter(|_| request.article.is_some());
    let mut row = ArticleDraftRow {
        text: text.unwrap_or_else(|| row.text.clone()),
        saved_at: app.now_text(),
        ..row
    };
    if let Some(version) = request.based_on {
        app.store
            .read(|conn| rebase::onto(conn, &mut row, version))?;
    }
    let title = Document::read(&row.text).title;
    let changed = carry_on(app, &begins, first, |tx| {
        unseen(app, tx.conn(), &row, &request)?;
        if request.based_on.is_none() {
            row.files = files_now(tx.conn(), &row)?;
        }
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
    answer(app, &row, began, changed)
}

fn answer(
    app: &App,
    row: &ArticleDraftRow,
    began: bool,
    changed: Vec<Changed>,
) -> Result<Done<ArticleDraft>> {
    Ok(Done {
        value: app.store.read(|conn| shape(app, conn, row, began))?,
        op: None,
        changed,
    })
}

/// Refuses to write over a draft that the same person changed elsewhere since this text was begun,
/// in another window or by the terminal. Asked within the transaction, so that of two only one goes.
fn unseen(
    app: &App,
    conn: &Connection,
    row: &ArticleDraftRow,
    request: &SaveArticleDraft,
) -> Result<()> {
    let Some(seen) = &request.seen else {
        return Ok(());
    };
    // What is there already was kept by this very save, whose answer was lost on its way.
    let same = request.text.as_deref();
    let there = article_draft::get(conn, &row.article_id, &row.person_id)?;
    let there = there
        .map(|there| unsubmitted(conn, there))
        .transpose()?
        .flatten();
    match there {
        Some(there) if same == Some(there.text.as_str()) => Ok(()),
        Some(there) if hex(there.text.as_bytes()) == *seen => Ok(()),
        Some(there) => Err(changed_elsewhere(app, conn, &there)?),
        None => Err(Error::new(
            Code::Conflict,
            "Your draft was submitted or thrown away elsewhere since this text was begun. Nothing \
             was written.",
            "Look at the article first. Saved again without a hash, this text begins a new draft.",
        )
        .at("seen")),
    }
}

/// Says that a draft is another than the one that was seen.
pub(crate) fn changed_elsewhere(
    app: &App,
    conn: &Connection,
    there: &ArticleDraftRow,
) -> Result<Error> {
    let at = Book::read(app, conn)?.stamp(&there.saved_at).label;
    let message = format!(
        "Your draft was changed elsewhere, on {at}, since this text was begun. What is kept is that \
         one; nothing was written over it."
    );
    let hint =
        "Compare both texts. Saved again without a hash, this one is written over the other.";
    Ok(Error::new(Code::Conflict, message, hint).at("seen"))
}

/// The files of a draft that is about to be written over: what was put there since it was read stays.
fn files_now(conn: &Connection, row: &ArticleDraftRow) -> Result<Vec<VersionFile>> {
    let there = article_draft::get(conn, &row.article_id, &row.person_id)?;
    let there = there.filter(|there| there.op_id == row.op_id);
    Ok(there.map_or_else(|| row.files.clone(), |there| there.files))
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
pub(crate) fn held(
    conn: &Connection,
    who: &Actor,
    article: Option<&str>,
) -> Result<Option<ArticleDraftRow>> {
    let Some(wanted) = article else {
        return Ok(None);
    };
    if let Some(row) = article_draft::get(conn, wanted, &who.id)? {
        return unsubmitted(conn, row);
    }
    let known = Known::read(conn, wanted)?;
    match article_draft::get(conn, &known.row.id, &who.id)? {
        Some(row) => unsubmitted(conn, row),
        None => Ok(None),
    }
}

/// A draft unless it is spent: once it is a version of the article, nobody is writing on it.
pub(crate) fn live(conn: &Connection, row: ArticleDraftRow) -> Result<Option<ArticleDraftRow>> {
    let spent = made_of(conn, &row)?.is_some();
    Ok((!spent).then_some(row))
}

/// A draft unless it was submitted: one that says what the version it is written over says is still
/// the one that was begun there.
pub(crate) fn unsubmitted(
    conn: &Connection,
    row: ArticleDraftRow,
) -> Result<Option<ArticleDraftRow>> {
    let submitted = made_of(conn, &row)?.is_some_and(|version| version > row.based_on);
    Ok((!submitted).then_some(row))
}

/// The newest version of who writes that says the same, by its number.
fn made_of(conn: &Connection, row: &ArticleDraftRow) -> Result<Option<u32>> {
    let sha256 = hex(row.text.as_bytes());
    let versions = article_version::of_article(conn, &row.article_id)?.into_iter();
    Ok(versions
        .rev()
        .find(|version| {
            version.sha256 == sha256
                && version.made_by == row.person_id
                && same(&version.files, &row.files)
        })
        .map(|version| version.number))
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
        files: Vec::new(),
    };
    if let Some(wanted) = &request.article {
        over(conn, &mut row, wanted)?;
        return Ok(row);
    }
    let kind = request.kind.as_deref().map(kind_in).transpose()?;
    let source = suggest::source(app, conn, request)?;
    let made = source
        .as_ref()
        .map(|source| source.document.clone())
        .unwrap_or_default();
    let mut document = match &request.text {
        Some(text) => filled(Document::read(text), made),
        None => made,
    };
    document.kind = kind.or(document.kind);
    if request.text.is_none() {
        document.kind = document.kind.or(Some(Kind::HowTo));
    }
    if let Some(title) = request
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty())
    {
        document.title = title.trim().to_owned();
    }
    if document.body.is_empty() && request.text.is_none() {
        let of = document.kind.unwrap_or(Kind::HowTo);
        document.body = format!("\n{}", body_of(conn, of)?);
    }
    row.text = match &request.text {
        // It says all of that already, in its own order.
        Some(text) if Document::read(text) == document => text.clone(),
        _ => document.write(),
    };
    row.source = source.map(|source| source.key).unwrap_or_default();
    Ok(row)
}

/// What a text says, and where it says nothing, what it is made of.
fn filled(text: Document, made: Document) -> Document {
    let or = |said: String, made: String| if said.is_empty() { made } else { said };
    let any = |said: Vec<String>, made: Vec<String>| if said.is_empty() { made } else { said };
    Document {
        title: or(text.title, made.title),
        kind: text.kind.or(made.kind),
        products: any(text.products, made.products),
        components: any(text.components, made.components),
        from: or(text.from, made.from),
        environments: any(text.environments, made.environments),
        ..text
    }
}

/// Begins a draft over what an article says now, with its files.
fn over(conn: &Connection, row: &mut ArticleDraftRow, wanted: &str) -> Result<()> {
    let known = Known::read(conn, wanted)?;
    // What waits is gone on with; what a reviewer sent back as well.
    let returned = known.standing.returned;
    let over = known
        .waiting()
        .or(returned.and_then(|number| known.version(number)))
        .or(known.shown());
    row.article_id.clone_from(&known.row.id);
    if let Some(version) = over {
        row.text = text(conn, version)?;
        row.based_on = version.number;
        row.files.clone_from(&version.files);
    }
    Ok(())
}

/// My draft of an article; one that begins now is not written yet.
pub(crate) fn open(
    app: &App,
    conn: &Connection,
    who: &Actor,
    article: &str,
) -> Result<ArticleDraftRow> {
    if let Some(row) = held(conn, who, Some(article))? {
        return Ok(row);
    }
    let request = SaveArticleDraft {
        article: Some(article.to_owned()),
        ..SaveArticleDraft::default()
    };
    // What is typed later begins its own line of the log.
    begin(app, conn, who, &request, &app.host.new_id().to_string())
}

/// A draft as it is shown.
pub(crate) fn shape(
    app: &App,
    conn: &Connection,
    row: &ArticleDraftRow,
    began: bool,
) -> Result<ArticleDraft> {
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
        began,
        sha256: hex(row.text.as_bytes()),
        clashes: merge::open(&row.text),
        files: row.files.iter().map(show::file).collect(),
    })
}

fn shown(title: &str) -> &str {
    if title.is_empty() {
        "an article"
    } else {
        title
    }
}
