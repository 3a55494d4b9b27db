//! `evidence`: test runs that show what a release does.

use crate::answer::{Answer, Result};
use crate::place::whole_path;
use crate::print::Gone;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;
use slipway_app::evidence::{ComparedRuns, ImportedRun, ShownRun, TestRuns};
use slipway_app::shape::ById;
use std::path::PathBuf;

/// What can be done with evidence.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Take in a report of a test run: JSON of the Testing Toolkit or of newman, or JUnit's XML
    Import {
        /// The report
        file: PathBuf,
        /// The release that was tested
        #[arg(long, value_name = "V")]
        release: String,
        /// Where it ran
        #[arg(long, value_name = "CODE")]
        env: String,
        /// gp, bulk, settlement, dfsp, …, or a name of the scheme's own
        #[arg(long, value_name = "NAME")]
        suite: String,
        /// Version of the test cases that were run, such as v17.2.0
        #[arg(long, value_name = "TAG")]
        collection: String,
        /// Day of that version
        #[arg(long, value_name = "YYYY-MM-DD")]
        collection_day: Option<String>,
    },
    /// List test runs, the newest first
    List {
        /// Only those of this release
        #[arg(long, value_name = "V")]
        release: Option<String>,
        /// Only those in this environment
        #[arg(long, value_name = "CODE")]
        env: Option<String>,
        /// Only those of this suite
        #[arg(long, value_name = "NAME")]
        suite: Option<String>,
    },
    /// Show a run: what did not pass, and what the rules say
    Show {
        /// Its id
        id: String,
    },
    /// Compare two runs, assertion by assertion
    Compare {
        /// Id of the earlier run
        from: String,
        /// Id of the later run
        to: String,
    },
    /// Take a run away that was imported by mistake
    Remove {
        /// Its id
        id: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::Import {
                file,
                release,
                env,
                suite,
                collection,
                collection_day,
            } => {
                let request = json!({
                    "file": whole_path(&file)?, "release": release, "environment": env,
                    "suite": suite, "collection": collection, "collection_day": collection_day,
                });
                terminal
                    .call("evidence_import", &request)
                    .map(Answer::of::<ImportedRun>)
            }
            Verb::List {
                release,
                env,
                suite,
            } => terminal
                .call(
                    "evidence_list",
                    &json!({ "release": release, "environment": env, "suite": suite }),
                )
                .map(Answer::of::<TestRuns>),
            Verb::Show { id } => terminal
                .call("evidence_show", &ById { id })
                .map(Answer::of::<ShownRun>),
            Verb::Compare { from, to } => terminal
                .call("evidence_compare", &json!({ "from": from, "to": to }))
                .map(Answer::of::<ComparedRuns>),
            Verb::Remove { id } => {
                let gone = terminal.call("evidence_remove", &ById { id: id.clone() })?;
                let told = json!({ "id": id, "removed": format!("evidence {id}") });
                Ok(Answer::about::<Gone>(gone, told))
            }
        }
    }
}
