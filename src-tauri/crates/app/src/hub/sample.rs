//! The sample workspace: two releases in flight, their windows and freezes, to look around in;
//! removed in one click.
//!
//! It is opened only in an empty folder, after a backup of it; removing it restores that backup.
//! It connects to nothing: its repository's index comes with the program.

use super::{
    Holiday, HoursShape, Hub, LeadDaysShape, SaveHub, SetUp, Workspace, save, setup, status,
};
use crate::error::{Code, Error, Result};
use crate::increments::{self, SaveIncrement};
use crate::messages::{SaveAudience, audiences};
use crate::people::{self, SavePerson, actor::acting};
use crate::releases::{self, AddEvidence, AdvanceRelease, ImportRelease, SetCheck};
use crate::repos::{self, SaveRepo, sync::TakeIn};
use crate::shape::{Changed, Nothing, WallTime};
use crate::transact::{Done, Op, record};
use crate::{App, Caller};
use chrono::{Datelike, Duration, NaiveDate};
use slipway_domain::readiness::CheckState;
use slipway_domain::role::{Power, Role};
use slipway_helm::{Framing, Validators, read_index};
use slipway_store::table::hub::HubRow;
use slipway_store::table::repo_state::RepoStateRow;
use slipway_store::table::{person, release, repo};
use slipway_store::{BackupKind, get};

mod calendar;
mod knowledge;
mod runbooks;

const INDEX: &str = include_str!("../../../../../assets/sample/index.yaml");
const ZONE: &str = "Africa/Lagos";
const ANA: &str = "Ana Okoro";

/// Versions planned in the sample with their notes, oldest first.
const NOTES: [(&str, &str); 3] = [
    (
        "17.0.4",
        include_str!("../../../../../assets/sample/notes-17.0.4.md"),
    ),
    (
        "17.1.0",
        include_str!("../../../../../assets/sample/notes-17.1.0.md"),
    ),
    (
        "17.2.0",
        include_str!("../../../../../assets/sample/notes-17.2.0.md"),
    ),
];

/// How far each release of the sample has come.
const PROGRESS: [(&str, &str); 3] = [
    ("17.0.4", "approved"),
    ("17.1.0", "products_validated"),
    ("17.2.0", "artifacts_reviewed"),
];

pub(crate) fn open(app: &App, _caller: &Caller, _request: Nothing) -> Result<Done<Workspace>> {
    let busy = app.store.read(|conn| -> Result<bool> {
        Ok(!repo::all(conn)?.is_empty() || !release::all(conn)?.is_empty())
    })?;
    if busy {
        let hint = "Open another data folder for it: slipway --data DIR.";
        let message = "The sample opens only where nothing is planned yet.";
        return Err(Error::new(Code::Conflict, message, hint));
    }
    app.store.backup(BackupKind::BeforeSample, app.now())?;
    let ana = Caller::acting(Some(ANA.to_owned()));
    let today = app.now().date_naive();
    fill_hub(app, &ana, today)?;
    fill_audiences(app, &ana)?;
    fill_repo(app, &ana)?;
    for (days, (version, text)) in (0..).zip(NOTES) {
        plan(
            app,
            &ana,
            version,
            text,
            today + Duration::days(days * 40 - 35),
        )?;
    }
    PROGRESS
        .iter()
        .try_for_each(|(version, state)| bring_to(app, &ana, version, state))?;
    calendar::fill(app, &ana, today)?;
    knowledge::fill(app, &ana)?;
    runbooks::fill(app, &ana, today)?;
    everything_changed(status::run(app, &ana, Nothing {})?)
}

pub(crate) fn remove(app: &App, caller: &Caller, _request: Nothing) -> Result<Done<Workspace>> {
    let who = app.store.read(|conn| {
        let sample = get::<HubRow>(conn, "hub")?.is_some_and(|row| row.sample);
        if !sample {
            return Err(Error::not_found(
                "sample to remove",
                "This workspace is your own.",
            ));
        }
        let who = acting(conn, caller)?;
        who.must(Power::Administer)?;
        Ok(who.name)
    })?;
    let before = app
        .store
        .backups()?
        .into_iter()
        .find(|b| b.kind == BackupKind::BeforeSample);
    let before = before.ok_or_else(|| {
        Error::not_found(
            "backup from before the sample",
            "Start with an empty data folder.",
        )
    })?;
    app.store.restore(&before.path, app.now())?;
    // What is left knows nobody of the sample, but the log keeps names.
    let summary = "Removed the sample workspace".to_owned();
    let op = record(app, Op::RemoveSample, &who, summary)?.op;
    let mut done = everything_changed(status::run(app, caller, Nothing {})?)?;
    done.op = op;
    Ok(done)
}

fn everything_changed(value: Workspace) -> Result<Done<Workspace>> {
    let changed = vec![Changed {
        kind: "*".to_owned(),
        id: String::new(),
    }];
    Ok(Done {
        value,
        op: None,
        changed,
    })
}

/// Gives audiences without an address one of a domain that reaches nobody (RFC 2606 §3).
fn fill_audiences(app: &App, ana: &Caller) -> Result<()> {
    let all = audiences::list(app, ana, Nothing {})?.audiences;
    for audience in all.into_iter().filter(|one| one.addresses.is_empty()) {
        let words = audience.name.to_lowercase();
        let words = words.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let request = SaveAudience {
            id: Some(audience.id),
            name: audience.name.clone(),
            language: audience.language,
            addresses: vec![format!("{}@example.org", words.join("-"))],
            change_types: audience.change_types,
            environments: audience.environments,
            webhook: audience.webhook,
            webhook_url: None,
            shows_receivers: audience.shows_receivers,
        };
        audiences::save(app, ana, request)?;
    }
    Ok(())
}

