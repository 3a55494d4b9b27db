//! What the calendar and the rules say of a deployment's time, in the shape that hosts show.

use super::case::{Case, Ladder, cab_words};
use super::desk::{Desk, state_of, wall_at};
use super::looked::Looked;
use super::papers::{self, Record};
use super::proofs::Shown;
use super::{Checked, ConflictShape, Slot, told};
use crate::error::Result;
use crate::messages::MessageShape;
use crate::releases::readiness::slug;
use crate::shape::{FindingShape, LevelShape, OverrideShape};
use crate::windows::ask::{Wish, ask};
use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::question::{Answer, Conflict, Slots};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::zone::{short_span_words, span_words};
use slipway_domain::deployment::ChangeType;
use slipway_domain::rules::{
    ApprovalFact, Confirmation, DeploymentFacts, Judged, Level, NoticeFact, Papers, ReleaseFact,
    ReportFact, Verdict, judge_deployment,
};

/// Rules that only the calendar decides: when one of them begins to speak against a window, what was
/// confirmed no longer holds.
const CALENDAR: [&str; 9] = [
    "halted",
    "hard_freeze",
    "maintenance_window",
    "environment_free",
    "lead_time",
    "soft_freeze",
    "linked_environments",
    "people_free",
    "no_holiday",
];
/// Those of them that stop even a window that is open, and taking a change back.
pub(crate) const STOPS: [&str; 3] = ["halted", "hard_freeze", "maintenance_window"];
/// How far free slots are looked for, in days.
const SLOT_DAYS: u32 = 366;

/// What was found of a case.
pub(crate) struct Verdicts {
    /// What the rules say, blocks first; met ones last.
    pub(crate) findings: Vec<FindingShape>,
    pub(crate) record: Option<Record>,
    /// Why what the hub confirmed no longer holds; None when nothing is confirmed.
    pub(crate) broken: Option<Vec<String>>,
    /// Approvals that are missing.
    pub(crate) missing: Missing,
    /// The deployment's messages, sent and due.
    pub(crate) messages: Vec<MessageShape>,
}

/// Approvals that are missing, with how many of each.
type Missing = Vec<(slipway_domain::deployment::ApprovalKind, u32)>;

/// Judges a case; `report` is that of a window being closed.
pub(crate) fn judge(
    desk: &Desk<'_>,
    case: &Case,
    report: Option<ReportFact<'_>>,
) -> Result<Verdicts> {
    Around::read(desk, case)?.judged(report)
}

/// Judges a case and says all that hosts show of it.
pub(crate) fn check(desk: &Desk<'_>, case: &Case) -> Result<(Verdicts, Checked)> {
    let mut around = Around::read(desk, case)?;
    let verdicts = around.judged(None)?;
    let checked = around.checked(verdicts.findings.clone());
    Ok((verdicts, checked))
}

/// What the calendar says against a window, by rule and subject, as a confirmation keeps it.
pub(crate) fn against(findings: &[FindingShape]) -> Vec<String> {
    let speaks = |finding: &&FindingShape| {
        let level = finding.level;
        CALENDAR.contains(&finding.rule.as_str())
            && matches!(level, LevelShape::Block | LevelShape::Warn)
    };
    findings.iter().filter(speaks).map(name).collect()
}

fn name(finding: &FindingShape) -> String {
    format!("{} {}", finding.rule, finding.subject)
}

/// Why what the hub confirmed for a case no longer holds; None when nothing is confirmed.
pub(crate) fn broken(desk: &Desk<'_>, case: &Case) -> Result<Option<Vec<String>>> {
    Ok(Around::read(desk, case)?.broken())
}

/// What the calendar says of a case. While a list is judged, when it opens and closes next is not
/// looked for.
fn answer(desk: &Desk<'_>, case: &Case) -> Result<(Answer, Slots)> {
    let question = case.question(desk.book.now);
    let wish = wish(desk, case);
    if wish.is_none() && desk.is_brief() {
        let calendar = desk.calendar(&question.environment, &question.span)?;
        return Ok((calendar.ask_then(&question), Slots::default()));
    }
    ask(desk.conn, desk.book, &question, wish.as_ref())
}

