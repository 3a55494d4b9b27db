//! `kb`: reviews, and what readers say.

use super::done;
use crate::answer::Result;
use crate::terminal::Terminal;
use clap::Subcommand;
use serde_json::json;

/// What can be said of an article.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Approve the version that waits; not by who wrote it
    Approve {
        /// Id, path, or title
        article: String,
        /// The hash of what was looked at
        #[arg(long, value_name = "HASH")]
        sha256: Option<String>,
        /// The hash of its list of files, as `kb show` and `kb diff` tell it
        #[arg(long, value_name = "HASH")]
        files_sha256: Option<String>,
        /// What is to be said of it
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Send the version that waits back
    Return {
        /// Id, path, or title
        article: String,
        /// What is to be changed
        #[arg(long)]
        comment: String,
    },
    /// Refuse the version that waits
    Reject {
        /// Id, path, or title
        article: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Take my version that waits back
    Withdraw {
        /// Id, path, or title
        article: String,
    },
    /// Say that an article still holds
    Review {
        /// Id, path, or title
        article: String,
        /// How that is known
        #[arg(long, default_value = "")]
        why: String,
        /// Somebody did what it says, and it held
        #[arg(long)]
        validated: bool,
    },
    /// Say something of a line of the version that waits
    Comment {
        /// Id, path, or title
        article: String,
        /// What is said
        #[arg(required_unless_present = "settle")]
        text: Option<String>,
        /// The line; else all of it
        #[arg(long, value_name = "N", default_value_t = 0)]
        line: u32,
        /// The version; else the one that waits
        #[arg(long, value_name = "N")]
        version: Option<u32>,
        /// Settle this comment, or open it again
        #[arg(long, value_name = "ID", conflicts_with_all = ["text", "line", "version"])]
        settle: Option<String>,
    },
    /// Say that something is the matter
    Flag {
        /// Id, path, or title
        article: String,
        /// outdated, wrong or unclear
        #[arg(long)]
        reason: String,
        /// In words
        #[arg(long, default_value = "")]
        text: String,
        /// The defect it was noticed at
        #[arg(long, value_name = "ID")]
        defect: Option<String>,
    },
    /// Settle a flag
    Settle {
        /// The flag's id, as `kb desk` and `kb show` name it
        flag: String,
        /// What was done about it
        #[arg(long, default_value = "")]
        answer: String,
    },
    /// Say whether an article helped
    Vote {
        /// Id, path, or title
        article: String,
        /// Whether it helped
        #[arg(value_name = "yes|no|none", value_parser = ["yes", "no", "none"])]
        helpful: String,
    },
    /// Say where an article is used
    Use {
        /// Id, path, or title
        article: String,
        /// used, created, known_error or about
        #[arg(long, value_name = "KIND", default_value = "used")]
        how: String,
        /// The defect, by number or id
        #[arg(long, value_name = "ID")]
        defect: Option<String>,
        /// The release
        #[arg(long, value_name = "V")]
        release: Option<String>,
        /// Take this use back, by its id
        #[arg(long, value_name = "ID")]
        remove: Option<String>,
    },
}

impl Verb {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let decide = |article: &str, decision: &str, why: &str, seen: [Option<&str>; 2]| {
            let [sha256, files_sha256] = seen;
            let request = json!({
                "article": article, "decision": decision, "why": why, "sha256": sha256,
                "files_sha256": files_sha256,
            });
            done(terminal, "article_decide", &request)
        };
        match self {
            Verb::Approve {
                article,
                sha256,
                files_sha256,
                why,
            } => {
                let seen = [sha256.as_deref(), files_sha256.as_deref()];
                decide(&article, "approve", &why, seen)
            }
            Verb::Return { article, comment } => decide(&article, "return", &comment, [None, None]),
            Verb::Reject { article, reason } => decide(&article, "reject", &reason, [None, None]),
            Verb::Withdraw { article } => decide(&article, "withdraw", "", [None, None]),
            other => other.say(terminal),
        }
    }

    fn say(self, terminal: &Terminal) -> Result {
        let (command, request) = match self {
            Verb::Review {
                article,
                why,
                validated,
            } => (
                "article_confirm",
                json!({ "article": article, "why": why, "validated": validated }),
            ),
            Verb::Comment {
                article,
                text,
                line,
                version,
                settle,
            } => (
                "article_comment",
                json!({
                    "article": article, "body": text.unwrap_or_default(), "line": line,
                    "version": version, "settle": settle,
                }),
            ),
            Verb::Flag {
                article,
                reason,
                text,
                defect,
            } => (
                "article_flag",
                json!({ "article": article, "reason": reason, "text": text, "defect": defect }),
            ),
            Verb::Settle { flag, answer } => (
                "article_flag_settle",
                json!({ "id": flag, "answer": answer }),
            ),
            Verb::Vote { article, helpful } => {
                let helpful = (helpful != "none").then_some(helpful == "yes");
                (
                    "article_vote",
                    json!({ "article": article, "helpful": helpful }),
                )
            }
            Verb::Use {
                article,
                how,
                defect,
                release,
                remove,
            } => (
                "article_use",
                json!({
                    "article": article, "kind": how, "defect": defect, "release": release,
                    "remove": remove,
                }),
            ),
            Verb::Approve { .. }
            | Verb::Return { .. }
            | Verb::Reject { .. }
            | Verb::Withdraw { .. } => return self.run(terminal),
        };
        done(terminal, command, &request)
    }
}
