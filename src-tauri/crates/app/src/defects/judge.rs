//! A defect held against the guide: what its report says, what is missing of it, what is perhaps the
//! same, and what the rules find.

use super::change::Change;
use super::{Complete, DefectFacts, SimilarDefect, Suggested, board, files, find, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::releases::read::notes_of;
use crate::shape::{FindingShape, LevelShape};
use crate::transact::Op;
use crate::workspace::App;
use slipway_domain::component::Aliases;
use slipway_domain::defect::complete::{Reproduced, completeness, reproduced, same_release};
use slipway_domain::defect::facts::{self, Facts, Field};
use slipway_domain::defect::scale::{Priority, Severity};
use slipway_domain::defect::similar::{Candidates, Compared, error_codes, raise as raised};
use slipway_domain::defect::suggest::{Circumstances, suggest};
use slipway_domain::defect::ticket_state::TicketState;
use slipway_domain::desk::field;
use slipway_domain::desk::value::{Fields, of as value_of};
use slipway_domain::rules::{DefectFacts as Seen, FixFact, Judged, Level, Verdict, judge_defect};
use slipway_domain::version::{Comparison, Version, bare};
use slipway_store::table::defect::{self, DefectRow};
use slipway_store::table::release::{self, ReleaseRow};
use slipway_store::table::triage::TriageRow;
use slipway_store::table::{deployment, environment, product};
use slipway_store::{Connection, Sources, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Defects that are looked at as perhaps the same, and shown.
const COMPARED: usize = 200;
const SHOWN: usize = 5;
/// Hundredths below which two defects are not alike.
const ALIKE: u32 = 20;

/// What a report says: as its text reads, with what somebody wrote here over it.
pub(crate) fn report(fields: &Fields, triage: &TriageRow) -> Facts {
    let text = |name: &str| value_of(fields, name).as_text();
    let mut facts = facts::read(text(field::DESCRIPTION)).facts;
    let written = triage.facts.as_object().into_iter().flatten();
    for (name, value) in written {
        let field = match name.as_str() {
            "found_version" => Field::parse("version"),
            other => Field::parse(other),
        };
        if let (Some(field), Some(text)) = (field, value.as_str()) {
            facts.put(field, text);
        }
    }
    for (field, name) in [
        (Field::Component, field::COMPONENT),
        (Field::Environment, field::ENVIRONMENT),
    ] {
        if !text(name).is_empty() {
            facts.put(field, text(name));
        }
    }
    facts
}

/// The same as hosts see it.
pub(crate) fn shape(facts: &Facts) -> DefectFacts {
    DefectFacts {
        observed: facts.observed.clone(),
        expected: facts.expected.clone(),
        steps: facts.steps.clone(),
        logs: facts.logs.clone(),
        found_version: facts.version.clone(),
        component: facts.component.clone(),
        environment: facts.environment.clone(),
        incident: facts.incident.clone(),
        reproduced_environment: facts.reproduced_environment.clone(),
        reproduced_version: facts.reproduced_version.clone(),
        found_in_window: facts.found_in_window.clone(),
        workaround: facts.workaround.clone(),
        known_error: facts.known_error.clone(),
    }
}

pub(crate) fn complete(facts: &Facts, attachments: usize) -> Complete {
    let found = completeness(facts, attachments);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Complete {
        done: count(found.done),
        of: count(found.of),
        missing: found
            .missing
            .iter()
            .map(|field| field.title().to_owned())
            .collect(),
    }
}

/// What the hub's own environments and releases add.
pub(crate) struct Hub {
    production: Vec<(String, String)>,
    /// Mojaloop itself as it runs in Production, which is what people mean by the version there.
    runs: Option<String>,
    /// What runs in Production: of each product its id, and what is called `17.1.0 r1`.
    running: Vec<(String, String)>,
    releases: Vec<ReleaseRow>,
    /// Stories and bugs that the notes of a release name, by its id; read when first asked for.
    notes: BTreeMap<String, BTreeSet<String>>,
}

impl Hub {
    pub(crate) fn read(conn: &Connection) -> Result<Hub> {
        let mut production = Vec::new();
        let mut running: Vec<(String, String)> = Vec::new();
        let releases = release::all(conn)?;
        for row in environment::all(conn)? {
            if row.kind != "production" {
                continue;
            }
            for id in deployment::running_releases(conn, &row.id)? {
                let release = releases.iter().find(|release| release.id == id);
                let known = |release: &&ReleaseRow| {
                    running
                        .iter()
                        .all(|(product, _)| *product != release.product_id)
                };
                if let Some(release) = release.filter(known) {
                    running.push((release.product_id.clone(), called(release)));
                }
            }
            production.push((row.name, row.code));
        }
        let cores = product::all(conn)?.into_iter();
        let core = cores.filter(|product| product.kind == "mojaloop_core");
        let core: BTreeSet<String> = core.map(|product| product.id).collect();
        let runs = running.iter().find(|(product, _)| core.contains(product));
        Ok(Hub {
            production,
            runs: runs.or(running.first()).map(|(_, runs)| runs.clone()),
            running,
            releases,
            notes: BTreeMap::new(),
        })
    }

    /// The same, with the notes of the release that a text names.
    pub(crate) fn with_notes(mut self, app: &App, conn: &Connection, release: &str) -> Result<Hub> {
        let id = self.release(release).map(|row| row.id.clone());
        if let Some(id) = id.filter(|_| !release.is_empty())
            && let Some(notes) = notes_of(app, conn, &id)?
        {
            let items = notes.fixes.iter().chain(&notes.features);
            let refs = items.flat_map(|item| item.refs.iter().cloned()).collect();
            self.notes.insert(id, refs);
        }
        Ok(self)
    }

    /// Whether the notes of a release name one of these issues; None without notes.
    fn in_notes(&self, release: &ReleaseRow, keys: &[String]) -> Option<bool> {
        let refs = self.notes.get(&release.id)?;
        let named = |key: &String| refs.iter().any(|one| one.ends_with(key.as_str()));
        Some(keys.iter().any(named))
    }

    fn names(&self) -> Vec<&str> {
        self.production
            .iter()
            .flat_map(|(name, code)| [name.as_str(), code.as_str()])
            .collect()
    }

    /// How a bug was reproduced, beside what runs in Production.
    pub(crate) fn reproduced(&self, facts: &Facts) -> Reproduced {
        reproduced(facts, self.runs.as_deref(), &self.names())
    }

    /// Whether a release, or one that came after it, is deployed and validated in Production; None
    /// when nobody knows what runs there. Versions of different products are not compared.
    pub(crate) fn deployed(&self, release: &str) -> Option<bool> {
        let runs = match self.release(release) {
            Some(planned) => {
                let mut of = self.running.iter();
                of.find(|(product, _)| *product == planned.product_id)
                    .map(|(_, runs)| runs)
            }
            None => self.runs.as_ref(),
        }?;
        Some(same_release(release, runs) || later(runs, release))
    }

    /// Whether a release holds what was planned into the one that a text names: itself, or one before
    /// it of the same product.
    pub(crate) fn holds(&self, release: &ReleaseRow, text: &str) -> bool {
        let of_product = self
            .release(text)
            .is_none_or(|planned| planned.product_id == release.product_id);
        let called = called(release);
        of_product && (same_release(text, &called) || later(&called, text))
    }

    /// The release that a text names.
    fn release(&self, text: &str) -> Option<&ReleaseRow> {
        self.releases
            .iter()
            .filter(|row| same_release(text, &called(row)))
            .max_by_key(|row| row.revision)
    }
}

/// What the facts suggest.
pub(crate) fn suggested(hub: &Hub, row: &DefectRow, facts: &Facts) -> Suggested {
    let names = hub.names();
    let known = Circumstances {
        title: &row.title,
        production_names: &names,
        dfsps: &[],
    };
    let found = suggest(facts, &known);
    let text = |slug: Option<&str>| slug.unwrap_or_default().to_owned();
    Suggested {
        urgency: text(found.urgency.map(|one| one.slug())),
        impact: text(found.impact.map(|one| one.slug())),
        severity: text(found.severity.map(|one| one.slug())),
        why: found.why,
        raise: None,
    }
}

/// That its duplicates speak for a higher priority, in a sentence.
pub(crate) fn raise(row: &DefectRow, duplicates: usize) -> Option<String> {
    let priority = Priority::parse(&row.priority)?;
    let (raised, _) = raised(priority, duplicates)?;
    let count = match duplicates {
        1 => "1 duplicate".to_owned(),
        more => format!("{more} duplicates"),
    };
    Some(format!("{count}: raise to {}", raised.slug()))
}

/// What the rules find of a defect as it stands, or as it would be in another state.
pub(crate) fn findings(
    book: &Book,
    hub: &Hub,
    row: &DefectRow,
    (facts, attachments): (&Facts, usize),
    keys: &[String],
    state: Option<TicketState>,
    decision: &str,
) -> Vec<FindingShape> {
    let names = hub.names();
    let runs = hub.runs.as_deref();
    let planned = hub.release(&row.release);
    let title = format!("Mojaloop {}", row.release);
    let day = planned.and_then(|row| row.target_local.as_deref());
    let increment = planned.and_then(|row| book.increment(row.pi_id.as_deref()?));
    let deployed = hub.deployed(&row.release);
    let fix = (!row.release.is_empty()).then(|| FixFact {
        title: &title,
        claimed_in_notes: row.stage == "in_notes",
        in_notes: planned.and_then(|planned| hub.in_notes(planned, keys)),
        target_day: day.and_then(|day| day.get(..10)),
        increment: increment.map(|row| (row.label.as_str(), row.end_day.as_str())),
        deployed,
        // A window is closed as implemented only after its validation.
        validated: deployed,
    });
    let known = suggest(
        facts,
        &Circumstances {
            title: &row.title,
            production_names: &names,
            dfsps: &[],
        },
    );
    let seen = Seen {
        report: facts,
        attachments,
        production: runs,
        production_names: &names,
        severity: Severity::parse(&row.severity),
        state: state.or_else(|| TicketState::parse(&row.status)),
        customer_decision: decision,
        security: known.security,
        known: facts.is_known_error() == Some(true),
        same_as: row.duplicate_of.as_deref(),
        fix,
        root_cause: "",
        repeats: 0,
        problem: None,
    };
    let judged = judge_defect(&seen, &book.levels, &[]);
    let mut out: Vec<FindingShape> = judged.iter().flat_map(shapes).collect();
    out.sort_by_key(|finding| finding.level);
    out
}

/// A release as texts call it: `17.1.0 r1`.
fn called(row: &ReleaseRow) -> String {
    format!("{} r{}", row.version, row.revision)
}

/// Whether what runs came after a release, and so holds its fixes; a text without a version that has
/// a place in the order came after nothing.
fn later(runs: &str, release: &str) -> bool {
    let version = |text: &str| {
        let mut words = text.split_whitespace().map(bare);
        let word = words.find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        word.map(Version::new).filter(Version::is_ordered)
    };
    match (version(release), version(runs)) {
        (Some(release), Some(runs)) => release.compare(&runs) == Comparison::Older,
        _ => false,
    }
}

/// What a rule that knows no override found, as hosts see it.
pub(crate) fn shapes(judged: &Judged) -> Vec<FindingShape> {
    let level = |verdict| match (verdict, judged.level) {
        (Verdict::Met, _) => LevelShape::Met,
        (Verdict::Unknown, _) => LevelShape::Unknown,
        (Verdict::Broken, Level::Block) => LevelShape::Block,
        (Verdict::Broken, _) => LevelShape::Warn,
    };
    let shape = |finding: &slipway_domain::rules::Finding| FindingShape {
        rule: judged.rule.id.to_owned(),
        number: judged.rule.number,
        level: level(finding.verdict),
        subject: finding.subject.clone(),
        message: finding.message.clone(),
        hint: finding.hint.clone(),
        fix: finding.fix.to_owned(),
        environments: finding.environments.clone(),
        overridden: None,
    };
    judged.findings.iter().map(shape).collect()
}

/// Refuses a state that a rule blocks, with what is in its way.
///
/// # Errors
/// `blocked`.
pub(crate) fn may_be(
    book: &Book,
    hub: &Hub,
    change: &Change<'_>,
    to: TicketState,
    decision: &str,
    overriding: Option<&str>,
) -> Result<()> {
    let facts = report(&change.sources.fields(), &change.triage);
    let attachments = files::count(change.tx.conn(), &change.sources)?;
    let report = (&facts, attachments);
    let found = findings(book, hub, &change.row, report, &[], Some(to), decision);
    let gates = ["fix_validated", "never_pending"];
    let block = found.into_iter().find(|finding| {
        finding.level == LevelShape::Block && gates.contains(&finding.rule.as_str())
    });
    if block.is_some() && overriding.is_some() {
        return change.who.must(Op::OverrideGate.power());
    }
    match block {
        Some(block) => Err(Error::new(
            Code::Blocked,
            format!("Defect {}: {}", change.row.number, block.message),
            block.hint,
        )),
        None => Ok(()),
    }
}

/// Defects that are perhaps the same: of the same component, with rare words of the title, or with an
/// error code of the report.
///
/// # Errors
/// The store's.
pub(crate) fn similar(
    app: &App,
    conn: &Connection,
    aliases: &Aliases,
    row: &DefectRow,
    found: &Sources,
    facts: &Facts,
) -> Result<Vec<SimilarDefect>> {
    let fields = found.fields();
    let description = value_of(&fields, field::DESCRIPTION).as_text();
    let numbers = near(app, conn, row, facts, description)?;
    let mut others = Vec::new();
    for number in numbers {
        let other = find::by_number(conn, number)?;
        let fields = sources(conn, &other.id)?.fields();
        let text = value_of(&fields, field::DESCRIPTION).as_text().to_owned();
        others.push((other, text));
    }
    let candidates = others.iter().map(|(other, text)| Compared {
        title: &other.title,
        observed: text,
        logs: "",
        component: &other.component,
        release: &other.release,
    });
    let candidates = Candidates::new(candidates, aliases);
    let this = Compared {
        title: &row.title,
        observed: if facts.observed.is_empty() {
            description
        } else {
            &facts.observed
        },
        logs: &facts.logs,
        component: &row.component,
        release: &row.release,
    };
    let alike = candidates.like(&this, aliases, SHOWN);
    let shapes = alike.into_iter().filter_map(|alike| {
        let (other, _) = others.get(alike.at)?;
        let score = (alike.score * 100.0).round().clamp(0.0, 100.0);
        let score = format!("{score:.0}").parse().ok()?;
        Some(show::same_as(other, score, &alike.why))
    });
    Ok(shapes.filter(|one| one.score >= ALIKE).collect())
}

fn near(
    app: &App,
    conn: &Connection,
    row: &DefectRow,
    facts: &Facts,
    description: &str,
) -> Result<BTreeSet<u32>> {
    let mut numbers = BTreeSet::new();
    let codes = error_codes(&format!("{description}\n{}", facts.logs));
    let mut words: Vec<&str> = row
        .title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 4)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in codes
        .iter()
        .map(String::as_str)
        .chain(words.into_iter().take(5))
    {
        numbers.extend(defect::matching(conn, word, 40)?);
    }
    let board = board::of(app, conn)?;
    let component = board
        .word(&row.component)
        .filter(|_| !row.component.is_empty());
    let same = board
        .cards()
        .iter()
        .rev()
        .filter(|card| Some(card.component) == component);
    numbers.extend(same.take(60).map(|card| card.number));
    numbers.remove(&row.number);
    while numbers.len() > COMPARED {
        numbers.pop_first();
    }
    Ok(numbers)
}
