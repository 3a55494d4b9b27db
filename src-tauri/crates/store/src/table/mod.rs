//! One file a table: its schema, its row, its reads and its writes.

use crate::row::{Row, Shapes};

macro_rules! tables {
    ($($step:ident: edited: $($edited:ident::$row:ident),+; observed: $($observed:ident),*;)+) => {
        $($(pub mod $edited;)+ $(pub mod $observed;)*)+

        $(
            /// The tables of one schema, those that others refer to first.
            pub(crate) const $step: &[&str] = &[$($edited::CREATE,)+ $($observed::CREATE,)*];
        )+

        /// Columns of an edited table that hold JSON or a truth value.
        pub(crate) fn shapes(table: &str) -> Shapes {
            match table {
                $($(stringify!($edited) => $edited::$row::SHAPES,)+)+
                _ => &[],
            }
        }

        /// Tables that people edit, and whose every change is in the log.
        pub const EDITED: &[&str] = &[$($(stringify!($edited),)+)+];
    };
}

tables! {
    FIRST:
        edited:
            hub::HubRow, person::PersonRow, environment::EnvironmentRow, product::ProductRow,
            increment::IncrementRow, rule_level::RuleLevelRow, scale_value::ScaleValueRow,
            check_template::CheckTemplateRow, alias::AliasRow, repo::RepoRow,
            chart_watch::ChartWatchRow, intake::IntakeRow, release::ReleaseRow,
            release_component::ReleaseComponentRow, release_note::ReleaseNoteRow,
            release_check::ReleaseCheckRow, evidence::EvidenceRow,
            finding_override::FindingOverrideRow;
        observed: repo_state, chart, chart_version, op, change_log;
    SECOND:
        edited:
            calendar_source::CalendarSourceRow, calendar_window::CalendarWindowRow, halt::HaltRow,
            deployment::DeploymentRow, deployment_approval::DeploymentApprovalRow,
            deployment_confirmation::DeploymentConfirmationRow,
            deployment_override::DeploymentOverrideRow, calendar_feed::CalendarFeedRow,
            audience::AudienceRow, message_template::MessageTemplateRow, message::MessageRow,
            mail_server::MailServerRow;
        observed: ;
    FOURTH:
        edited:
            desk::DeskRow, outbox::OutboxRow, clash::ClashRow, triage::TriageRow,
            reply_template::ReplyTemplateRow, defect_view::DefectViewRow, matrix::MatrixRow;
        observed: ticket, ticket_comment, ticket_event, desk_state, defect;
    FIFTH:
        edited:
            release_product::ReleaseProductRow;
        observed: ticket_file;
    SEVENTH:
        edited:
            article::ArticleRow, article_version::ArticleVersionRow,
            article_review::ArticleReviewRow, article_comment::ArticleCommentRow,
            article_flag::ArticleFlagRow, article_vote::ArticleVoteRow,
            article_use::ArticleUseRow, article_file::ArticleFileRow,
            article_template::ArticleTemplateRow, article_mirror::ArticleMirrorRow,
            handover::HandoverRow;
        observed:
            article_text, article_draft, article_miss, article_entry, article_ref, article_search;
    NINTH:
        edited:
            test_run::TestRunRow;
        observed: test_record, test_assertion, test_result;
    TENTH:
        edited:
            drift_ignore::DriftIgnoreRow, approved_values::ApprovedValuesRow,
            infrastructure::InfrastructureRow;
        observed:
            observation, observed_release;
    ELEVENTH:
        edited:
            runbook::RunbookRow, runbook_run::RunbookRunRow, runbook_event::RunbookEventRow;
        observed: ;
    TWELFTH:
        edited:
            signing_key::SigningKeyRow, trusted_key::TrustedKeyRow, bundle::BundleRow,
            bundle_answer::BundleAnswerRow;
        observed: ;
}
