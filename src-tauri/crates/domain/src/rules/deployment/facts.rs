//! What the rules look at: a deployment, or a time that is only thought of, gathered by the caller.

use crate::calendar::question::{Answer, Conflict, ConflictKind, Reason, ReasonKind};
use crate::calendar::span::Span;
use crate::calendar::working_time::WorkingTime;
use crate::calendar::zone::{span_words, words};
use crate::deployment::{ApprovalKind, ChangeType, LeadDays, Strategy};
use crate::evidence::proof::Proof;
use crate::release::ReleaseState;
use crate::rules::{Finding, SeenFacts};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// A deployment at a time, or only the time.
#[derive(Clone, Debug)]
pub struct DeploymentFacts<'a> {
    /// Where.
    pub environment: EnvironmentFact<'a>,
    /// The environment that must validate the release first; None at the foot of the ladder.
    pub feeder: Option<FeederFact<'a>>,
    /// What goes there; None for a change without a release.
    pub release: Option<ReleaseFact<'a>>,
    /// A deployment of Mojaloop itself in the same environment that comes first, where this is of
    /// another product.
    pub core_pending: Option<CoreFact<'a>>,
    /// How it is governed; None when only a time is thought of.
    pub change_type: Option<ChangeType>,
    /// Whether payments stop.
    pub downtime: bool,
    /// How the new versions take over, where known.
    pub strategy: Option<Strategy>,
    /// When it would run.
    pub span: Span,
    /// The instant its start was when it was planned, by the zone data of then; None when only a time
    /// is thought of.
    pub placed: Option<DateTime<Utc>>,
    /// The zone of the words.
    pub zone: Tz,
    /// Now.
    pub now: DateTime<Utc>,
    /// When it was planned: its lead time counts from here.
    pub planned_at: DateTime<Utc>,
    /// The working days that the hub asks for ahead of a change.
    pub lead: LeadDays,
    /// The hub's working days.
    pub working_time: &'a WorkingTime,
    /// What the calendar says.
    pub answer: &'a Answer,
    /// The next free slot in words, where it was looked for.
    pub next_free: Option<&'a str>,
    /// Names of people by id.
    pub people: &'a BTreeMap<String, String>,
    /// Whether its window is being opened now.
    pub opening: bool,
    /// Whether it only takes something back: then only the calendar is asked.
    pub rollback: bool,
    /// How long it takes.
    pub estimates: Estimates,
    /// The change record; None when only a time is thought of.
    pub papers: Option<Papers<'a>>,
    /// The report it is being closed with.
    pub report: Option<ReportFact<'a>>,
    /// What test runs show.
    pub proofs: Proofs<'a>,
    /// What was seen of its environments.
    pub seen: SeenFacts<'a>,
}

/// What test runs show of a deployment's environments.
#[derive(Clone, Copy, Debug, Default)]
pub struct Proofs<'a> {
    /// Of the release in the environment before; None at the foot of the ladder.
    pub below: Option<&'a Proof>,
    /// Of what runs in the environment while the change lies ahead; None when nothing is known to.
    pub here: Option<&'a Proof>,
    /// Of the release in the environment itself, asked for when its window is closed.
    pub after: Option<&'a Proof>,
}

/// An environment, as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct EnvironmentFact<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is the Support team's.
    pub support: bool,
    /// Whether it is one in which things may break any time: the Support team's or Development.
    pub lower: bool,
}

/// The environment before, as far as this release goes.
#[derive(Clone, Copy, Debug)]
pub struct FeederFact<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is the Support team's, which the release's own gates prove.
    pub support: bool,
    /// When it validated this release, in words.
    pub validated: Option<&'a str>,
    /// When it is booked there, in words.
    pub booked: Option<&'a str>,
}

