//! Every operation there is, in one table.

use slipway_domain::role::Power;

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
