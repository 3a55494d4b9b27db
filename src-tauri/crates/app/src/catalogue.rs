//! The command catalogue: every command once, with its name, request, response and handler.
//!
//! The window, `slipwayctl` and the test host are adapters over this list. A command is a read or
//! a write; a write goes through [`crate::transact`] and says what it changed.

use crate::error::{Code, Error, Result};
use crate::shape::{ById, Nothing, Outcome};
use crate::transact::Done;
use crate::{App, Caller};
use crate::{
    bundles, calendars, charts, clashes, data, defects, deployments, desks, environments, evidence,
    handover, hub, increments, knowledge,
};
use crate::{
    log, messages, observed, outbox, overview, people, products, releases, replies, repos, rules,
};
use crate::{runbooks, standards, views, windows};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One command of the catalogue.
pub struct Command {
    /// Its name, the same in every host.
    pub name: &'static str,
    /// Whether it may change something.
    pub writes: bool,
    /// Runs it.
    pub run: fn(&App, &Caller, Value) -> Result<Outcome>,
}

/// Finds a command and runs it.
///
/// # Errors
/// `not_found` for an unknown name, `invalid` for a request of the wrong shape, else the command's.
pub fn call(app: &App, caller: &Caller, name: &str, request: Value) -> Result<Outcome> {
    let command = COMMANDS
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| {
            Error::not_found(
                format!("command `{name}`"),
                "Both sides must be of one version.",
            )
        })?;
    let span = tracing::info_span!("command", name = command.name);
    let _entered = span.enter();
    let outcome = (command.run)(app, caller, request);
    match &outcome {
        Ok(done) => tracing::debug!(changed = done.changed.len(), "Done."),
        Err(error) => tracing::warn!(code = ?error.code, message = %error.message, "Refused."),
    }
    outcome
}

fn read<Q: DeserializeOwned, R: Serialize>(
    handler: fn(&App, &Caller, Q) -> Result<R>,
    app: &App,
    caller: &Caller,
    request: Value,
) -> Result<Outcome> {
    let value = to_value(&handler(app, caller, from_value(request)?)?)?;
    Ok(Outcome {
        value,
        op: None,
        changed: Vec::new(),
    })
}

fn write<Q: DeserializeOwned, R: Serialize>(
    handler: fn(&App, &Caller, Q) -> Result<Done<R>>,
    app: &App,
    caller: &Caller,
    request: Value,
) -> Result<Outcome> {
    let done = handler(app, caller, from_value(request)?)?;
    Ok(Outcome {
        value: to_value(&done.value)?,
        op: done.op,
        changed: done.changed,
    })
}

fn from_value<Q: DeserializeOwned>(request: Value) -> Result<Q> {
    let request = if request.is_null() {
        Value::Object(Default::default())
    } else {
        request
    };
    serde_json::from_value(request).map_err(|error| {
        Error::new(
            Code::Invalid,
            format!("The request does not hold together: {error}."),
            "",
        )
    })
}

fn to_value<R: Serialize>(response: &R) -> Result<Value> {
    serde_json::to_value(response).map_err(|error| {
        Error::new(
            Code::Internal,
            format!("The answer could not be written: {error}."),
            "",
        )
    })
}

macro_rules! catalogue {
    ($($how:ident $name:ident = $handler:path: $request:ty => $response:ty;)+) => {
        /// Every command, in the order of the areas.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            writes: is_write!($how),
            run: |app, caller, request| $how::<$request, $response>($handler, app, caller, request),
        }),+];

        /// Calls `visit` with each command's name and the types of its request and response.
        pub(crate) fn each_type<V: crate::bindings::VisitCommand>(visit: &mut V) {
            $(visit.command::<$request, $response>(stringify!($name));)+
        }
    };
}

macro_rules! is_write {
    (read) => {
        false
    };
    (write) => {
        true
    };
}

