//! Says where an article is used: for a defect, as its known error, or for a release.

use super::article::Known;
use super::{Article, ArticleUse, ArticleUses, ArticlesUsed, NamedArticle, UseArticle, show};
use crate::book::Book;
use crate::defects;
use crate::error::{Error, Result};
use crate::releases::read;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::article_use::{self, ArticleUseRow};
use slipway_store::table::{article_entry, defect, release::ReleaseRow};
use slipway_store::{Connection, get};

const KINDS: [&str; 4] = ["used", "created", "known_error", "about"];

pub(crate) fn run(app: &App, caller: &Caller, request: UseArticle) -> Result<Done<Article>> {
    let done = transact(app, caller, Op::UseArticle, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let title = known.entry.title.clone();
        if let Some(id) = &request.remove {
            let row: Option<ArticleUseRow> = tx.get(id)?;
            let row = row
                .filter(|row| row.article_id == known.row.id)
                .ok_or_else(|| Error::not_found("such use", "Reload the article."))?;
            tx.delete::<ArticleUseRow>(&row.id)?;
            return Ok((
                known.row.id,
                format!("Took “{title}” from where it was used"),
            ));
        }
        let (target, target_id) = target(
            app,
            tx.conn(),
            request.defect.as_deref(),
            request.release.as_deref(),
        )?;
        let kind = match request.kind.as_str() {
            "" if target == "release" => "about",
            "" => "used",
            kind if KINDS.contains(&kind) => kind,
            kind => {
                let message = format!("“{kind}” is not a way to use an article.");
                let hint = "Use used, created, known_error or about.";
                return Err(Error::invalid("kind", message, hint));
            }
        };
        let there = article_use::of_target(tx.conn(), &target_id)?;
        let same = |row: &ArticleUseRow| row.article_id == known.row.id && row.kind == kind;
        if !there.iter().any(same) {
            tx.put(&ArticleUseRow {
                id: app.host.new_id().to_string(),
                article_id: known.row.id.clone(),
                kind: kind.to_owned(),
                target: target.to_owned(),
                target_id,
                at: app.now_text(),
                by: who.id.clone(),
            })?;
        }
        Ok((
            known.row.id,
            format!("Used “{title}” ({})", kind.replace('_', " ")),
        ))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

/// Where articles were used: of a defect, or of a release.
pub(crate) fn list(app: &App, _caller: &Caller, request: ArticlesUsed) -> Result<ArticleUses> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let (defect, release) = (request.defect.as_deref(), request.release.as_deref());
        let (_, id) = target(app, conn, defect, release)?;
        let rows = article_use::of_target(conn, &id)?;
        let uses = rows
            .iter()
            .filter_map(|row| shape(conn, &book, row).transpose());
        Ok(ArticleUses {
            uses: uses.collect::<Result<_>>()?,
        })
    })
}

fn target(
    app: &App,
    conn: &Connection,
    defect: Option<&str>,
    release: Option<&str>,
) -> Result<(&'static str, String)> {
    if let Some(wanted) = defect {
        return Ok(("defect", defects::find::one(conn, wanted)?.id));
    }
    if let Some(wanted) = release {
        let book = Book::read(app, conn)?;
        return Ok(("release", read::find(conn, &book, wanted)?.id));
    }
    let hint = "Name a defect or a release.";
    Err(Error::invalid(
        "defect",
        "Nothing was named that the article is used for.",
        hint,
    ))
}

/// A use as it is shown; None when what it names is gone.
pub(crate) fn shape(
    conn: &Connection,
    book: &Book,
    row: &ArticleUseRow,
) -> Result<Option<ArticleUse>> {
    let Some(entry) = article_entry::get(conn, &row.article_id)? else {
        return Ok(None);
    };
    let title = if row.target == "defect" {
        let defect = defect::get(conn, &row.target_id)?;
        defect.map(|row| format!("{} {}", row.number, row.title))
    } else {
        let release: Option<ReleaseRow> = get(conn, &row.target_id)?;
        release.map(|row| read::title(book, &row))
    };
    Ok(title.map(|title| ArticleUse {
        id: row.id.clone(),
        article: NamedArticle {
            id: entry.id,
            title: entry.title,
            kind: entry.kind,
        },
        kind: row.kind.clone(),
        target: row.target.clone(),
        target_id: row.target_id.clone(),
        title,
        at: book.stamp(&row.at),
        by: book.person_name(&row.by).unwrap_or_default(),
    }))
}
