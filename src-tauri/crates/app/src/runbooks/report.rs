//! Writes the report of a run, and offers its deviations as articles.

use super::runs::{Told, told};
use super::{NameRun, OfferedArticle, RunbookReport, SaveRunbookReport, find, show_run};
use crate::book::Book;
use crate::data::check::hex;
use crate::deployments::desk::Desk;
use crate::error::Result;
use crate::knowledge::draw::shelf;
use crate::people::actor::acting;
use crate::releases::SavedFile;
use crate::transact::Done;
use crate::write_file::write_whole;
use crate::{App, Caller};
use chrono::{DateTime, Utc};
use slipway_domain::article::document::Document;
use slipway_domain::article::html;
use slipway_domain::article::kind::Kind;
use slipway_domain::calendar::zone::words;
use slipway_domain::runbook::run::{Jotted, forecast};
use slipway_domain::runbook::{self, ReportFacts};
use slipway_store::get;
use slipway_store::table::runbook::RunbookRow;
use std::fmt::Write;
use std::path::PathBuf;

/// Longest title of an offered article, in characters.
const LONGEST_TITLE: usize = 80;

pub(crate) fn run(app: &App, caller: &Caller, request: NameRun) -> Result<RunbookReport> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let desk = Desk::new(app, conn, caller, &book)?;
        let told = told(conn, find::run(&desk, &request.run)?)?;
        let of: Option<RunbookRow> = get(conn, &told.row.runbook_id)?;
        let (release, environment) = match &of {
            Some(of) => super::edit::names(&desk, of)?,
            None => (String::new(), String::new()),
        };
        let end = show_run::window_end(&desk, &told)?;
        let times = forecast(&told.run, &told.durations, end, book.now);
        let facts = ReportFacts {
            release: &release,
            environment: &environment,
            number: told.row.number,
            run: &told.run,
            times: &times,
            window_end: end,
        };
        let moment = |at: DateTime<Utc>| words(&at.with_timezone(&book.zone));
        let jotted = told.run.jotted.iter().filter(|jot| jot.deviation);
        let offered = jotted.map(|jot| offered(&told, jot, &release, &environment, &moment));
        let markdown = runbook::report(&facts, &moment);
        let shelf = shelf(app, conn, &book, "", &[])?;
        Ok(RunbookReport {
            html: html::draw(&markdown, &shelf).html,
            markdown,
            articles: offered.collect(),
            run: told.row.id.clone(),
        })
    })
}

/// Writes the report to where somebody wants it.
pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveRunbookReport,
) -> Result<Done<SavedFile>> {
    app.store.read(|conn| acting(conn, caller).map(|_| ()))?;
    let report = run(app, caller, NameRun { run: request.run })?;
    let path = PathBuf::from(request.to.trim());
    let bytes = report.markdown.as_bytes();
    write_whole("to", &path, bytes)?;
    Ok(Done {
        value: SavedFile {
            id: report.run,
            file: path.display().to_string(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: hex(bytes),
        },
        op: None,
        changed: Vec::new(),
    })
}

fn offered(
    told: &Told,
    jot: &Jotted,
    release: &str,
    environment: &str,
    moment: &dyn Fn(DateTime<Utc>) -> String,
) -> OfferedArticle {
    let step = jot.step.and_then(|place| told.run.runbook.steps.get(place));
    let first = jot.text.lines().next().unwrap_or_default();
    let title: String = first.chars().take(LONGEST_TITLE).collect();
    let mut body = String::from("\n# What was seen\n\n");
    let _ = writeln!(body, "{}", jot.text);
    body.push_str("\n# Where\n\n");
    let _ = writeln!(
        body,
        "{release} into {environment}, {}, noted by {}.",
        moment(jot.at),
        jot.by
    );
    if let Some(step) = step {
        let _ = writeln!(body, "\nStep {}: {}", step.id, step.title);
        if !step.command.is_empty() {
            let _ = writeln!(
                body,
                "\n~~~~\n{}\n~~~~",
                step.command.replace("~~~~", "~~~")
            );
        }
    }
    body.push_str("\n# What to do\n\n");
    let document = Document {
        title: title.clone(),
        kind: Some(Kind::RunbookNote),
        environments: vec![environment.to_owned()],
        tags: vec!["deviation".to_owned()],
        body,
        ..Document::default()
    };
    OfferedArticle {
        title,
        text: document.write(),
    }
}
