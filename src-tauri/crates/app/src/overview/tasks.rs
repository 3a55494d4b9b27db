//! What needs someone now, by due day.

use super::{Overview, ShowOverview, Task};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::Result;
use crate::people::actor::acting;
use crate::releases::read::{self, Standing};
use crate::releases::show;
use crate::shape::LevelShape;
use crate::time;
use crate::{App, Caller};
use slipway_domain::release::ReleaseState;
use slipway_store::Connection;
use slipway_store::table::{intake, repo, repo_state};

pub(crate) fn run(app: &App, caller: &Caller, request: ShowOverview) -> Result<Overview> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let me = acting(conn, caller).ok().map(|who| who.name);
        let mut tasks = outside(conn, &book)?;
        let mut releases = Vec::new();
        for release in read::all(app, conn, &book, caller)? {
            if release.state() >= ReleaseState::Approved {
                continue;
            }
            let mine = |owner: Option<&str>| !request.mine || owner == me.as_deref();
            tasks.extend(of_release(&book, &release, &mine));
            releases.push(show::summary(conn, &book, &release)?);
        }
        let desk = Desk::new(app, conn, caller, &book)?;
        let only = me.as_deref().filter(|_| request.mine);
        tasks.extend(super::windows::tasks(&desk, only)?);
        tasks.extend(super::defects::tasks(app, conn, &book, only)?);
        tasks.sort_by(|a, b| {
            (a.due.is_empty(), &a.due, &a.title).cmp(&(b.due.is_empty(), &b.due, &b.title))
        });
        let today = time::in_zone(book.now, book.zone)
            .format("%A %-d %B")
            .to_string();
        Ok(Overview {
            today,
            tasks,
            releases,
            picture: super::picture::picture(&desk)?,
            at: book.stamp(&app.now_text()),
        })
    })
}

/// What the outside asks for: new versions, repositories that failed or wait.
fn outside(conn: &Connection, book: &Book) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for row in intake::all(conn)?
        .into_iter()
        .filter(|row| row.state == "proposed")
    {
        let found = book.stamp(&row.found_at).label;
        let reason = format!("Published in {}, found {found}", row.repo);
        let path = format!("/charts/{}/{}", row.repo, row.chart);
        let title = format!("{} {} is out", row.chart, row.version);
        tasks.push(task(
            book,
            "intake",
            title,
            reason,
            None,
            path,
            "Plan release",
            None,
        ));
    }
    for row in repo::all(conn)? {
        let state = repo_state::get(conn, &row.id)?.unwrap_or_default();
        let (title, reason) = match state.status.as_str() {
            "failed" => (
                format!("{} cannot be read", row.name),
                state.error.unwrap_or_default(),
            ),
            "held" => (
                format!("{} lost more than half of its versions", row.name),
                "What was known is kept until someone confirms".to_owned(),
            ),
            _ => continue,
        };
        tasks.push(task(
            book,
            "repo",
            title,
            reason,
            None,
            "/charts".to_owned(),
            "Look",
            None,
        ));
    }
    Ok(tasks)
}

fn of_release(book: &Book, release: &Standing, mine: &dyn Fn(Option<&str>) -> bool) -> Vec<Task> {
    let mut tasks = Vec::new();
    let id = &release.row.id;
    let title = Some(release.title.clone());
    let next = release.state().next();
    let due_checks = release.checks.iter().filter(|check| {
        !check.state.settles()
            && check.due.is_some()
            && next.is_some()
            && mine(check.owner.as_deref().or(release.owner()))
    });
    for check in due_checks {
        let owner = check.owner.as_deref().unwrap_or("nobody yet");
        let reason = format!("{}, owed by {owner}", release.title);
        let path = format!("/releases/{id}/readiness");
        let due = check.due.as_deref();
        let what = check.title.clone();
        tasks.push(task(
            book,
            "check",
            what,
            reason,
            due,
            path,
            "Open check",
            title.clone(),
        ));
    }
    let blocks: Vec<_> = release
        .findings(book)
        .into_iter()
        .filter(|f| f.level == LevelShape::Block && f.overridden.is_none())
        .collect();
    if let (Some(first), Some(next), true) = (blocks.first(), next, mine(release.owner())) {
        let what = format!(
            "{}: {} for “{}”",
            release.title,
            things(blocks.len()),
            next.title()
        );
        let reason = format!("First: {}. {}", first.subject, first.message);
        let path = format!("/releases/{id}");
        let target = release
            .row
            .target_local
            .as_deref()
            .map(|local| &local[..10.min(local.len())]);
        tasks.push(task(
            book,
            "block",
            what,
            reason,
            target,
            path,
            "See what is missing",
            title,
        ));
    }
    tasks
}

fn things(count: usize) -> String {
    if count == 1 {
        "1 thing is missing".to_owned()
    } else {
        format!("{count} things are missing")
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "one line of the list, named by its caller"
)]
pub(super) fn task(
    book: &Book,
    kind: &str,
    title: String,
    reason: String,
    due: Option<&str>,
    path: String,
    action: &str,
    release: Option<String>,
) -> Task {
    let today = book.today();
    let due = due.unwrap_or_default().to_owned();
    let due_label = match due.as_str() {
        "" => "No date".to_owned(),
        day if day == today => "Today".to_owned(),
        day => time::day_words(day),
    };
    Task {
        kind: kind.to_owned(),
        title,
        reason,
        overdue: !due.is_empty() && due < today,
        due,
        due_label,
        path,
        action: action.to_owned(),
        release,
    }
}
