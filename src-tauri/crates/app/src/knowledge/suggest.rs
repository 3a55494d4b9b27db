//! Articles that fit a defect, and a document to begin with that is made of a defect or a release.

use super::search::{Search, hits};
use super::sieve::Sieve;
use super::{ArticleHits, SaveArticleDraft, SuggestArticles};
use crate::book::Book;
use crate::defects;
use crate::error::Result;
use crate::releases::{components, read};
use crate::{App, Caller};
use slipway_domain::article::document::Document;
use slipway_domain::article::kind::Kind;
use slipway_domain::article::query::{any, asked};
use slipway_domain::article::search::{telling, words};
use slipway_store::table::defect::DefectRow;
use slipway_store::table::release_component;
use slipway_store::table::triage::TriageRow;
use slipway_store::{Connection, sources};

/// Articles offered for a defect.
const MOST: u32 = 5;
/// Words of a report that are looked for.
const WORDS: usize = 24;

pub(crate) fn run(app: &App, _caller: &Caller, request: SuggestArticles) -> Result<ArticleHits> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let defect = defects::find::one(conn, &request.defect)?;
        let mut told = telling(&words(&format!("{} {}", defect.title, defect.component)));
        told.truncate(WORDS);
        let search = Search {
            query: any(&told),
            asked: asked(&told),
            exact: false,
        };
        hits(conn, &book, &[search], &mut Sieve::published(conn)?, MOST)
    })
}

/// What a new article is made of.
pub(crate) struct Source {
    /// `defect/ID` or `release/ID`.
    pub(crate) key: String,
    /// What it begins with.
    pub(crate) document: Document,
}

/// The source that a new draft names; None when it names none.
pub(crate) fn source(
    app: &App,
    conn: &Connection,
    request: &SaveArticleDraft,
) -> Result<Option<Source>> {
    if let Some(wanted) = &request.defect {
        let defect = defects::find::one(conn, wanted)?;
        return Ok(Some(Source {
            key: format!("defect/{}", defect.id),
            document: of_defect(conn, &defect)?,
        }));
    }
    let Some(wanted) = &request.release else {
        return Ok(None);
    };
    let book = Book::read(app, conn)?;
    let release = read::find(conn, &book, wanted)?;
    let title = read::title(&book, &release);
    let notes = read::notes_of(app, conn, &release.id)?;
    let decisions = release_component::of_release(conn, &release.id)?;
    let parts = components::assemble(&book, &release, notes.as_deref(), &decisions, None);
    let mut body = format!("\n## What changes\n\n{title} brings:\n\n");
    for part in &parts {
        body.push_str(&format!("- {} {}\n", part.name, part.version));
    }
    body.push_str(
        "\n## Who notices it\n\n## What Operations must know\n\n## How to tell that it works\n",
    );
    let product = book
        .product(&release.product_id)
        .map(|row| row.name.clone());
    Ok(Some(Source {
        key: format!("release/{}", release.id),
        document: Document {
            title: format!("What {title} changes"),
            kind: Some(Kind::Change),
            products: product.into_iter().collect(),
            from: release.version.clone(),
            body,
            ..Document::default()
        },
    }))
}

fn of_defect(conn: &Connection, row: &DefectRow) -> Result<Document> {
    let found = sources(conn, &row.id)?;
    let triage = found
        .triage
        .clone()
        .unwrap_or_else(|| TriageRow::new(&row.id));
    let said = defects::judge::report(&found.fields(), &triage);
    let part = |title: &str, text: &str| format!("## {title}\n\n{}\n\n", text.trim());
    let mut body = String::from("\n");
    body.push_str(&part("Symptom", &said.observed));
    body.push_str(&part("Environment", &row.environment));
    body.push_str(&part("Cause", ""));
    body.push_str(&part("Workaround", &said.workaround));
    let fix = if row.release.is_empty() {
        String::new()
    } else {
        format!("Fixed in {}.", row.release)
    };
    body.push_str(&part("Resolution", &fix));
    body.push_str(&format!("From defect {}.\n", row.number));
    let component = (!row.component.is_empty()).then(|| row.component.clone());
    Ok(Document {
        title: row.title.clone(),
        kind: Some(Kind::KnownError),
        components: component.into_iter().collect(),
        environments: (!row.environment.is_empty())
            .then(|| row.environment.clone())
            .into_iter()
            .collect(),
        body,
        ..Document::default()
    })
}