/// Which slots to look for: as long as the window or its runbook, after its lead time.
fn wish(desk: &Desk<'_>, case: &Case) -> Option<Wish> {
    if case.slots == 0 {
        return None;
    }
    let lead = match (case.rollback, case.change_type) {
        (true, _) => 0,
        (false, kind) => desk.book.lead.of(kind.unwrap_or(ChangeType::Minor)),
    };
    let minutes = u32::try_from(case.span.minutes()).unwrap_or(u32::MAX);
    Some(Wish {
        minutes: minutes.max(case.estimates.total()),
        count: case.slots,
        days: SLOT_DAYS,
        not_before: Some(desk.working_time.add_working_days(case.planned_at, lead)),
    })
}

/// What stands around a case while it is judged.
struct Around<'d, 'a> {
    desk: &'d Desk<'a>,
    case: &'d Case,
    answer: Answer,
    slots: Slots,
    ladder: Ladder,
    record: Option<Record>,
    next_free: Option<String>,
    shown: Shown,
    /// What was seen; read once the rules are asked that look at it.
    looked: Looked,
}

impl<'d, 'a> Around<'d, 'a> {
    fn read(desk: &'d Desk<'a>, case: &'d Case) -> Result<Around<'d, 'a>> {
        let (answer, slots) = answer(desk, case)?;
        let next = slots.slots.first();
        Ok(Around {
            desk,
            case,
            ladder: Ladder::read(desk, case)?,
            shown: Shown::read(desk, case)?,
            looked: Looked::default(),
            record: match &case.row {
                Some(row) => Some(Record::read(desk, row, case.release.as_ref())?),
                None => None,
            },
            next_free: next.map(|slot| short_span_words(slot, case.zone)),
            answer,
            slots,
        })
    }

    fn judged(&mut self, report: Option<ReportFact<'_>>) -> Result<Verdicts> {
        let broken = self.broken();
        self.looked = Looked::read(self.desk, self.case)?;
        let messages = match &self.case.row {
            Some(row) => told::messages(self.desk, row)?,
            None => Vec::new(),
        };
        let (findings, missing) = self.with_papers(broken.as_deref(), &messages, report);
        Ok(Verdicts {
            findings,
            record: self.record.take(),
            broken,
            missing,
            messages,
        })
    }

    /// What the rules say; only those of `wanted` are asked, when it names any.
    fn findings(
        &self,
        wanted: &[&str],
        papers: Option<Papers<'_>>,
        report: Option<ReportFact<'_>>,
    ) -> Vec<FindingShape> {
        let (desk, case) = (self.desk, self.case);
        let release = case.release.as_deref().map(|candidate| ReleaseFact {
            title: &candidate.standing.title,
            state: candidate.standing.state(),
            prevented: candidate.standing.row.prevented_reason.as_deref(),
            reached_here: self.ladder.reached_here,
            open_findings: &candidate.open_findings,
            migrations: &candidate.migrations,
            handover: case.carries_payments().then_some(&candidate.handover),
            runbook: self.ladder.runbook(),
        });
        let facts = DeploymentFacts {
            environment: self.ladder.environment(case),
            feeder: self.ladder.feeder(),
            release,
            core_pending: self.ladder.core(),
            change_type: case.change_type,
            downtime: case.downtime,
            strategy: case.strategy,
            span: case.span,
            placed: self.placed(),
            zone: case.zone,
            now: desk.book.now,
            planned_at: case.planned_at,
            lead: desk.book.lead,
            working_time: &desk.working_time,
            answer: &self.answer,
            next_free: self.next_free.as_deref(),
            people: &desk.names,
            opening: case.opening,
            rollback: case.rollback,
            estimates: case.estimates,
            papers,
            report,
            proofs: self.shown.facts(),
            seen: self.looked.facts(),
        };
        let judged = judge_deployment(&facts, &desk.book.levels, wanted);
        let mut out: Vec<FindingShape> = judged
            .iter()
            .flat_map(|judged| self.shapes(judged))
            .collect();
        out.sort_by_key(|finding| (finding.level, finding.overridden.is_some()));
        out
    }

