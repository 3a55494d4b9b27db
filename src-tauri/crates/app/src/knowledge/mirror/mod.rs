//! Articles that leave the house as files: once, or in a folder that is kept up to date.

pub(crate) mod folder;
pub(crate) mod paper;
pub(crate) mod places;
mod print;
mod write;

use super::{
    ArticleMirror, ArticleMirrors, ArticlesExported, ExportArticles, LeftFile, MirrorArticles,
};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::people::actor::acting;
use crate::releases::read;
use crate::shape::{ById, Changed, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use folder::Written;
use slipway_domain::article::kind::Audience;
use slipway_domain::role::Power;
use slipway_store::table::article_mirror::{self, ArticleMirrorRow};
use std::path::Path;
use write::{Choice, write};

/// Writes articles to a folder once.
pub(crate) fn export(
    app: &App,
    caller: &Caller,
    request: ExportArticles,
) -> Result<Done<ArticlesExported>> {
    let choice = app.store.read(|conn| {
        acting(conn, caller)?.must(Power::Write)?;
        let book = Book::read(app, conn)?;
        let release = request.release.as_deref().map(|wanted| {
            let row = read::find(conn, &book, wanted)?;
            Ok::<_, Error>((read::title(&book, &row), row.id))
        });
        let (title, release) = release.transpose()?.unzip();
        Ok::<_, Error>(Choice {
            html: request.html.unwrap_or(false),
            audience: audience_in(request.audience.as_deref())?,
            release,
            title: title.unwrap_or_else(|| format!("{}: knowledge base", book.hub_name())),
            waited: true,
        })
    })?;
    let root = Path::new(request.folder.trim());
    let (articles, written) = app
        .store
        .read(|conn| write(app, conn, caller, root, &choice))?;
    Ok(Done {
        value: told(root, articles, written),
        op: None,
        changed: Vec::new(),
    })
}

fn told(root: &Path, articles: u32, written: Written) -> ArticlesExported {
    let left = |(path, reason)| LeftFile { path, reason };
    ArticlesExported {
        folder: root.display().to_string(),
        articles,
        written: written.written,
        removed: written.removed,
        unchanged: written.unchanged,
        left: written.left.into_iter().map(left).collect(),
    }
}

/// Keeps a folder up to date from now on, beginning with now.
pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: MirrorArticles,
) -> Result<Done<ArticlesExported>> {
    let root = Path::new(request.folder.trim());
    let choice = Choice {
        html: request.html.unwrap_or(false),
        audience: audience_in(request.audience.as_deref())?,
        release: None,
        title: app.store.read(|conn| title(app, conn))?,
        waited: true,
    };
    let (articles, written) = app.store.read(|conn| {
        acting(conn, caller)?.must(Op::MirrorArticles.power())?;
        write(app, conn, caller, root, &choice)
    })?;
    let error = left_in_words(&written);
    let done = transact(app, caller, Op::MirrorArticles, |tx, _| {
        let folder = root.display().to_string();
        let known = article_mirror::all(tx.conn())?;
        let known = known.into_iter().find(|row| row.folder == folder);
        tx.put(&ArticleMirrorRow {
            id: known.map_or_else(|| app.host.new_id().to_string(), |row| row.id),
            folder: folder.clone(),
            html: choice.html,
            audience: choice.audience.slug().to_owned(),
            written_at: Some(app.now_text()),
            error,
        })?;
        Ok(((), format!("Keeps the articles in {folder}")))
    })?;
    done.map(|()| Ok(told(root, articles, written)))
}

fn title(app: &App, conn: &slipway_store::Connection) -> Result<String> {
    Ok(format!(
        "{}: knowledge base",
        Book::read(app, conn)?.hub_name()
    ))
}

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<ArticleMirrors> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let shape = |row: ArticleMirrorRow| ArticleMirror {
            id: row.id,
            folder: row.folder,
            html: row.html,
            audience: row.audience,
            written: row.written_at.map(|at| book.stamp(&at)),
            error: row.error,
        };
        let mirrors = article_mirror::all(conn)?.into_iter().map(shape).collect();
        Ok(ArticleMirrors { mirrors })
    })
}

/// Writes a folder no more; what is in it stays.
pub(crate) fn remove(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveMirror, |tx, _| {
        let wanted = request.id.trim();
        let row = article_mirror::all(tx.conn())?
            .into_iter()
            .find(|row| row.id == wanted || row.folder == wanted);
        let row = row.ok_or_else(|| {
            let hint = "slipwayctl kb mirrors shows them.";
            Error::not_found(format!("mirror {wanted}"), hint)
        })?;
        tx.delete::<ArticleMirrorRow>(&row.id)?;
        Ok((Nothing {}, format!("Leaves {} as it is", row.folder)))
    })
}

fn audience_in(text: Option<&str>) -> Result<Audience> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(Audience::Internal);
    };
    Audience::parse(text).ok_or_else(|| {
        let message = format!("“{text}” is not an audience.");
        Error::invalid(
            "audience",
            message,
            "Use internal, participants or everyone.",
        )
    })
}

fn left_in_words(written: &Written) -> Option<String> {
    let (path, why) = written.left.first()?;
    let more = match written.left.len() - 1 {
        0 => String::new(),
        more => format!(" {more} more files were left as they are."),
    };
    Some(format!("{path} was left as it is: {why}{more}"))
}

/// Writes every folder that is kept up to date. How it went is noted with each: the operation that
/// changed an article is committed already. Gives the mirrors whose state changed.
pub(crate) fn rewrite_all(app: &App) -> Vec<Changed> {
    let mirrors = app.store.read(article_mirror::all).unwrap_or_else(|error| {
        tracing::warn!(%error, "The folders to write could not be read.");
        Vec::new()
    });
    let mut touched = Vec::new();
    for mirror in mirrors {
        match rewrite(app, &mirror) {
            Ok(false) => {}
            Ok(true) => touched.push(Changed {
                kind: "article_mirror".to_owned(),
                id: mirror.id,
            }),
            Err(error) => {
                tracing::warn!(message = %error.message, "How a folder was written could not be noted.")
            }
        }
    }
    touched
}

fn rewrite(app: &App, mirror: &ArticleMirrorRow) -> Result<bool> {
    let written = app.store.read(|conn| {
        let choice = Choice {
            html: mirror.html,
            audience: audience_in(Some(&mirror.audience))?,
            release: None,
            title: title(app, conn)?,
            waited: false,
        };
        let root = Path::new(&mirror.folder);
        write(app, conn, &Caller::default(), root, &choice)
    });
    let mut row = mirror.clone();
    match written {
        Ok((_, written)) => {
            row.error = left_in_words(&written);
            if written.written + written.removed > 0 {
                row.written_at = Some(app.now_text());
            }
        }
        Err(error) => row.error = Some(error.message),
    }
    if row == *mirror {
        return Ok(false);
    }
    app.store
        .alone(&|_| {}, |conn| article_mirror::observe(conn, &row))?;
    Ok(true)
}
