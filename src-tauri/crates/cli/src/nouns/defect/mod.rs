//! `defect`: what was reported, what is decided of it, and what its desks are told.

mod facts;
mod filters;

use crate::answer::{Answer, Result};
use crate::place::{file_content, whole_path};
use crate::terminal::Terminal;
use clap::{ArgGroup, Subcommand};
use facts::Facts;
use filters::Filters;
use slipway_app::defects::{
    AcceptDefects, AssignDefects, AttachToDefect, CloneDefect, CommentDefects, Decided,
    DeclineDefects, Defect, DefectCharts, Defects, DuplicateDefects, EditDefect, LinkDefect,
    NameDefect, NewDefect, PlanDefects, SaveDefectFile, SetDefectStatus, SnoozeDefects,
    TriageDefects,
};
use slipway_app::releases::SavedFile;
use slipway_app::shape::Nothing;
use std::path::PathBuf;

/// Where a command says ID: a number, a desk and a ticket such as "rt 10482", or an id.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// List them, newest first
    List(Filters),
    /// Show one with everything that is known
    Show {
        /// Number, desk and ticket such as "rt 10482", or id
        id: String,
    },
    /// Report one
    New {
        /// One line that says what goes wrong
        title: String,
        /// The service desk that shall have a ticket of it; else it stays here
        #[arg(long)]
        desk: Option<String>,
        /// S1 to S4
        #[arg(long)]
        severity: Option<String>,
        #[command(flatten)]
        facts: Facts,
    },
    /// Edit what a report says; what is not named stays
    Edit {
        /// Which
        id: String,
        /// New title
        #[arg(long)]
        title: Option<String>,
        #[command(flatten)]
        facts: Facts,
    },
    /// Decide urgency, impact, severity and priority
    Triage {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// 1 to 5, 5 the highest
        #[arg(long)]
        urgency: Option<u32>,
        /// 1 to 5, 5 the highest
        #[arg(long)]
        impact: Option<u32>,
        /// S1 to S4
        #[arg(long)]
        severity: Option<String>,
        /// P1 to P4; another than the matrix's needs a reason
        #[arg(long)]
        priority: Option<String>,
        /// Why the priority is not the matrix's
        #[arg(long)]
        reason: Option<String>,
    },
    /// Accept them
    Accept {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// A public answer to who reported it
        #[arg(long, value_name = "TEXT")]
        answer: Option<String>,
        /// What the team alone reads
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Plan their fix into a release
    Plan {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// The release's version; an empty one takes them out again
        #[arg(long)]
        release: String,
        /// candidate, planned or in_notes
        #[arg(long)]
        stage: Option<String>,
        /// A public answer to who reported it
        #[arg(long, value_name = "TEXT")]
        answer: Option<String>,
    },
    /// Find them to be the same as another
    Duplicate {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// The root
        #[arg(long, value_name = "ID")]
        of: String,
        /// A public answer to who reported it
        #[arg(long, value_name = "TEXT")]
        answer: Option<String>,
    },
    /// Decline them
    Decline {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// Why
        #[arg(long)]
        reason: String,
        /// A public answer to who reported it
        #[arg(long, value_name = "TEXT")]
        answer: Option<String>,
    },
    /// Take them out of the inbox for a while
    Snooze {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// Until when: wall clock in the hub's zone, or RFC 3339; an empty text wakes them
        #[arg(long)]
        until: String,
    },
    /// Give them to someone
    Assign {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// A person, or a name as the desk knows it; an empty text gives them to nobody
        #[arg(long)]
        owner: String,
    },
    /// Move them to another state
    Status {
        /// Which, one or several
        #[arg(required = true)]
        ids: Vec<String>,
        /// in_progress, escalated, pending, cancelled, resolved or closed
        #[arg(long = "to", value_name = "STATE")]
        to: String,
        /// What the client must do, for pending; else why
        #[arg(long)]
        reason: Option<String>,
        /// What the customer decided, for cancelled, and for pending at S1 and S2
        #[arg(long, value_name = "TEXT")]
        decision: Option<String>,
        /// Why what a rule blocks is done all the same
        #[arg(long = "override", value_name = "REASON")]
        override_reason: Option<String>,
    },
    /// Say something about one
    #[command(group(ArgGroup::new("who").required(true).args(["public", "internal"])))]
    Comment {
        /// Which
        id: String,
        /// What
        text: String,
        /// Those outside the team read it too; held back for half a minute
        #[arg(long)]
        public: bool,
        /// The team alone reads it
        #[arg(long)]
        internal: bool,
    },
    /// Put a file on its ticket: a picture, a log
    Attach {
        /// Which
        id: String,
        /// The file, of at most 20 MiB
        path: PathBuf,
        /// Those outside the team may see it too; held back for half a minute
        #[arg(long)]
        public: bool,
    },
    /// Save one of its files; what is not here yet is fetched from the desk
    File {
        /// Which
        id: String,
        /// The file's id or name, as `defect show` lists it
        file: String,
        /// Where to write it
        #[arg(long, value_name = "PATH")]
        to: PathBuf,
    },
    /// Make a ticket of one at another desk, such as the product's backlog
    Clone {
        /// Which
        id: String,
        /// The desk
        #[arg(long)]
        desk: String,
    },
    /// Make a ticket that came by itself part of one
    Link {
        /// Which
        id: String,
        /// The other; an empty text parts them again
        ticket: String,
    },
    /// How they come and go, in numbers
    Chart,
}