/// The release that goes there.
#[derive(Clone, Copy, Debug)]
pub struct ReleaseFact<'a> {
    /// Such as `Mojaloop 17.1.0 r1`.
    pub title: &'a str,
    /// Where it stands.
    pub state: ReleaseState,
    /// Why its progression is prevented.
    pub prevented: Option<&'a str>,
    /// Whether it was in this environment already.
    pub reached_here: bool,
    /// Its own findings that block and were not let pass, in words.
    pub open_findings: &'a [String],
    /// Its migration files that come with breaking changes.
    pub migrations: &'a [String],
    /// What its handover to Operations lacks, in words; None where it is not asked for, as it is only
    /// before production.
    pub handover: Option<&'a [String]>,
    /// Its runbook for this environment.
    pub runbook: RunbookFact<'a>,
}

/// The runbook of a release for an environment.
#[derive(Clone, Copy, Debug)]
pub enum RunbookFact<'a> {
    /// It is not asked for here.
    NotAsked,
    /// None is kept in Slipway.
    NotHere,
    /// It is here; what blocks in it, in words.
    Here(&'a [String]),
}

/// A deployment of Mojaloop itself that is not validated yet.
#[derive(Clone, Copy, Debug)]
pub struct CoreFact<'a> {
    /// Such as `Mojaloop 17.1.0 r1`.
    pub title: &'a str,
    /// Where it stands, in words.
    pub state: &'a str,
    /// When, in words.
    pub when: &'a str,
}

/// How long it takes, in minutes; None when nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimates {
    /// The runbook.
    pub runbook: Option<u32>,
    /// Taking it back.
    pub rollback: Option<u32>,
    /// Validating it.
    pub validation: Option<u32>,
}

impl Estimates {
    /// All that is known of it together.
    pub fn total(&self) -> u32 {
        [self.runbook, self.rollback, self.validation]
            .into_iter()
            .flatten()
            .fold(0, u32::saturating_add)
    }
}

/// The change record.
#[derive(Clone, Copy, Debug)]
pub struct Papers<'a> {
    /// What changes, as those who are told read it.
    pub description: &'a str,
    /// The name of who asked for it.
    pub initiator: Option<&'a str>,
    /// The name of who performs it.
    pub maker: Option<&'a str>,
    /// The name of who validates it.
    pub checker: Option<&'a str>,
    /// Ticket of the incident or the request.
    pub ticket: &'a str,
    /// Day the CAB sits over it, in words.
    pub cab_day: Option<&'a str>,
    /// Decisions, oldest first.
    pub approvals: &'a [ApprovalFact],
    /// What the hub confirmed.
    pub confirmation: Confirmation<'a>,
    /// Whether those concerned were told.
    pub announced: Announced,
    /// Messages that must go out and have not.
    pub notices: &'a [NoticeFact],
}

/// An approval or a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalFact {
    /// In which capacity.
    pub kind: ApprovalKind,
    /// The name of who decided.
    pub by: String,
    /// Whether it was approved.
    pub approved: bool,
    /// What they said.
    pub reason: String,
    /// Whether what was decided on is still what is planned.
    pub holds: bool,
}

/// What the hub confirmed.
#[derive(Clone, Copy, Debug)]
pub enum Confirmation<'a> {
    /// Nothing.
    None,
    /// It holds; by whom.
    Holds(&'a str),
    /// It no longer holds; why, one sentence each.
    Broken(&'a [String]),
}

/// Whether those concerned were told of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// Not yet.
    No,
    /// Of this very window.
    Yes,
    /// Of another window than the one now planned.
    OtherWindow,
}

/// A message that must go out and has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeFact {
    /// What it is, such as `The window announcement to DFSPs`.
    pub what: String,
    /// The latest moment for it, in words.
    pub latest: String,
    /// Whether that is past.
    pub overdue: bool,
}

/// The report a window is being closed with.
#[derive(Clone, Copy, Debug)]
pub struct ReportFact<'a> {
    /// What was found.
    pub issues: &'a [IssueFact<'a>],
    /// Whether it was taken back.
    pub rolled_back: bool,
    /// Where the result of the regression run lies.
    pub regression: &'a str,
}

