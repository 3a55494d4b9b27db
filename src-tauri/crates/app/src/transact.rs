//! The one write path: an operation is one transaction that checks, writes, and logs itself.

use crate::error::{Code, Error, Result};
use crate::host::{Caller, Event, stopped};
use crate::people::actor::{Actor, acting};
use crate::shape::Changed;
use crate::workspace::App;
use slipway_domain::role::Power;
use slipway_store::Tx;
use slipway_store::table::op;

/// What a write gives back: the value, the operation it was logged as, and what it changed.
#[derive(Clone, Debug)]
pub struct Done<T> {
    /// The command's response.
    pub value: T,
    /// The operation; None when nothing had to change.
    pub op: Option<String>,
    /// What it changed.
    pub changed: Vec<Changed>,
}

impl<T> Done<T> {
    /// Turns the value into another, with what was changed kept.
    ///
    /// # Errors
    /// Those of `f`.
    pub fn map<U>(self, f: impl FnOnce(T) -> Result<U>) -> Result<Done<U>> {
        Ok(Done {
            value: f(self.value)?,
            op: self.op,
            changed: self.changed,
        })
    }
}

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident $slug:literal $local:literal $power:ident,)+) => {
        /// Every operation there is: its kind, whether it stays local, and the power it takes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Op { $($(#[$doc])* $name,)+ }

        impl Op {
            /// As the log writes it.
            pub fn kind(self) -> &'static str {
                match self { $(Op::$name => $slug,)+ }
            }

            /// Whether everything it does stays here, so that undo can take it back.
            pub fn local(self) -> bool {
                match self { $(Op::$name => $local,)+ }
            }

            /// What who acts must be allowed to do.
            pub fn power(self) -> Power {
                match self { $(Op::$name => Power::$power,)+ }
            }
        }
    };
}

