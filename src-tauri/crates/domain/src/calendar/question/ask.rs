//! The answer: gate, reasons, conflicts, and when instead.

use super::view::{Held, Near, View};
use super::{Answer, Conflict, ConflictKind, Gate, Link, Question, Reason, ReasonKind};
use crate::calendar::booking::Booking;
use crate::calendar::halt::Halt;
use crate::calendar::length;
use crate::calendar::recurrence::planned;
use crate::calendar::span::{Span, merge};
use chrono::{DateTime, Duration, Utc};
use std::collections::BTreeSet;

/// How far the next opening is looked for, in days: five years.
const FARTHEST: i64 = 1_830;

impl View<'_> {
    /// How the environment stands, and whether halts, freezes and maintenance windows allow it.
    pub(crate) fn gate(&self, question: &Question) -> (Gate, bool) {
        let span = asked_span(question);
        let gated = self.is_gated(question);
        let verdict = Verdict::new(question, &span, gated, &self.holding(question, &span));
        (verdict.gate(gated), verdict.allows())
    }

    pub(crate) fn ask(&self, question: &Question) -> Answer {
        let answer = self.ask_then(question);
        let (gated, from) = (self.is_gated(question), asked_span(question).start);
        let turn = self.turn(question, gated, from, answer.allowed);
        Answer {
            next_open: turn.open,
            next_close: turn.close,
            close_reason: turn.close.and_then(|at| self.closes_because(question, at)),
            ..answer
        }
    }

    /// The answer at the planned time, without when it opens and closes next.
    pub(crate) fn ask_then(&self, question: &Question) -> Answer {
        let span = asked_span(question);
        let gated = self.is_gated(question);
        let near = self.holding(question, &span);
        let verdict = Verdict::new(question, &span, gated, &near);
        Answer {
            gate: verdict.gate(gated),
            allowed: verdict.allows(),
            reasons: verdict.reasons(gated),
            conflicts: self.conflicts(question, &span, &near, &verdict),
            next_open: None,
            next_close: None,
            close_reason: None,
        }
    }
}

/// The planned time within what can be planned; of an empty one its first second.
fn asked_span(question: &Question) -> Span {
    let start = planned(question.span.start);
    match question.span.is_empty() {
        true => Span::new(start, start + Duration::seconds(1)),
        false => Span::new(start, planned(question.span.end)),
    }
}

/// What holds in the planned time, sorted by what it does to the change.
struct Verdict<'a> {
    halts: Vec<&'a Halt>,
    hard: Vec<Held<'a>>,
    soft: Vec<Held<'a>>,
    /// Freezes that begin while it runs and let it go on.
    overrun: Vec<Held<'a>>,
    /// Freezes that let rollbacks through.
    rollback: Vec<Held<'a>>,
    /// Time that no maintenance window holds.
    outside: Vec<Span>,
    /// Maintenance windows that close while it runs and let it go on, with the time after.
    outlasted: Vec<(Held<'a>, Span)>,
}