/// Something found in a window.
#[derive(Clone, Copy, Debug)]
pub struct IssueFact<'a> {
    /// What was seen.
    pub text: &'a str,
    /// Whether nobody knew of it before.
    pub is_new: bool,
    /// Whether somebody decided on the rollback.
    pub decided: bool,
}

impl Papers<'_> {
    /// The newest word of each approver in each capacity.
    fn latest(&self) -> impl Iterator<Item = &ApprovalFact> {
        self.approvals.iter().enumerate().filter_map(|(at, one)| {
            let mut later = self.approvals[at + 1..].iter();
            let replaced = later.any(|other| other.kind == one.kind && other.by == one.by);
            (!replaced).then_some(one)
        })
    }

    /// Refusals that hold.
    pub fn refusals(&self) -> impl Iterator<Item = &ApprovalFact> {
        self.latest().filter(|one| !one.approved && one.holds)
    }

    /// The approvals that a change of this type still lacks. In each capacity people count once,
    /// and who asked for the change does not count.
    pub fn missing(&self, kind: ChangeType) -> Vec<(ApprovalKind, u32)> {
        let given = |wanted: ApprovalKind| {
            let by: BTreeSet<&str> = self
                .latest()
                .filter(|one| one.kind == wanted && one.approved && one.holds)
                .map(|one| one.by.as_str())
                .filter(|by| Some(*by) != self.initiator)
                .collect();
            u32::try_from(by.len()).unwrap_or(u32::MAX)
        };
        kind.approvals()
            .iter()
            .map(|(kind, wanted)| (*kind, wanted.saturating_sub(given(*kind))))
            .filter(|(_, missing)| *missing > 0)
            .collect()
    }
}

impl<'a> DeploymentFacts<'a> {
    /// The calendar's reasons of a kind.
    pub(super) fn reasons(&self, kind: ReasonKind) -> impl Iterator<Item = &'a Reason> {
        self.answer
            .reasons
            .iter()
            .filter(move |reason| reason.kind == kind)
    }

    /// The calendar's conflicts of a kind.
    pub(super) fn conflicts(&self, kind: ConflictKind) -> impl Iterator<Item = &'a Conflict> {
        self.answer
            .conflicts
            .iter()
            .filter(move |conflict| conflict.kind == kind)
    }

    /// The release, unless something is only taken back.
    pub(super) fn papers_of_release(&self) -> Option<ReleaseFact<'a>> {
        self.release.filter(|_| !self.rollback)
    }

    /// A time in words.
    pub(super) fn words(&self, span: &Span) -> String {
        span_words(span, self.zone)
    }

    /// A moment in words.
    pub(super) fn moment_words(&self, at: DateTime<Utc>) -> String {
        words(&at.with_timezone(&self.zone))
    }

    /// Somebody's name.
    pub(super) fn person<'b>(&'b self, id: &'b str) -> &'b str {
        self.people.get(id).map_or(id, String::as_str)
    }

    /// What to do, and when it would be free instead.
    pub(super) fn way_out(&self, what: &str) -> String {
        match (self.next_free, self.answer.next_open) {
            (Some(slot), _) => format!("{what}. Next free: {slot}."),
            (None, Some(open)) => format!("{what}. It opens {}.", self.moment_words(open)),
            (None, None) => format!("{what}."),
        }
    }

    /// A freeze it lies in.
    pub(super) fn frozen(&self, what: &str, reason: &Reason) -> Finding {
        let time = reason.span.map(|span| format!("{}.", self.words(&span)));
        let owner = reason.owner.as_deref();
        let owner = owner.map(|owner| format!("{owner} may lift it."));
        let said: Vec<String> = time.into_iter().chain(owner).collect();
        let subject = format!("{what}: {}", reason.title);
        let hint = self.way_out("Move it out of the freeze");
        Finding::broken(subject, said.join(" "), hint, "move")
    }
}