catalogue! {
    read  workspace_show = hub::status::run: Nothing => hub::Workspace;
    write workspace_set_up = hub::setup::run: hub::SetUp => hub::Workspace;
    write hub_save = hub::save::run: hub::SaveHub => hub::Hub;
    write sample_open = hub::sample::open: Nothing => hub::Workspace;
    write sample_remove = hub::sample::remove: Nothing => hub::Workspace;

    read  person_list = people::list::run: Nothing => people::People;
    write person_save = people::save::run: people::SavePerson => crate::shape::Person;
    read  environment_list = environments::list::run: Nothing => environments::Environments;
    write environment_save = environments::save::run: environments::SaveEnvironment => environments::Environment;
    write environment_move = environments::shift::run: environments::MoveEnvironment => environments::Environments;
    write environment_remove = environments::remove::run: ById => Nothing;
    read  environment_board = observed::board::run: Nothing => observed::EnvironmentBoard;
    read  environment_observed = observed::show::run: observed::NameEnvironment => observed::Observed;
    write environment_observe = observed::observe::run: observed::ObserveEnvironment => observed::Observed;
    read  environment_drift = observed::drift::run: observed::AskDrift => observed::DriftShape;
    read  environment_compare = observed::compare::run: observed::CompareEnvironments => observed::EnvironmentComparison;
    read  environment_upgrade = observed::upgrade::run: observed::NameEnvironment => observed::UpgradePath;
    write infrastructure_save = observed::infrastructure::run: observed::SaveInfrastructure => observed::Observed;
    write values_approve = observed::values::run: observed::ApproveValues => observed::Observed;
    read  drift_ignore_list = observed::ignores::list: Nothing => observed::DriftIgnores;
    write drift_ignore_save = observed::ignores::save: observed::SaveDriftIgnore => observed::DriftIgnores;
    write drift_ignore_remove = observed::ignores::remove: ById => observed::DriftIgnores;
    read  product_list = products::list::run: Nothing => products::Products;
    write product_save = products::save::run: products::SaveProduct => products::Product;
    write product_remove = products::remove::run: ById => Nothing;
    read  increment_list = increments::list::run: Nothing => increments::Increments;
    write increment_save = increments::save::run: increments::SaveIncrement => increments::Increment;
    write increment_remove = increments::remove::run: ById => Nothing;
    read  rule_list = rules::list::run: Nothing => rules::Rules;
    write rule_set_level = rules::set_level::run: rules::SetLevel => rules::RuleShape;
    read  standard_check_list = standards::checks::list: Nothing => standards::StandardChecks;
    write standard_check_save = standards::checks::save: standards::SaveStandardCheck => standards::StandardCheck;
    write standard_check_remove = standards::checks::remove: ById => Nothing;
    read  scale_list = standards::scales::list: Nothing => standards::Scales;
    write scale_save = standards::scales::save: standards::SaveScaleValue => standards::ScaleValue;
    read  sla_target_list = standards::targets::list: Nothing => standards::SlaTargets;
    write sla_target_save = standards::targets::save: standards::SaveSlaTargets => standards::SlaTargets;
    read  alias_list = releases::aliases::list: Nothing => releases::AliasList;
    write alias_save = releases::aliases::save: releases::SaveAlias => releases::Alias;

    read  repo_list = repos::list::run: Nothing => repos::Repos;
    write repo_save = repos::save::run: repos::SaveRepo => repos::Repo;
    write repo_remove = repos::remove::run: ById => Nothing;
    write repo_sync = repos::sync::run: repos::SyncRepos => repos::Synced;
    write repo_confirm = repos::confirm::run: repos::ConfirmRepo => repos::Synced;
    read  chart_list = charts::list::run: charts::ListCharts => charts::Charts;
    read  chart_versions = charts::versions::run: charts::ListVersions => charts::ChartVersions;
    write chart_watch = charts::watch::run: charts::WatchChart => charts::Chart;
    read  chart_archive = charts::archive::run: charts::ReadArchive => charts::ArchiveShape;
    read  intake_list = charts::intake::list: Nothing => charts::Intakes;
    write intake_dismiss = charts::intake::dismiss: charts::DismissIntake => charts::Intake;

    read  release_list = releases::list::run: Nothing => releases::Releases;
    read  release_show = releases::show::run: releases::NameRelease => releases::Release;
    read  release_preview = releases::preview::run: releases::ImportRelease => releases::ReleasePreview;
    write release_import = releases::import::run: releases::ImportRelease => releases::Release;
    write release_edit = releases::edit::run: releases::EditRelease => releases::Release;
    write release_remove = releases::remove::run: releases::NameRelease => Nothing;
    write release_advance = releases::advance::run: releases::AdvanceRelease => releases::Release;
    write release_prevent = releases::prevent::run: releases::PreventRelease => releases::Release;
    write release_component = releases::component::run: releases::SetComponent => releases::Release;
    read  release_notes = releases::notes::show: releases::NameRelease => releases::ReleaseNotes;
    write release_notes_save = releases::notes::save: releases::SaveNotes => releases::Release;
    write release_check = releases::check::run: releases::SetCheck => releases::Release;
    write release_evidence_add = releases::evidence::add: releases::AddEvidence => releases::Release;
    write release_evidence_save = releases::evidence::save: releases::SaveEvidence => releases::SavedFile;
    write release_evidence_remove = releases::evidence::remove: releases::RemoveEvidence => releases::Release;
    read  release_diff = releases::diff::run: releases::DiffReleases => releases::ReleaseDiff;

    read  key_list = bundles::keys::list: Nothing => bundles::Keys;
    write key_new = bundles::keys::new: bundles::NewKey => bundles::Keys;
    write key_trust = bundles::keys::trust: bundles::TrustKey => bundles::Keys;
    write key_withdraw = bundles::keys::withdraw: bundles::WithdrawKey => bundles::Keys;
    read  bundle_list = bundles::list::run: releases::NameRelease => bundles::ReleaseBundles;
    read  bundle_look = bundles::look::run: bundles::LookBundle => bundles::BundleLook;
    write release_bundle = bundles::make::run: bundles::MakeBundle => bundles::BundleMade;
    write release_receive = bundles::receive::run: bundles::ReceiveBundle => bundles::BundleReceived;
    write release_answer = bundles::answer::run: bundles::MakeBundle => bundles::BundleMade;

    read  calendar_show = windows::show::run: windows::ShowCalendar => windows::CalendarView;
    read  window_list = windows::list::run: windows::ListWindows => windows::Windows;
    write window_save = windows::save::run: windows::SaveWindow => windows::WindowShape;
    read  window_preview = windows::preview::run: windows::SaveWindow => windows::WindowPreview;
    write window_lift = windows::lift::run: windows::LiftWindow => windows::WindowShape;
    write window_remove = windows::remove::run: ById => Nothing;
    read  window_expand = windows::expand::run: windows::ExpandWindow => windows::Occurrences;
    read  halt_list = windows::halts::list: Nothing => windows::Halts;
    write halt_start = windows::halts::start: windows::StartHalt => windows::HaltShape;
    write halt_lift = windows::halts::lift: windows::LiftHalt => windows::HaltShape;
    write calendar_import = calendars::import::run: windows::ImportCalendar => windows::CalendarImported;
    read  calendar_source_list = calendars::source::list: Nothing => windows::CalendarSources;
    write calendar_source_remove = calendars::source::remove: ById => Nothing;
    write calendar_export = calendars::export::run: windows::ExportCalendar => windows::CalendarExported;
    read  calendar_feed_list = calendars::feed::list: Nothing => windows::CalendarFeeds;
    write calendar_feed_remove = calendars::feed::remove: ById => Nothing;

    read  deployment_list = deployments::list::run: deployments::ListDeployments => deployments::Deployments;
    read  deployment_show = deployments::show::run: ById => deployments::Deployment;
    read  deployment_check = deployments::check::run: deployments::CheckDeployment => deployments::Checked;
    write deployment_save = deployments::save::run: deployments::SaveDeployment => deployments::Deployment;
    write deployment_advance = deployments::advance::run: deployments::AdvanceDeployment => deployments::Deployment;
    write deployment_confirm = deployments::confirm::run: deployments::ConfirmDeployment => deployments::Deployment;
    write deployment_approve = deployments::approve::run: deployments::ApproveDeployment => deployments::Deployment;
    write deployment_override = deployments::let_pass::run: deployments::OverrideDeployment => deployments::Deployment;
    write deployment_cancel = deployments::cancel::run: deployments::CancelDeployment => deployments::Deployment;
    write deployment_close = deployments::close::run: deployments::CloseDeployment => deployments::Deployment;
    write deployment_review = deployments::review::run: deployments::ReviewDeployment => deployments::Deployment;

    read  runbook_list = runbooks::list::run: runbooks::ListRunbooks => runbooks::Runbooks;
    read  runbook_show = runbooks::show::run: runbooks::NameRunbook => runbooks::Runbook;
    read  runbook_check = runbooks::check::run: runbooks::CheckRunbook => runbooks::RunbookCheck;
    read  runbook_diff = runbooks::diff::run: runbooks::DiffRunbook => runbooks::RunbookDiff;
    read  runbook_rewrite = runbooks::rewrite::run: runbooks::RewriteRunbook => runbooks::WrittenRunbook;
    write runbook_new = runbooks::make::run: runbooks::NewRunbook => runbooks::Runbook;
    write runbook_edit = runbooks::edit::run: runbooks::EditRunbook => runbooks::Runbook;
    write runbook_step = runbooks::step::run: runbooks::SetRunbookStep => runbooks::Runbook;
    write runbook_remove = runbooks::remove::run: runbooks::NameRunbook => Nothing;
    write runbook_begin = runbooks::begin::run: runbooks::BeginRun => runbooks::RunbookRun;
    write runbook_record = runbooks::record::run: runbooks::RecordRun => runbooks::RunbookRun;
    read  runbook_run = runbooks::show_run::run: runbooks::NameRun => runbooks::RunbookRun;
    read  runbook_report = runbooks::report::run: runbooks::NameRun => runbooks::RunbookReport;
    write runbook_report_save = runbooks::report::save: runbooks::SaveRunbookReport => releases::SavedFile;

    read  message_list = messages::list::run: messages::ListMessages => messages::Messages;
    read  message_render = messages::render::run: messages::RenderMessage => messages::RenderedMessage;
    write message_draft = messages::draft::save: messages::SaveDraft => messages::RenderedMessage;
    write message_send = messages::send::run: messages::SendMessage => messages::MessageShape;
    write message_waive = messages::draft::waive: messages::WaiveMessage => messages::MessageShape;
    read  audience_list = messages::audiences::list: Nothing => messages::Audiences;
    write audience_save = messages::audiences::save: messages::SaveAudience => messages::Audience;
    write audience_remove = messages::audiences::remove: ById => Nothing;
    read  template_list = messages::templates::list: Nothing => messages::Templates;
    write template_save = messages::templates::save: messages::SaveTemplate => messages::Templates;
    read  mail_server_show = messages::server::show: Nothing => messages::MailServer;
    write mail_server_save = messages::server::save: messages::SaveMailServer => messages::MailServer;

    read  desk_list = desks::list::run: Nothing => desks::Desks;
    write desk_save = desks::save::run: desks::SaveDesk => desks::Desk;
    write desk_remove = desks::remove::run: ById => Nothing;
    write desk_check = desks::check::run: desks::CheckDesk => desks::DeskCheck;
    write desk_map = desks::mapping::run: desks::MapDesk => desks::Desk;
    write desk_sync = desks::sync::run: desks::SyncDesks => desks::DesksSynced;
    read  defect_list = defects::list::run: defects::ListDefects => defects::Defects;
    read  defect_show = defects::show::run: defects::NameDefect => defects::Defect;
    write defect_new = defects::new::run: defects::NewDefect => defects::Defect;
    write defect_edit = defects::edit::run: defects::EditDefect => defects::Defect;
    write defect_triage = defects::triage::run: defects::TriageDefects => defects::Decided;
    write defect_accept = defects::accept::run: defects::AcceptDefects => defects::Decided;
    write defect_plan = defects::plan::run: defects::PlanDefects => defects::Decided;
    write defect_duplicate = defects::duplicate::run: defects::DuplicateDefects => defects::Decided;
    write defect_decline = defects::decline::run: defects::DeclineDefects => defects::Decided;
    write defect_snooze = defects::snooze::run: defects::SnoozeDefects => defects::Decided;
    write defect_assign = defects::assign::run: defects::AssignDefects => defects::Decided;
    write defect_status = defects::status::run: defects::SetDefectStatus => defects::Decided;
    write defect_comment = defects::comment::run: defects::CommentDefects => defects::Decided;
    write defect_attach = defects::attach::run: defects::AttachToDefect => defects::Defect;
    write defect_file = defects::file::run: defects::SaveDefectFile => releases::SavedFile;
    write defect_clone = defects::clone::run: defects::CloneDefect => defects::Defect;
    write defect_link = defects::link::run: defects::LinkDefect => defects::Defect;
    read  defect_chart = defects::chart::run: Nothing => defects::DefectCharts;
    read  outbox_list = outbox::list::run: Nothing => outbox::Outbox;
    write outbox_retry = outbox::retry::run: ById => outbox::Outbox;
    write outbox_drop = outbox::drop::run: ById => outbox::Outbox;
    read  conflict_list = clashes::list::run: Nothing => clashes::Conflicts;
    write conflict_resolve = clashes::resolve::run: clashes::ResolveConflict => clashes::Conflicts;
    read  matrix_show = defects::matrix::show: Nothing => defects::PriorityMatrix;
    write matrix_save = defects::matrix::save: defects::SaveMatrix => defects::PriorityMatrix;
    read  reply_list = replies::list::run: Nothing => replies::Replies;
    write reply_save = replies::save::run: replies::SaveReply => replies::Replies;
    read  reply_render = replies::render::run: replies::RenderReply => replies::RenderedReply;
    read  view_list = views::list::run: Nothing => views::DefectViews;
    write view_save = views::save::run: views::SaveView => views::DefectViews;
    write view_remove = views::remove::run: ById => views::DefectViews;

    read  knowledge_desk = knowledge::desk::run: Nothing => knowledge::Desk;
    read  article_list = knowledge::list::run: knowledge::ListArticles => knowledge::Articles;
    read  article_search = knowledge::search::run: knowledge::SearchArticles => knowledge::ArticleHits;
    write article_missed = knowledge::miss::run: knowledge::Missed => Nothing;
    read  article_show = knowledge::show::run: knowledge::ShowArticle => knowledge::Article;
    read  article_diff = knowledge::diff::run: knowledge::DiffArticle => knowledge::KnowledgeDiff;
    read  article_draw = knowledge::draw::run: knowledge::DrawArticle => knowledge::Drawn;
    read  article_broken = knowledge::broken::run: Nothing => knowledge::BrokenLinks;
    read  article_suggest = knowledge::suggest::run: knowledge::SuggestArticles => knowledge::ArticleHits;
    read  article_used = knowledge::uses::list: knowledge::ArticlesUsed => knowledge::ArticleUses;
    write article_draft = knowledge::draft::save: knowledge::SaveArticleDraft => knowledge::ArticleDraft;
    write article_submit = knowledge::submit::run: knowledge::SubmitArticle => knowledge::Article;
    write article_decide = knowledge::decide::run: knowledge::Decide => knowledge::Article;
    write article_confirm = knowledge::confirm::run: knowledge::Confirm => knowledge::Article;
    write article_restore = knowledge::restore::run: knowledge::RestoreArticle => knowledge::Article;
    write article_set = knowledge::set::run: knowledge::SetArticle => knowledge::Article;
    write article_comment = knowledge::comment::run: knowledge::Comment => knowledge::Article;
    write article_flag = knowledge::flag::add: knowledge::FlagArticle => knowledge::Article;
    write article_flag_settle = knowledge::flag::settle: knowledge::JudgeFlag => knowledge::Article;
    write article_vote = knowledge::vote::run: knowledge::VoteArticle => knowledge::Article;
    write article_use = knowledge::uses::run: knowledge::UseArticle => knowledge::Article;
    write article_file = knowledge::file::run: knowledge::AddArticleFile => knowledge::ArticleFiles;
    write article_file_save = knowledge::file::save: knowledge::SaveArticleFile => releases::SavedFile;
    read  article_template_list = knowledge::template::list: Nothing => knowledge::ArticleTemplates;
    write article_template_save = knowledge::template::save: knowledge::SaveArticleTemplate => knowledge::ArticleTemplates;
    read  handover_show = handover::show::run: releases::NameRelease => handover::Handover;
    write handover_judge = handover::judge::run: handover::JudgeHandover => handover::Handover;
    write article_export = knowledge::mirror::export: knowledge::ExportArticles => knowledge::ArticlesExported;
    write article_mirror_save = knowledge::mirror::save: knowledge::MirrorArticles => knowledge::ArticlesExported;
    read  article_mirror_list = knowledge::mirror::list: Nothing => knowledge::ArticleMirrors;
    write article_mirror_remove = knowledge::mirror::remove: ById => Nothing;
    write article_import = knowledge::import::run: knowledge::ImportArticles => knowledge::Imported;
    write article_import_desk = knowledge::import::desk::run: knowledge::ImportDeskArticles => knowledge::Imported;

    read  evidence_list = evidence::list::run: evidence::ListEvidence => evidence::TestRuns;
    read  evidence_show = evidence::show::run: ById => evidence::ShownRun;
    read  evidence_compare = evidence::compare::run: evidence::CompareRuns => evidence::ComparedRuns;
    write evidence_import = evidence::import::run: evidence::ImportEvidence => evidence::ImportedRun;
    write evidence_remove = evidence::remove::run: ById => Nothing;

    read  overview_show = overview::tasks::run: overview::ShowOverview => overview::Overview;
    read  name_list = overview::names::run: Nothing => overview::Names;
    read  search = overview::search::run: overview::Search => overview::Hits;
    read  log_list = log::list::run: log::ListOperations => log::Operations;
    write undo = log::undo::run: log::Undo => log::Operation;
    read  backup_list = data::backup::list: Nothing => data::Backups;
    write backup_create = data::backup::create: Nothing => data::Backup;
    write backup_restore = data::backup::restore: data::RestoreBackup => data::Restored;
    read  integrity_check = data::check::run: Nothing => data::Integrity;
    read  diagnostics = data::diagnostics::run: Nothing => data::Diagnostics;
}