impl<'a> Verdict<'a> {
    fn new(question: &Question, span: &Span, gated: bool, near: &Near<'a>) -> Verdict<'a> {
        let mut verdict = Verdict {
            halts: near.halts.clone(),
            hard: Vec::new(),
            soft: Vec::new(),
            overrun: Vec::new(),
            rollback: Vec::new(),
            outside: Vec::new(),
            outlasted: Vec::new(),
        };
        for held in &near.freezes {
            let list = if held.lets_through(question.purpose) {
                &mut verdict.rollback
            } else if held.window.allow_overrun && span.start < held.span.start {
                &mut verdict.overrun
            } else if held.window.hard {
                &mut verdict.hard
            } else {
                &mut verdict.soft
            };
            list.push(*held);
        }
        if gated {
            verdict.look_outside(span, &near.maintenance);
        }
        verdict
    }

    /// Finds the time that no maintenance window holds. What began inside may go on after the close
    /// when every window it ran in allows it, and through a freeze that lets it go on.
    fn look_outside(&mut self, span: &Span, maintenance: &[Held<'a>]) {
        let mut held: Vec<Span> = maintenance.iter().map(|held| held.span).collect();
        let began_inside = held.iter().any(|held| held.contains(span.start));
        if began_inside {
            held.extend(self.overrun.iter().map(|freeze| freeze.span));
        }
        let outside = span.subtract(&merge(held));
        let Some(first) = outside.first() else {
            return;
        };
        let run_in: Vec<&Held<'a>> = maintenance
            .iter()
            .filter(|held| held.span.start < first.start)
            .collect();
        if began_inside && run_in.iter().all(|held| held.window.allow_overrun) {
            let last = run_in.iter().max_by_key(|held| held.span.end);
            let held = last.map(|held| **held);
            let goes_on = outside.iter().filter_map(|after| Some((held?, *after)));
            self.outlasted.extend(goes_on);
            return;
        }
        self.outside = outside;
    }

    fn allows(&self) -> bool {
        self.halts.is_empty() && self.hard.is_empty() && self.outside.is_empty()
    }

    fn gate(&self, gated: bool) -> Gate {
        if !self.halts.is_empty() {
            Gate::Halted
        } else if !self.hard.is_empty() {
            Gate::Frozen
        } else if !self.outside.is_empty() {
            Gate::Outside
        } else if !self.soft.is_empty() {
            Gate::Frozen
        } else if gated {
            Gate::Open
        } else {
            Gate::Ungated
        }
    }

    fn reasons(&self, gated: bool) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = self.halts.iter().map(|halt| halted(halt)).collect();
        let of = |kind| move |held: &Held<'_>| reason(kind, held, held.span);
        reasons.extend(self.hard.iter().map(of(ReasonKind::HardFreeze)));
        reasons.extend(self.outside.iter().map(|span| Reason {
            kind: ReasonKind::OutsideMaintenanceWindow,
            window: None,
            title: "no maintenance window holds this time".to_owned(),
            span: Some(*span),
            owner: None,
        }));
        reasons.extend(self.soft.iter().map(of(ReasonKind::SoftFreeze)));
        reasons.extend(self.overrun.iter().map(of(ReasonKind::Overrun)));
        let outlasted = self.outlasted.iter();
        reasons.extend(outlasted.map(|(held, after)| reason(ReasonKind::Overrun, held, *after)));
        reasons.extend(self.rollback.iter().map(of(ReasonKind::RollbackAllowed)));
        if !gated {
            reasons.push(Reason {
                kind: ReasonKind::Ungated,
                window: None,
                title: "no maintenance window is set for this environment".to_owned(),
                span: None,
                owner: None,
            });
        }
        reasons
    }
}

fn reason(kind: ReasonKind, held: &Held<'_>, span: Span) -> Reason {
    Reason {
        kind,
        window: Some(held.window.id.clone()),
        title: held.window.reason.clone(),
        span: Some(span),
        owner: held.window.owner.clone(),
    }
}

fn halted(halt: &Halt) -> Reason {
    Reason {
        kind: ReasonKind::Halted,
        window: Some(halt.id.clone()),
        title: halt.reason.clone(),
        span: (!halt.is_endless()).then(|| halt.span()),
        owner: None,
    }
}

impl View<'_> {
    fn conflicts(
        &self,
        question: &Question,
        span: &Span,
        near: &Near<'_>,
        verdict: &Verdict<'_>,
    ) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for halt in &near.halts {
            let with = Some((halt.reason.as_str(), Some(halt.id.as_str())));
            conflicts.extend(conflict(ConflictKind::Halt, with, &halt.span(), span));
        }
        for held in verdict.hard.iter().chain(&verdict.soft) {
            let with = Some((held.window.reason.as_str(), Some(held.window.id.as_str())));
            conflicts.extend(conflict(ConflictKind::Freeze, with, &held.span, span));
        }
        for outside in &verdict.outside {
            let kind = ConflictKind::OutsideMaintenanceWindow;
            conflicts.extend(conflict(kind, None, outside, span));
        }
        for booking in self.bookings(span) {
            if question.ignoring.as_deref() != Some(booking.id.as_str()) {
                self.collide(question, span, booking, &mut conflicts);
            }
        }
        self.holidays(span, &mut conflicts);
        let short = |needed: &u32| span.minutes() < i64::from(*needed);
        if let Some(needed) = question.needed_minutes.filter(short) {
            let with = format!("its runbook needs {}", length::words(needed));
            let with = Some((with.as_str(), None));
            conflicts.extend(conflict(ConflictKind::TooShort, with, span, span));
        }
        conflicts.sort_by_key(|conflict| (conflict.span, conflict.kind));
        conflicts
    }

    fn collide(
        &self,
        question: &Question,
        span: &Span,
        booking: &Booking,
        out: &mut Vec<Conflict>,
    ) {
        let with = Some((booking.title.as_str(), Some(booking.id.as_str())));
        if let Some(kind) = self.closeness(question, booking) {
            out.extend(conflict(kind, with, &booking.span, span));
        }
        let people: BTreeSet<String> = booking
            .people
            .intersection(&question.people)
            .cloned()
            .collect();
        if !people.is_empty() {
            let busy = conflict(ConflictKind::PersonBusy, with, &booking.span, span);
            out.extend(busy.map(|busy| Conflict { people, ..busy }));
        }
    }

    /// How another change stands to the environment that is asked about; None: not at all.
    fn closeness(&self, question: &Question, booking: &Booking) -> Option<ConflictKind> {
        let (ours, theirs) = (&question.environment, &booking.environment);
        if ours == theirs {
            return Some(ConflictKind::SameEnvironment);
        }
        let linked = |kind: Link| {
            self.calendar.links.iter().any(|(one, other, link)| {
                *link == kind
                    && ((one == ours && other == theirs) || (one == theirs && other == ours))
            })
        };
        if linked(Link::Shared) {
            return Some(ConflictKind::SharedEnvironment);
        }
        if linked(Link::Feeds) {
            return Some(ConflictKind::FeedingEnvironment);
        }
        let same_product = question.product.is_some() && question.product == booking.product;
        (theirs.is_empty() || same_product).then_some(ConflictKind::OtherChange)
    }

    fn holidays(&self, span: &Span, out: &mut Vec<Conflict>) {
        let time = &self.calendar.working_time;
        let (first, last) = (time.date(span.start), time.date(span.end));
        for (day, name) in time.holidays.range(first..=last) {
            let end = day.succ_opt().unwrap_or(*day);
            let day = Span::new(time.midnight(*day), time.midnight(end));
            let with = Some((name.as_str(), None));
            out.extend(conflict(ConflictKind::Holiday, with, &day, span));
        }
    }
}

