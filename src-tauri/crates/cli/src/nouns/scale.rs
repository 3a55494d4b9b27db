//! `scale`: severities and priorities, and when each applies.

use crate::answer::{Answer, Result};
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::error::Error;
use slipway_app::shape::Nothing;
use slipway_app::standards::{SaveScaleValue, ScaleValue, Scales};

/// What can be done with the scales.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List both, gravest first
    List,
    /// Say what a value is called or when it applies; its code stays, since tickets carry it
    Set {
        /// Its code, such as S1
        code: String,
        /// Such as Critical
        #[arg(long)]
        name: Option<String>,
        /// When it applies
        #[arg(long, value_name = "TEXT")]
        criteria: Option<String>,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List => terminal
                .call("scale_list", &Nothing {})
                .map(Answer::of::<Scales>),
            Verb::Set {
                code,
                name,
                criteria,
            } => {
                let now = find(terminal, &code)?;
                let request = SaveScaleValue {
                    id: now.id,
                    name: name.unwrap_or(now.name),
                    criteria: criteria.unwrap_or(now.criteria),
                };
                terminal
                    .call("scale_save", &request)
                    .map(Answer::of::<ScaleValue>)
            }
        }
    }
}

/// A value by its code, which both scales' codes leave in no doubt, or by its id.
fn find(terminal: &Terminal, code: &str) -> Result<ScaleValue> {
    let all: Scales = terminal.read("scale_list", &Nothing {})?;
    let named = |value: &ScaleValue| value.id == code || value.code.eq_ignore_ascii_case(code);
    all.values.into_iter().find(named).ok_or_else(|| {
        let hint = "`slipwayctl scale list` names them.";
        Error::not_found(format!("value `{code}`"), hint)
    })
}