operations! {
    /// Takes over the defaults.
    SetUp "set_up" true Administer,
    /// Opens the sample workspace.
    OpenSample "open_sample" false Administer,
    /// Removes the sample workspace.
    RemoveSample "remove_sample" false Administer,
    /// Makes a backup because somebody asked.
    MakeBackup "make_backup" false Own,
    /// Puts a backup in place of what was here.
    RestoreBackup "restore_backup" false Administer,
    /// Saves the hub and its calendar.
    SaveHub "save_hub" true Administer,
    /// Adds or edits a person.
    SavePerson "save_person" true Administer,
    /// Adds or edits an environment.
    SaveEnvironment "save_environment" true Administer,
    /// Moves an environment to another place on the ladder.
    MoveEnvironment "move_environment" true Administer,
    /// Removes an environment.
    RemoveEnvironment "remove_environment" true Administer,
    /// Adds or edits a product.
    SaveProduct "save_product" true Administer,
    /// Removes a product.
    RemoveProduct "remove_product" true Administer,
    /// Adds or edits a Program Increment.
    SaveIncrement "save_increment" true Plan,
    /// Removes a Program Increment.
    RemoveIncrement "remove_increment" true Plan,
    /// Changes a rule's level.
    SetRuleLevel "set_rule_level" true Administer,
    /// Edits the checks of new releases, or a scale.
    SaveStandard "save_standard" true Administer,
    /// Saves or removes an alias.
    SaveAlias "save_alias" true Administer,
    /// Adds or edits a chart repository.
    SaveRepo "save_repo" true Plan,
    /// Removes a chart repository.
    RemoveRepo "remove_repo" true Plan,
    /// Takes in what a repository publishes.
    SyncRepo "sync_repo" false Plan,
    /// Clears the charts of repositories removed long ago; Slipway's own upkeep.
    ClearCharts "clear_charts" false Plan,
    /// Watches a chart, or stops.
    WatchChart "watch_chart" true Plan,
    /// Dismisses an intake.
    DismissIntake "dismiss_intake" true Plan,
    /// Plans a release.
    ImportRelease "import_release" true Plan,
    /// Edits what people decide of a release.
    EditRelease "edit_release" true Plan,
    /// Removes a release.
    RemoveRelease "remove_release" true Plan,
    /// Moves a release to another state.
    AdvanceRelease "advance_release" true Plan,
    /// Approves a release.
    ApproveRelease "approve_release" true Approve,
    /// Moves a release although a rule blocks it.
    OverrideGate "override_gate" true Override,
    /// Prevents progression.
    PreventRelease "prevent_release" true Plan,
    /// Lifts a stop.
    LiftPrevention "lift_prevention" true Plan,
    /// Decides a component.
    SetComponent "set_component" true Plan,
    /// Saves notes.
    SaveNotes "save_notes" true Plan,
    /// Decides a check.
    SetCheck "set_check" true Plan,
    /// Adds evidence.
    AddEvidence "add_evidence" true Plan,
    /// Takes evidence away.
    RemoveEvidence "remove_evidence" true Plan,
    /// Takes a report of a test run in as evidence.
    ImportTestRun "import_test_run" true Plan,
    /// Takes a test run away.
    RemoveTestRun "remove_test_run" true Plan,
    /// Plans a deployment.
    PlanDeployment "plan_deployment" true Plan,
    /// Edits a deployment, or moves it.
    EditDeployment "edit_deployment" true Plan,
    /// Moves a deployment to another state.
    AdvanceDeployment "advance_deployment" true Plan,
    /// Confirms readiness for a window, or takes that back.
    ConfirmDeployment "confirm_deployment" true Plan,
    /// Approves a change, or refuses it.
    ApproveDeployment "approve_deployment" true Approve,
    /// Lets findings pass that block a deployment's window.
    OverrideDeployment "override_deployment" true Override,
    /// Calls a deployment off.
    CancelDeployment "cancel_deployment" true Plan,
    /// Closes a window with its outcome and report.
    CloseDeployment "close_deployment" true Plan,
    /// Reviews a change after it.
    ReviewDeployment "review_deployment" true Plan,
    /// Adds or edits a maintenance window or a freeze.
    SaveWindow "save_window" true Plan,
    /// Lifts a freeze.
    LiftFreeze "lift_freeze" true Own,
    /// Removes a maintenance window or a freeze.
    RemoveWindow "remove_window" true Plan,
    /// Stops every change.
    StartHalt "start_halt" true Own,
    /// Lifts a stop of every change.
    LiftHalt "lift_halt" true Own,
    /// Edits the text of a message.
    SaveDraft "save_draft" true Plan,
    /// Decides that a message need not go out.
    WaiveMessage "waive_message" true Plan,
    /// Sends a message, or records that it went.
    SendMessage "send_message" false Plan,
    /// Adds or edits an audience.
    SaveAudience "save_audience" true Administer,
    /// Removes an audience.
    RemoveAudience "remove_audience" true Administer,
    /// Edits a template, or goes back to the built-in one.
    SaveTemplate "save_template" true Administer,
    /// Sets up the server that mail goes out through.
    SaveMailServer "save_mail_server" true Administer,
    /// Reads a calendar of others.
    ImportCalendar "import_calendar" true Plan,
    /// Forgets a calendar of others.
    RemoveSource "remove_calendar_source" true Plan,
    /// Keeps a calendar file up to date.
    ExportCalendar "export_calendar" false Plan,
    /// Leaves a calendar file as it is.
    RemoveFeed "remove_calendar_feed" true Plan,
    /// Adds or edits a service desk.
    SaveDesk "save_desk" true Administer,
    /// Says which of our fields and values stand for which of a desk's.
    MapDesk "map_desk" true Administer,
    /// Removes a service desk.
    RemoveDesk "remove_desk" true Administer,
    /// Brings a service desk and this side together.
    SyncDesk "sync_desk" false Triage,
    /// Reports a defect.
    ReportDefect "report_defect" true Triage,
    /// Edits what a report says.
    EditDefect "edit_defect" true Triage,
    /// Decides urgency, impact, severity and priority.
    TriageDefect "triage_defect" true Triage,
    /// Accepts defects.
    AcceptDefect "accept_defect" true Triage,
    /// Plans the fix of defects into a release.
    PlanDefect "plan_defect" true Triage,
    /// Finds defects to be the same as another.
    MarkDuplicate "mark_duplicate" true Triage,
    /// Declines defects.
    DeclineDefect "decline_defect" true Triage,
    /// Takes defects out of the inbox for a while.
    SnoozeDefect "snooze_defect" true Triage,
    /// Gives defects to someone.
    AssignDefect "assign_defect" true Triage,
    /// Moves defects to another state.
    SetDefectStatus "set_defect_status" true Triage,
    /// Says something about defects.
    CommentDefect "comment_defect" true Triage,
    /// Puts a file on the ticket of a defect.
    AttachFile "attach_file" true Triage,
    /// Fetches a file of a defect from its desk.
    FetchFile "fetch_file" false Own,
    /// Makes a ticket of a defect at another desk.
    CloneDefect "clone_defect" true Triage,
    /// Makes a ticket part of a defect, or parts it from one.
    LinkDefect "link_defect" true Triage,
    /// Has a change that a desk refused sent again.
    RetryUnsent "retry_unsent" true Triage,
    /// Gives up a change that a desk does not have yet.
    DropUnsent "drop_unsent" true Triage,
    /// Brings two changes of one field together.
    ResolveClash "resolve_clash" true Triage,
    /// Changes the matrix of urgency and impact.
    SaveMatrix "save_matrix" true Administer,
    /// Edits a template of answers.
    SaveReply "save_reply" true Triage,
    /// Saves or removes a view of defects.
    SaveView "save_view" true Triage,
    /// Writes on an article; who does keeps the draft until it is submitted.
    DraftArticle "draft_article" false Write,
    /// Makes a version of what was written, and asks for its review.
    SubmitArticle "submit_article" true Write,
    /// Approves the version of an article that waits.
    ApproveArticle "approve_article" true Review,
    /// Sends the version of an article that waits back, or refuses it.
    ReturnArticle "return_article" true Review,
    /// Takes a version back that waits.
    WithdrawArticle "withdraw_article" true Write,
    /// Looks at a published article again: it still holds.
    ConfirmArticle "confirm_article" true Write,
    /// Sets who answers for an article, who reads it, and how far it is to be trusted.
    SetArticle "set_article" true Write,
    /// Comments on a line of an article, or settles that.
    CommentArticle "comment_article" true Write,
    /// Says that something is the matter with an article.
    FlagArticle "flag_article" true Write,
    /// Settles what somebody said is the matter with an article.
    SettleFlag "settle_flag" true Write,
    /// Says whether an article helped.
    VoteArticle "vote_article" true Write,
    /// Says where an article is used.
    UseArticle "use_article" true Write,
    /// Puts a file into a draft of an article, or takes it away.
    AttachArticleFile "attach_article_file" false Write,
    /// Edits what a kind of article begins with.
    SaveArticleTemplate "save_article_template" true Review,
    /// Takes in a folder of documents.
    ImportArticles "import_articles" true Write,
    /// Keeps articles in a folder of files.
    MirrorArticles "mirror_articles" false Write,
    /// Keeps them there no more.
    RemoveMirror "remove_mirror" true Write,
    /// Operations accepted parts of a handover.
    AcceptHandover "accept_handover" true TakeOver,
    /// Operations returned parts of a handover.
    ReturnHandover "return_handover" true TakeOver,
    /// Looks at what an environment runs.
    ObserveEnvironment "observe_environment" false Plan,
    /// Takes something out of the verdict of drift, or puts it back.
    IgnoreDrift "ignore_drift" true Plan,
    /// Approves the values of a release, or takes that back.
    ApproveValues "approve_values" true Approve,
    /// Says what an environment stands on.
    SaveInfrastructure "save_infrastructure" true Plan,
    /// Makes a runbook.
    MakeRunbook "make_runbook" true Plan,
    /// Edits a runbook.
    EditRunbook "edit_runbook" true Plan,
    /// Removes a runbook.
    RemoveRunbook "remove_runbook" true Plan,
    /// Begins a run of a runbook.
    BeginRun "begin_run" false Plan,
    /// Records what was done in a run.
    RecordRun "record_run" false Own,
    /// Makes a key that bundles are signed with.
    MakeKey "make_key" false Administer,
    /// Trusts the key of another organisation.
    TrustKey "trust_key" true Administer,
    /// Trusts a key no more.
    WithdrawKey "withdraw_key" true Administer,
    /// Makes a release available to others.
    MakeBundle "make_bundle" false Plan,
    /// Tells those who made a release available what came of it.
    AnswerBundle "answer_bundle" false Plan,
    /// Receives what others made available, or their answer.
    ReceiveBundle "receive_bundle" true Plan,
    /// Counts a search that found nothing.
    NoteMiss "note_miss" false Write,
}