fn fill_hub(app: &App, ana: &Caller, today: NaiveDate) -> Result<()> {
    if !app.store.read(setup::is_set_up)? {
        setup::run(
            app,
            ana,
            SetUp {
                hub: None,
                person: ANA.to_owned(),
            },
        )?;
    } else {
        person(app, &Caller::default(), ANA, &Role::ALL)?;
    }
    let hours = |day| HoursShape {
        day,
        from: "08:00".to_owned(),
        to: "17:00".to_owned(),
    };
    let new_year = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1).unwrap_or(today);
    let hub = Hub {
        name: "Regional switch".to_owned(),
        zone: ZONE.to_owned(),
        working_hours: (1..=5).map(hours).collect(),
        holidays: vec![Holiday {
            date: new_year.to_string(),
            name: "New Year".to_owned(),
        }],
        lead_days: LeadDaysShape::default(),
    };
    save::run(app, ana, SaveHub { hub: hub.clone() })?;
    crate::transact::transact(app, ana, crate::transact::Op::OpenSample, |tx, _| {
        tx.put(&save::row_of(&hub, true))?;
        Ok(((), "Opened the sample workspace".to_owned()))
    })?;
    person(
        app,
        ana,
        "Grace Nakato",
        &[Role::ChangeApprover, Role::ReleaseManager],
    )?;
    person(app, ana, "Joseph Kamau", &[Role::HubOperator])?;
    person(
        app,
        ana,
        "Chidi Eze",
        &[Role::HubOperator, Role::TriageMember],
    )?;
    person(
        app,
        ana,
        "Fatou Diallo",
        &[Role::ChangeApprover, Role::KnowledgeReviewer],
    )?;
    let start = today - Duration::days(21 + i64::from(today.weekday().num_days_from_monday()));
    let day = |days| (start + Duration::days(days)).to_string();
    let request = SaveIncrement {
        id: None,
        label: "PI-32".to_owned(),
        start: day(0),
        end: day(116),
        feature_freeze: Some(day(74)),
        bugfix_freeze: Some(day(88)),
    };
    increments::save::run(app, ana, request).map(|_| ())
}

/// Whoever looks around may have the name of one of the sample's people, and becomes them.
fn person(app: &App, by: &Caller, name: &str, roles: &[Role]) -> Result<()> {
    let mail = name.to_lowercase().replace(' ', ".");
    let people = app.store.read(person::all)?;
    let same = people
        .iter()
        .find(|row| row.name.eq_ignore_ascii_case(name));
    let request = SavePerson {
        id: same.map(|row| row.id.clone()),
        name: name.to_owned(),
        email: format!("{mail}@switch.example"),
        roles: roles.to_vec(),
        active: true,
    };
    people::save::run(app, by, request).map(|_| ())
}

fn fill_repo(app: &App, ana: &Caller) -> Result<()> {
    let request = SaveRepo {
        name: "mojaloop".to_owned(),
        url: "https://charts.sample.invalid/mojaloop".to_owned(),
        ..SaveRepo::default()
    };
    let saved = repos::save::run(app, ana, request)?.value;
    let rows = app.store.read(repo::all)?;
    let row = repos::remove::find(&rows, &saved.id)?;
    let take = TakeIn {
        app,
        caller: ana,
        row: &row,
        state: &RepoStateRow::default(),
        confirmed: false,
        validators: &Validators::default(),
    };
    let index = std::io::Cursor::new(INDEX);
    take.run(|sink| read_index(index, Framing::Complete, sink).map(|read| read.skipped))?;
    Ok(())
}

fn plan(app: &App, ana: &Caller, version: &str, notes: &str, target: NaiveDate) -> Result<()> {
    let local = format!("{target}T22:00");
    let request = ImportRelease {
        repo: Some("mojaloop".to_owned()),
        chart: Some("mojaloop".to_owned()),
        version: version.to_owned(),
        notes: Some(notes.to_owned()),
        notes_origin: Some(format!("release-v{version}.md")),
        pi: Some("PI-32".to_owned()),
        target: Some(WallTime {
            local,
            zone: ZONE.to_owned(),
            label: String::new(),
        }),
        ..ImportRelease::default()
    };
    releases::import::run(app, ana, request).map(|_| ())
}

/// Passes what the gates ask for and moves on, until the release stands there.
fn bring_to(app: &App, ana: &Caller, version: &str, state: &str) -> Result<()> {
    let grace = Caller::acting(Some("Grace Nakato".to_owned()));
    loop {
        let shown = releases::show::by_id(app, ana, version)?;
        let Some(next) = shown.next.filter(|_| shown.summary.state.slug() != state) else {
            return Ok(());
        };
        let open = shown
            .checks
            .iter()
            .filter(|c| c.gate <= next && !c.state.settles());
        for check in open {
            pass(app, ana, version, &check.id)?;
        }
        let request = AdvanceRelease {
            release: version.to_owned(),
            to: next.slug().to_owned(),
            reason: Some("Shown in the sample".to_owned()),
        };
        releases::advance::run(app, &grace, request)?;
    }
}

fn pass(app: &App, ana: &Caller, version: &str, check: &str) -> Result<()> {
    let request = SetCheck {
        release: version.to_owned(),
        check: check.to_owned(),
        state: Some(CheckState::Passed),
        reason: None,
        owner: Some("Joseph Kamau".to_owned()),
        due: None,
    };
    releases::check::run(app, ana, request)?;
    let request = AddEvidence {
        release: version.to_owned(),
        check: check.to_owned(),
        kind: "note".to_owned(),
        text: "Looked at with the Support team".to_owned(),
        content: None,
    };
    releases::evidence::add(app, ana, request).map(|_| ())
}
