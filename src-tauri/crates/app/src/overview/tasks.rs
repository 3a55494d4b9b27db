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
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::zone::{clock_words, place};
use slipway_domain::release::ReleaseState;
use slipway_store::Connection;
use slipway_store::table::{intake, repo, repo_state};

pub(crate) fn run(app: &App, caller: &Caller, request: ShowOverview) -> Result<Overview> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let who = acting(conn, caller).ok();
        let me = who.as_ref().map(|who| who.name.clone());
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
        tasks.extend(super::drift::tasks(&desk)?);
        tasks.extend(super::defects::tasks(app, conn, &book, only)?);
        if let Some(who) = &who {
            tasks.extend(super::knowledge::tasks(conn, &book, who, only)?);
        }
        tasks.sort_by_cached_key(|task| {
            let last = last_moment(task, book.zone);
            (last.is_none(), last, task.title.clone())
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

/// When something must be done.
#[derive(Clone, Copy)]
pub(super) enum Due<'a> {
    /// Nobody said.
    None,
    /// Some time of a day, `YYYY-MM-DD`; an empty one is none.
    Day(&'a str),
    /// At a moment, as the clock of a zone shows it.
    At(DateTime<Utc>, Tz),
}

impl Due<'_> {
    /// A planned time; its day alone where the zone is not known.
    fn planned<'a>(local: &'a str, zone: &str) -> Due<'a> {
        let at = time::placed_at(local, zone).zip(zone.parse().ok());
        let day = local.get(..10).unwrap_or_default();
        at.map_or(Due::Day(day), |(at, zone)| Due::At(at, zone))
    }
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
            Due::None,
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
            Due::None,
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
        let due = check.due.as_deref().map_or(Due::None, Due::Day);
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
        let target = (release.row.target_local.as_deref())
            .zip(release.row.target_zone.as_deref())
            .map_or(Due::None, |(local, zone)| Due::planned(local, zone));
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
    due: Due<'_>,
    path: String,
    action: &str,
    release: Option<String>,
) -> Task {
    let today = book.today();
    let (day, at, time) = match due {
        Due::None => (String::new(), None, None),
        Due::Day(day) => (day.to_owned(), None, None),
        Due::At(at, zone) => {
            let there = at.with_timezone(&zone);
            let day = there.format("%Y-%m-%d").to_string();
            (day, Some(at), Some(clock_words(&there)))
        }
    };
    let passed = at.map_or(!day.is_empty() && day < today, |at| at < book.now);
    let words = day_label(&day, &today);
    Task {
        kind: kind.to_owned(),
        title,
        reason,
        due: day,
        due_label: time.map_or(words.clone(), |time| format!("{words}, {time}")),
        due_at: at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        overdue: passed,
        path,
        action: action.to_owned(),
        release,
    }
}

/// A day in few words, since a list of them is read by its first one: its year only where it is
/// another than this.
fn day_label(day: &str, today: &str) -> String {
    if day.is_empty() {
        return "No date".to_owned();
    }
    if day == today {
        return "Today".to_owned();
    }
    let words = time::day_words(day);
    let year = today.get(..4).unwrap_or_default();
    let short = words.strip_suffix(year).map(str::trim_end);
    short.map_or(words.clone(), str::to_owned)
}

/// The moment by which it must be done: days of different zones are no order. Of a day that is its
/// end at the hub, since the whole of it is left to do it.
fn last_moment(task: &Task, zone: Tz) -> Option<DateTime<Utc>> {
    if let Some(at) = &task.due_at {
        return DateTime::parse_from_rfc3339(at).ok().map(|at| at.to_utc());
    }
    let day: NaiveDate = task.due.parse().ok()?;
    Some(place(day.and_hms_opt(23, 59, 59)?, zone).to_utc())
}
