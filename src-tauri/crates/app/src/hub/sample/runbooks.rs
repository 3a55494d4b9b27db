//! The sample's runbooks: one that was rehearsed in UAT a week ago, and the one of Staging that was
//! made from it.
//!
//! Their rows are written in one operation, each as old as it is shown.

use crate::book::Book;
use crate::data::check::hex;
use crate::deployments::desk::Desk;
use crate::error::{Code, Error, Result};
use crate::releases::read;
use crate::transact::{Op, transact};
use crate::{App, Caller};
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, SecondsFormat, Utc};
use serde_json::json;
use slipway_domain::runbook;
use slipway_store::Tx;
use slipway_store::table::person;
use slipway_store::table::runbook::RunbookRow;
use slipway_store::table::runbook_event::RunbookEventRow;
use slipway_store::table::runbook_run::RunbookRunRow;

const TEXT: &str = include_str!("../../../../../../assets/sample/runbook-17.1.0.md");
const VERSION: &str = "17.1.0";
const ANA: &str = super::ANA;
const CHIDI: &str = "Chidi Eze";
const GRACE: &str = "Grace Nakato";
const JOSEPH: &str = "Joseph Kamau";
/// Days since it was rehearsed.
const AGO: i64 = 7;

/// Minutes since the beginning, who, what, the step, what was said, and who looked at it.
type Told = (
    i64,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const REHEARSAL: [Told; 25] = [
    (1, GRACE, "start", "announce", "", ""),
    (5, GRACE, "finish", "announce", "Sent to 14 people", ""),
    (5, JOSEPH, "start", "last-green", "", ""),
    (
        14,
        JOSEPH,
        "finish",
        "last-green",
        "17.0.4, all passed",
        CHIDI,
    ),
    (14, JOSEPH, "start", "back-up", "", ""),
    (40, JOSEPH, "finish", "back-up", "Two files", CHIDI),
    (
        41,
        CHIDI,
        "evidence",
        "back-up",
        "Both checksums match: /backup/before-17.1.0.sha256",
        "",
    ),
    (
        42,
        JOSEPH,
        "deviation",
        "back-up",
        "The backup took six minutes longer while the nightly report read the disk",
        "",
    ),
    (42, JOSEPH, "start", "apply-values", "", ""),
    (
        56,
        JOSEPH,
        "finish",
        "apply-values",
        "Three services",
        CHIDI,
    ),
    (60, ANA, "go", "old-goes", "Backups can be read", ""),
    (60, JOSEPH, "start", "stop-handlers", "", ""),
    (64, JOSEPH, "finish", "stop-handlers", "No pod is left", ""),
    (64, JOSEPH, "start", "upgrade", "", ""),
    (
        97,
        JOSEPH,
        "finish",
        "upgrade",
        "310403 took 22 minutes",
        CHIDI,
    ),
    (97, JOSEPH, "start", "health", "", ""),
    (105, JOSEPH, "finish", "health", "Twelve services", CHIDI),
    (105, CHIDI, "start", "golden-path", "", ""),
    (146, CHIDI, "finish", "golden-path", "All passed", ""),
    (149, ANA, "go", "keep-or-not", "Every fact is in", ""),
    (149, GRACE, "start", "announce-closed", "", ""),
    (152, GRACE, "finish", "announce-closed", "", ""),
    (152, JOSEPH, "start", "report", "", ""),
    (158, JOSEPH, "finish", "report", "", ""),
    (158, ANA, "complete", "", "", ""),
];

pub(super) fn fill(app: &App, ana: &Caller, today: NaiveDate) -> Result<()> {
    let begun = (today - Duration::days(AGO))
        .and_time(NaiveTime::MIN)
        .and_utc();
    let begun = begun + Duration::hours(13);
    transact(app, ana, Op::OpenSample, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), ana, &book)?;
        let release = read::find(tx.conn(), &book, VERSION)?.id;
        let write = Write { app, tx };
        let rehearsed = write.runbook(&desk, &release, "UAT", None, begun - Duration::days(2))?;
        write.rehearsal(&rehearsed, begun)?;
        write.runbook(
            &desk,
            &release,
            "STG",
            Some(&rehearsed),
            begun + Duration::days(3),
        )?;
        Ok(((), "Opened the sample workspace".to_owned()))
    })
    .map(|_| ())
}

struct Write<'a> {
    app: &'a App,
    tx: &'a Tx<'a>,
}

impl Write<'_> {
    fn runbook(
        &self,
        desk: &Desk<'_>,
        release: &str,
        code: &str,
        from: Option<&RunbookRow>,
        made: DateTime<Utc>,
    ) -> Result<RunbookRow> {
        let environment = desk.environment(code)?;
        let mut runbook = runbook::read(TEXT).map_err(|error| {
            let message = format!("The sample is written wrongly: {error}.");
            Error::new(Code::Internal, message, "")
        })?;
        runbook.title = format!("Mojaloop 17.1.0 r0 into {}", environment.name);
        let text = runbook::write(&runbook);
        let joseph = self.person(JOSEPH)?;
        let row = RunbookRow {
            id: self.id(),
            release_id: release.to_owned(),
            environment_id: environment.id,
            version: 1,
            sha256: hex(text.as_bytes()),
            text,
            source: if from.is_some() {
                "rehearsed"
            } else {
                "template"
            }
            .to_owned(),
            source_id: from.map(|row| row.id.clone()),
            made_at: moment(made),
            made_by: joseph.clone(),
            edited_at: moment(made),
            edited_by: joseph,
        };
        self.tx.put(&row)?;
        Ok(row)
    }

    fn rehearsal(&self, of: &RunbookRow, begun: DateTime<Utc>) -> Result<()> {
        let run = RunbookRunRow {
            id: self.id(),
            runbook_id: of.id.clone(),
            number: 1,
            mode: "rehearsal".to_owned(),
            version: of.version,
            text: of.text.clone(),
            durations: json!({}),
            deployment_id: None,
            begun_at: moment(begun),
            begun_by: self.person(ANA)?,
        };
        self.tx.put(&run)?;
        for (seq, (minute, by, act, step, text, checked_by)) in (1..).zip(REHEARSAL) {
            self.tx.put(&RunbookEventRow {
                id: self.id(),
                run_id: run.id.clone(),
                seq,
                at: moment(begun + Duration::minutes(minute)),
                by: by.to_owned(),
                recorded_by: self.person(by)?,
                act: act.to_owned(),
                step: step.to_owned(),
                text: text.to_owned(),
                checked_by: checked_by.to_owned(),
            })?;
        }
        Ok(())
    }

    fn id(&self) -> String {
        self.app.host.new_id().to_string()
    }

    fn person(&self, name: &str) -> Result<String> {
        let people = person::all(self.tx.conn())?;
        let found = people.into_iter().find(|one| one.name == name);
        found
            .map(|one| one.id)
            .ok_or_else(|| Error::not_found(name, "The sample names somebody else."))
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
