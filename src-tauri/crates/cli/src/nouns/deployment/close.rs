//! `deployment close`: outcome and report.

use super::write;
use crate::answer::Result;
use crate::terminal::Terminal;
use serde_json::{Value, json};

/// Closes a window.
#[derive(clap::Args)]
pub(crate) struct Close {
    /// Its id
    id: String,
    /// How it ended
    #[arg(long, value_parser = ["implemented", "failed", "backed_out", "remediated"])]
    outcome: String,
    /// What there is to say of it
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// What was found: known:TEXT, or new:TEXT:proceed|roll_back[:WHO] (repeat for more)
    #[arg(long = "issue", value_name = "ISSUE", value_parser = issue)]
    issues: Vec<Value>,
    /// Where the result of the regression run lies
    #[arg(long, value_name = "TEXT", default_value = "")]
    regression: String,
    /// Why what blocks it may be passed
    #[arg(long = "override", visible_alias = "reason", value_name = "REASON")]
    reason: Option<String>,
}

/// Reads `known:TEXT`, `new:TEXT:DECISION` or `new:TEXT:DECISION:WHO`. The text may hold colons.
fn issue(typed: &str) -> std::result::Result<Value, String> {
    let wrong = || "write known:TEXT, or new:TEXT:proceed or new:TEXT:roll_back".to_owned();
    let (kind, rest) = typed.split_once(':').ok_or_else(wrong)?;
    match kind {
        "known" => Ok(json!({"kind": kind, "text": rest})),
        "new" => {
            let decided = ["proceed", "roll_back"].into_iter().find_map(|decision| {
                let (text, who) = rest.rsplit_once(&format!(":{decision}"))?;
                (who.is_empty() || who.starts_with(':'))
                    .then(|| (text, decision, &who[who.len().min(1)..]))
            });
            let (text, decision, who) = decided.unwrap_or((rest, "", ""));
            Ok(json!({"kind": kind, "text": text, "decision": decision, "decided_by": who}))
        }
        _ => Err(wrong()),
    }
}

impl Close {
    pub(super) fn run(self, terminal: &Terminal) -> Result {
        let report = json!({"issues": self.issues, "regression": self.regression});
        let request = json!({
            "id": self.id,
            "outcome": self.outcome,
            "note": self.note,
            "report": report,
            "reason": self.reason,
        });
        write(terminal, "deployment_close", &request)
    }
}

#[cfg(test)]
mod tests {
    use super::issue;
    use serde_json::json;

    #[test]
    fn what_was_found_is_read_with_its_decision() {
        let cases = [
            (
                "known:MOJA-1: slow",
                json!({"kind": "known", "text": "MOJA-1: slow"}),
            ),
            (
                "new:502 at: /quotes:proceed",
                json!({"kind": "new", "text": "502 at: /quotes", "decision": "proceed", "decided_by": ""}),
            ),
            (
                "new:502:roll_back:Ana Okoro",
                json!({"kind": "new", "text": "502", "decision": "roll_back", "decided_by": "Ana Okoro"}),
            ),
            (
                "new:undecided",
                json!({"kind": "new", "text": "undecided", "decision": "", "decided_by": ""}),
            ),
        ];
        for (typed, read) in cases {
            assert_eq!(issue(typed), Ok(read), "{typed}");
        }
        assert!(issue("odd").is_err() && issue("odd:x").is_err());
    }
}