    /// The instant the plan was placed at by the zone data of then.
    fn placed(&self) -> Option<DateTime<Utc>> {
        let row = self.case.row.as_ref()?;
        if !state_of(row).ahead() {
            return None;
        }
        DateTime::from_timestamp(row.start_utc, 0)
    }

    fn shapes(&self, judged: &Judged) -> Vec<FindingShape> {
        let rule = judged.rule;
        let level = |verdict| match (verdict, judged.level) {
            (Verdict::Met, _) => LevelShape::Met,
            (Verdict::Unknown, _) => LevelShape::Unknown,
            (Verdict::Broken, Level::Block) => LevelShape::Block,
            (Verdict::Broken, _) => LevelShape::Warn,
        };
        let shape = |finding: &slipway_domain::rules::Finding| FindingShape {
            rule: rule.id.to_owned(),
            number: rule.number,
            level: level(finding.verdict),
            subject: finding.subject.clone(),
            message: finding.message.clone(),
            hint: finding.hint.clone(),
            fix: finding.fix.to_owned(),
            environments: finding.environments.clone(),
            overridden: self.overridden(rule.id, &finding.subject),
        };
        judged.findings.iter().map(shape).collect()
    }

    /// An override holds for the window it was given for.
    fn overridden(&self, rule: &str, subject: &str) -> Option<OverrideShape> {
        let start = self.case.span.start.timestamp();
        let mut given = self.record.as_ref()?.overrides.iter().rev();
        let given = given.find(|given| {
            let here = given.environment_id.as_ref();
            given.rule == rule
                && given.subject == subject
                && given.start_utc == start
                && here.is_none_or(|here| *here == self.case.environment.id)
        })?;
        Some(OverrideShape {
            reason: given.reason.clone(),
            by: self
                .desk
                .name(Some(&given.given_by))
                .unwrap_or_default()
                .to_owned(),
            at: self.desk.book.stamp(&given.given_at),
        })
    }

    /// Why what the hub confirmed no longer holds. None: nothing is confirmed.
    fn broken(&self) -> Option<Vec<String>> {
        let row = self.case.row.as_ref()?;
        let mut broken = self.record.as_ref()?.broken(row)?;
        if self.case.rollback {
            return Some(broken);
        }
        let given = self.record.as_ref()?.confirmation.as_ref()?;
        let known: Option<Vec<String>> = given
            .known
            .as_deref()
            .and_then(|known| serde_json::from_str(known).ok());
        let said = self.findings(&CALENDAR, None, None);
        let news = said.iter().filter(|finding| {
            let open = finding.overridden.is_none();
            match (&known, finding.level) {
                (_, LevelShape::Block) => open,
                // Whoever confirmed saw the warnings there were.
                (Some(known), LevelShape::Warn) => open && !known.contains(&name(finding)),
                _ => false,
            }
        });
        broken.extend(news.map(|finding| format!("{}.", finding.subject)));
        Some(broken)
    }

    fn with_papers(
        &self,
        broken: Option<&[String]>,
        messages: &[MessageShape],
        report: Option<ReportFact<'_>>,
    ) -> (Vec<FindingShape>, Missing) {
        let (Some(row), Some(record)) = (&self.case.row, &self.record) else {
            return (self.findings(&[], None, report), Vec::new());
        };
        let desk = self.desk;
        let approvals: Vec<ApprovalFact> = record.facts(desk);
        let cab_day = cab_words(row);
        let notices: Vec<NoticeFact> = told::notices(messages);
        let by = record
            .confirmation
            .as_ref()
            .map(|given| given.confirmed_by.as_str());
        let papers = Papers {
            description: &row.description,
            initiator: desk.name(row.initiator_id.as_deref()),
            maker: desk.name(row.maker_id.as_deref()),
            checker: desk.name(row.checker_id.as_deref()),
            ticket: &row.ticket,
            cab_day: cab_day.as_deref(),
            approvals: &approvals,
            confirmation: match broken {
                None => Confirmation::None,
                Some([]) => Confirmation::Holds(desk.name(by).unwrap_or_default()),
                Some(reasons) => Confirmation::Broken(reasons),
            },
            announced: papers::announced(row),
            notices: &notices,
        };
        let missing = self.case.change_type.map(|kind| papers.missing(kind));
        (
            self.findings(&[], Some(papers), report),
            missing.unwrap_or_default(),
        )
    }

