//! One file a table: its schema, its row, its reads and its writes.

use crate::row::{Row, Shapes};

macro_rules! tables {
    (edited: $($edited:ident::$row:ident),+; observed: $($observed:ident),+ $(,)?) => {
        $(pub mod $edited;)+
        $(pub mod $observed;)+

        /// The first schema: every table, those that others refer to first.
        pub(crate) const FIRST: &[&str] = &[$($edited::CREATE,)+ $($observed::CREATE,)+];

        /// Columns of an edited table that hold JSON or a truth value.
        pub(crate) fn shapes(table: &str) -> Shapes {
            match table {
                $(stringify!($edited) => $edited::$row::SHAPES,)+
                _ => &[],
            }
        }

        /// Tables that people edit, and whose every change is in the log.
        pub const EDITED: &[&str] = &[$(stringify!($edited)),+];
    };
}

tables! {
    edited:
        hub::HubRow, person::PersonRow, environment::EnvironmentRow, product::ProductRow,
        increment::IncrementRow, rule_level::RuleLevelRow, scale_value::ScaleValueRow,
        check_template::CheckTemplateRow, alias::AliasRow, repo::RepoRow,
        chart_watch::ChartWatchRow, intake::IntakeRow, release::ReleaseRow,
        release_component::ReleaseComponentRow, release_note::ReleaseNoteRow,
        release_check::ReleaseCheckRow, evidence::EvidenceRow,
        finding_override::FindingOverrideRow;
    observed:
        repo_state, chart, chart_version, op, change_log,
}