/// The conflict with something of a title and an id; None when the two share no time.
fn conflict(
    kind: ConflictKind,
    with: Option<(&str, Option<&str>)>,
    theirs: &Span,
    ours: &Span,
) -> Option<Conflict> {
    let (title, id) = with.unwrap_or(("no maintenance window", None));
    Some(Conflict {
        kind,
        with: title.to_owned(),
        with_id: id.map(str::to_owned),
        span: theirs.intersect(ours)?,
        people: BTreeSet::new(),
    })
}

/// When it opens and closes next.
struct Turn {
    open: Option<DateTime<Utc>>,
    close: Option<DateTime<Utc>>,
}

impl View<'_> {
    fn turn(&self, question: &Question, gated: bool, from: DateTime<Utc>, allowed: bool) -> Turn {
        let mut runs: Vec<Span> = Vec::new();
        let mut start = from;
        let until = from + Duration::days(FARTHEST);
        let is_open = |runs: &[Span]| runs.first().is_some_and(|run| run.start == from);
        // Ever larger steps: mostly the answer is near.
        for days in [1, 7, 31].into_iter().chain(std::iter::repeat(92)) {
            let end = (start + Duration::days(days)).min(until);
            runs.extend(self.open_spans(question, gated, &Span::new(start, end)));
            runs = merge(runs);
            let closed = runs.iter().filter(|run| run.end < end).count();
            let enough = if is_open(&runs) && !allowed {
                runs.len() > 1
            } else {
                closed > 0
            };
            if enough || end >= until {
                let opens_at = usize::from(is_open(&runs));
                let open = runs.get(opens_at).filter(|_| !allowed).map(|run| run.start);
                let close = runs.first().filter(|run| run.end < end).map(|run| run.end);
                return Turn { open, close };
            }
            start = end;
        }
        Turn {
            open: None,
            close: None,
        }
    }

    fn closes_because(&self, question: &Question, at: DateTime<Utc>) -> Option<String> {
        let around = Span::new(at - Duration::seconds(1), at + Duration::seconds(1));
        let near = self.holding(question, &around);
        if let Some(halt) = near.halts.iter().find(|halt| halt.span().start == at) {
            return Some(halt.reason.clone());
        }
        let begins = |held: &&Held<'_>| {
            held.span.start == at && held.window.hard && !held.lets_through(question.purpose)
        };
        let ends = |held: &&Held<'_>| held.span.end == at;
        let freeze = near.freezes.iter().find(begins);
        freeze
            .or_else(|| near.maintenance.iter().find(ends))
            .map(|held| held.window.reason.clone())
    }
}