    fn checked(&self, findings: Vec<FindingShape>) -> Checked {
        let (case, answer, slots) = (self.case, &self.answer, &self.slots);
        let blocked = |f: &FindingShape| f.level == LevelShape::Block && f.overridden.is_none();
        let mut conflicts: Vec<ConflictShape> = answer
            .conflicts
            .iter()
            .map(|conflict| conflict_shape(conflict, case.zone))
            .collect();
        conflicts.extend(self.outside_lead_time(&findings));
        Checked {
            allowed: !findings.iter().any(blocked),
            gate: slug(answer.gate),
            start: wall_at(case.span.start, case.zone),
            end: wall_at(case.span.end, case.zone),
            minutes: u32::try_from(case.span.minutes()).unwrap_or(u32::MAX),
            findings,
            conflicts,
            next_open: answer.next_open.map(|at| text(at, case.zone)),
            next_close: answer.next_close.map(|at| text(at, case.zone)),
            next_close_reason: answer.close_reason.clone(),
            next_slots: slots.slots.iter().map(|slot| self.slot(slot)).collect(),
            no_slot_because: slots.none_because.clone(),
        }
    }

    /// The part of the window that comes before its lead time is over.
    fn outside_lead_time(&self, findings: &[FindingShape]) -> Option<ConflictShape> {
        let broken = |f: &&FindingShape| f.rule == "lead_time" && f.level != LevelShape::Met;
        let finding = findings.iter().find(broken)?;
        let lead = self.desk.book.lead.of(self.case.change_type?);
        let earliest = self
            .desk
            .working_time
            .add_working_days(self.case.planned_at, lead);
        let span = Span::new(self.case.span.start, earliest.min(self.case.span.end));
        Some(ConflictShape {
            kind: "outside_lead_time".to_owned(),
            with: finding.message.trim_end_matches('.').to_owned(),
            with_id: None,
            start: text(span.start, self.case.zone),
            end: text(span.end, self.case.zone),
            label: span_words(&span, self.case.zone),
        })
    }

    fn slot(&self, slot: &Span) -> Slot {
        let zone = self.case.zone;
        let start = wall_at(slot.start, zone);
        Slot {
            start: text(slot.start, zone),
            end: text(slot.end, zone),
            local: start.local,
            zone: start.zone,
            label: short_span_words(slot, zone),
            note: self.note(slot),
        }
    }

    /// Why a slot is a good one.
    fn note(&self, slot: &Span) -> String {
        use slipway_domain::calendar::question::ReasonKind as Kind;
        let held = self.answer.reasons.iter().filter(|reason| {
            matches!(reason.kind, Kind::HardFreeze | Kind::SoftFreeze)
                && reason.span.is_some_and(|span| span.end <= slot.start)
        });
        if let Some(freeze) = held.max_by_key(|reason| reason.span) {
            return format!("after the freeze: {}", freeze.title);
        }
        if *slot == self.case.span {
            return "as asked".to_owned();
        }
        "no conflict".to_owned()
    }
}

fn conflict_shape(conflict: &Conflict, zone: Tz) -> ConflictShape {
    ConflictShape {
        kind: slug(conflict.kind),
        with: conflict.with.clone(),
        with_id: conflict.with_id.clone(),
        start: text(conflict.span.start, zone),
        end: text(conflict.span.end, zone),
        label: span_words(&conflict.span, zone),
    }
}

/// A moment, RFC 3339 with the zone's offset.
fn text(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone)
        .to_rfc3339_opts(SecondsFormat::Secs, false)
}