impl Verb {
    pub(crate) fn run(self, terminal: &Terminal) -> Result {
        match self {
            Verb::List(filters) => terminal
                .call("defect_list", &filters.request())
                .map(Answer::of::<Defects>),
            Verb::Show { id } => one(terminal, "defect_show", &NameDefect { id }),
            Verb::New {
                title,
                desk,
                severity,
                facts,
            } => {
                let facts = facts.request();
                one(
                    terminal,
                    "defect_new",
                    &NewDefect {
                        title,
                        desk,
                        severity,
                        facts,
                    },
                )
            }
            Verb::Edit { id, title, facts } => {
                let facts = facts.request();
                one(terminal, "defect_edit", &EditDefect { id, title, facts })
            }
            Verb::Triage {
                ids,
                urgency,
                impact,
                severity,
                priority,
                reason,
            } => {
                let request = TriageDefects {
                    ids,
                    urgency,
                    impact,
                    severity,
                    priority,
                    reason,
                };
                decided(terminal, "defect_triage", &request)
            }
            Verb::Accept { ids, answer, note } => {
                let request = AcceptDefects {
                    ids,
                    answer,
                    note,
                    ..AcceptDefects::default()
                };
                decided(terminal, "defect_accept", &request)
            }
            Verb::Plan {
                ids,
                release,
                stage,
                answer,
            } => decided(
                terminal,
                "defect_plan",
                &PlanDefects {
                    ids,
                    release,
                    stage,
                    answer,
                },
            ),
            Verb::Duplicate { ids, of, answer } => {
                let request = DuplicateDefects { ids, of, answer };
                decided(terminal, "defect_duplicate", &request)
            }
            Verb::Decline {
                ids,
                reason,
                answer,
            } => {
                let request = DeclineDefects {
                    ids,
                    reason,
                    answer,
                };
                decided(terminal, "defect_decline", &request)
            }
            Verb::Snooze { ids, until } => {
                decided(terminal, "defect_snooze", &SnoozeDefects { ids, until })
            }
            Verb::Assign { ids, owner } => {
                decided(terminal, "defect_assign", &AssignDefects { ids, owner })
            }
            Verb::Status {
                ids,
                to,
                reason,
                decision,
                override_reason,
            } => decided(
                terminal,
                "defect_status",
                &SetDefectStatus {
                    ids,
                    status: to,
                    reason,
                    decision,
                    override_reason,
                },
            ),
            Verb::Comment {
                id, text, public, ..
            } => {
                let request = CommentDefects {
                    ids: vec![id],
                    body: text,
                    public,
                    template: None,
                };
                decided(terminal, "defect_comment", &request)
            }
            Verb::Attach { id, path, public } => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                let request = AttachToDefect {
                    id,
                    name: name.to_string_lossy().into_owned(),
                    content: file_content(&path, "Say in a comment where it lies.")?,
                    public,
                };
                one(terminal, "defect_attach", &request)
            }
            Verb::File { id, file, to } => {
                let to = whole_path(&to)?.display().to_string();
                let request = SaveDefectFile { id, file, to };
                terminal
                    .call("defect_file", &request)
                    .map(Answer::of::<SavedFile>)
            }
            Verb::Clone { id, desk } => one(terminal, "defect_clone", &CloneDefect { id, desk }),
            Verb::Link { id, ticket } => one(terminal, "defect_link", &LinkDefect { id, ticket }),
            Verb::Chart => terminal
                .call("defect_chart", &Nothing {})
                .map(Answer::of::<DefectCharts>),
        }
    }
}

fn decided<Q: serde::Serialize>(terminal: &Terminal, name: &str, request: &Q) -> Result {
    terminal.call(name, request).map(Answer::of::<Decided>)
}

fn one<Q: serde::Serialize>(terminal: &Terminal, name: &str, request: &Q) -> Result {
    terminal.call(name, request).map(Answer::of::<Defect>)
}