/// Runs `f` as one operation of who calls. `f` gives the value and the summary for the log.
///
/// # Errors
/// Those of `f`, `forbidden` without the power, `busy` while another process writes.
pub fn transact<T>(
    app: &App,
    caller: &Caller,
    kind: Op,
    f: impl FnOnce(&Tx<'_>, &Actor) -> Result<(T, String)>,
) -> Result<Done<T>> {
    commit(app, begun(app, kind.kind(), kind.local()), |tx| {
        let who = acting(tx.conn(), caller)?;
        who.must(kind.power())?;
        let (value, summary) = f(tx, &who)?;
        Ok((value, summary, who.name))
    })
}

/// The log row of an operation that begins now; who acts and the summary come when it is done.
pub(crate) fn begun(app: &App, kind: &str, local: bool) -> op::OpRow {
    op::OpRow {
        id: app.host.new_id().to_string(),
        kind: kind.to_owned(),
        summary: String::new(),
        actor: String::new(),
        device: app.host.device(),
        at: app.now_text(),
        local,
        undoes: None,
        undone_by: None,
    }
}

/// Commits an operation whose log row is given; shared by [`transact`] and undo.
pub(crate) fn commit<T>(
    app: &App,
    row: op::OpRow,
    f: impl FnOnce(&Tx<'_>) -> Result<(T, String, String)>,
) -> Result<Done<T>> {
    let waiting = |holder: &str| {
        app.host.hear(&Event::Waiting {
            message: format!("{holder} is writing; waiting for it"),
        });
    };
    let (value, changed) = app.store.write(&row.id, &waiting, |tx| {
        op::insert(tx.conn(), &row)?;
        let (value, summary, actor) = f(tx)?;
        op::finish(tx.conn(), &row.id, &summary, &actor)?;
        Ok::<T, Error>(value)
    })?;
    if changed.is_empty() {
        return Ok(Done {
            value,
            op: None,
            changed: Vec::new(),
        });
    }
    let mut changed: Vec<Changed> = changed
        .into_iter()
        .map(|(kind, id)| Changed { kind, id })
        .collect();
    changed.push(Changed {
        kind: "op".to_owned(),
        id: row.id.clone(),
    });
    tracing::info!(op = %row.id, kind = %row.kind, "Committed.");
    app.stale.note(&changed);
    Ok(Done {
        value,
        op: Some(row.id),
        changed,
    })
}

/// Logs what was done to the data as a whole, which no transaction could hold.
pub(crate) fn record(app: &App, kind: Op, who: &str, summary: String) -> Result<Done<()>> {
    commit(app, begun(app, kind.kind(), kind.local()), |tx| {
        tx.touch("backup", "");
        Ok(((), summary, who.to_owned()))
    })
}

/// Runs a transaction of an operation that goes on in several, such as a sync; the `first` writes its
/// row, each tells how far it came. Gives what was changed.
pub(crate) fn carry_on(
    app: &App,
    row: &op::OpRow,
    first: bool,
    f: impl FnOnce(&Tx<'_>) -> Result<(String, String)>,
) -> Result<Vec<Changed>> {
    let waiting = |holder: &str| {
        app.host.hear(&Event::Waiting {
            message: format!("{holder} is writing; waiting for it"),
        });
    };
    let ((), changed) = app.store.write(&row.id, &waiting, |tx| {
        if first {
            op::insert(tx.conn(), row)?;
        }
        let (summary, actor) = f(tx)?;
        op::finish(tx.conn(), &row.id, &summary, &actor)?;
        Ok::<_, Error>(())
    })?;
    let changed = changed.into_iter().map(|(kind, id)| Changed { kind, id });
    let mut changed: Vec<Changed> = changed.collect();
    changed.push(Changed {
        kind: "op".to_owned(),
        id: row.id.clone(),
    });
    app.stale.note(&changed);
    Ok(changed)
}

impl From<slipway_store::Error> for Error {
    fn from(error: slipway_store::Error) -> Self {
        use slipway_store::Error as Store;
        let message = error.to_string();
        match error {
            Store::Newer { .. } => Error::new(
                Code::Newer,
                format!("This folder cannot be opened: {message}. The file was left as it is."),
                "Install the newer Slipway, or restore a backup made by this one.",
            ),
            Store::Damaged { .. } => Error::new(
                Code::Damaged,
                format!("{message}. The file was left as it is."),
                "Restore the newest backup: slipwayctl restore FILE.",
            ),
            Store::Busy { holder } => Error::new(
                Code::Busy,
                format!("{holder} is still writing. Nothing was changed."),
                "Wait until it has finished and try again.",
            ),
            Store::NoSpace { path } => Error::new(
                Code::NoSpace,
                format!(
                    "There is no room left to write {}. Nothing was changed.",
                    path.display()
                ),
                "Free some space on the disk and try again.",
            ),
            Store::ChangedSince { table, .. } if table == "outbox" => Error::new(
                Code::Conflict,
                "It cannot be undone: what it had to tell the service desk has been sent, or was \
                 changed since.",
                "Change it back, or say so there with another comment.",
            ),
            Store::ChangedSince { table, field, .. } => Error::new(
                Code::Conflict,
                format!(
                    "It cannot be undone: {field} of the {} was changed since.",
                    spoken(&table)
                ),
                "Undo the later operation first.",
            ),
            Store::Folder { path, error } => Error::new(
                Code::Internal,
                format!(
                    "The data folder {} cannot be used: {error}.",
                    path.display()
                ),
                "Choose another with --data, or ask for the right to write there.",
            ),
            Store::Interrupted => stopped(),
            Store::Missing { .. } => Error::new(Code::NotFound, message, ""),
            Store::Sqlite(error) if is_constraint(&error) => Error::new(
                Code::Conflict,
                format!("Something else depends on it, or has the same name ({error})."),
                "Look at what refers to it first.",
            ),
            Store::Sqlite(_) | Store::Io(_) | Store::Unfit { .. } => {
                Error::new(Code::Internal, message, "Run slipwayctl check.")
            }
        }
    }
}

fn spoken(table: &str) -> String {
    table.replace('_', " ")
}

fn is_constraint(error: &slipway_store::SqliteError) -> bool {
    error.sqlite_error_code() == Some(slipway_store::SqliteErrorCode::ConstraintViolation)
}
