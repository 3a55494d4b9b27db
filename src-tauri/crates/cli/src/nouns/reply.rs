//! `reply`: what those who report a defect are told, from templates. Nothing is sent by it:
//! `defect comment` does that.

use crate::answer::{Answer, Result};
use crate::place::text_file;
use crate::terminal::Terminal;
use clap::Subcommand;
use slipway_app::error::Error;
use slipway_app::replies::{RenderReply, RenderedReply, Replies, SaveReply};
use slipway_app::shape::Nothing;
use std::path::PathBuf;

/// What can be done with the templates of replies.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them, and the fields they may use
    List,
    /// Write one out for a defect, to read it over; it names what is not known
    Render {
        /// The defect: number, desk and ticket such as "rt 10482", or id
        id: String,
        /// The template, such as need_information
        template: String,
        /// The reason that is about to be given
        #[arg(long)]
        reason: Option<String>,
        /// The root that is about to be named
        #[arg(long, value_name = "ID")]
        of: Option<String>,
        /// The release that is about to be planned
        #[arg(long, value_name = "VERSION")]
        release: Option<String>,
    },
    /// Edit one
    Set {
        /// The template, such as need_information
        template: String,
        /// File with its text
        #[arg(long, value_name = "FILE")]
        body: PathBuf,
        /// Its name
        #[arg(long)]
        title: Option<String>,
    },
    /// Go back to the built-in text
    Reset {
        /// The template
        template: String,
    },
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        let request = match self {
            Verb::List => {
                return terminal
                    .call("reply_list", &Nothing {})
                    .map(Answer::of::<Replies>);
            }
            Verb::Render {
                id,
                template,
                reason,
                of,
                release,
            } => {
                let request = RenderReply {
                    template,
                    defect: id,
                    reason,
                    root: of,
                    release,
                };
                return terminal
                    .call("reply_render", &request)
                    .map(Answer::of::<RenderedReply>);
            }
            Verb::Set {
                template,
                body,
                title,
            } => {
                let now = find(terminal, &template)?;
                SaveReply {
                    title: title.unwrap_or(now.title),
                    body: text_file(&body)?,
                    ..now
                }
            }
            Verb::Reset { template } => find(terminal, &template)?,
        };
        terminal
            .call("reply_save", &request)
            .map(Answer::of::<Replies>)
    }
}

/// A template by its id, still without a text.
fn find(terminal: &Terminal, template: &str) -> Result<SaveReply> {
    let all: Replies = terminal.read("reply_list", &Nothing {})?;
    let found = all.replies.into_iter().find(|reply| reply.id == template);
    let found = found.ok_or_else(|| {
        let hint = "`slipwayctl reply list` names them.";
        Error::not_found(format!("reply `{template}`"), hint)
    })?;
    Ok(SaveReply {
        id: Some(found.id),
        title: found.title,
        body: String::new(),
        public: found.public,
    })
}
