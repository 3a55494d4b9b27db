//! Test runs for people.

use super::Page;
use super::release::findings;
use super::table::{Table, short};
use super::text::one_line;
use slipway_app::evidence::{
    ComparedRuns, ImportedRun, KnownFlaky, RunChange, ShownRun, TestRun, TestRuns,
};

/// Lines of each list that are set out for people; JSON has them all.
const SHOWN: usize = 40;

impl Page for ImportedRun {
    fn page(&self) -> String {
        format!("{}\n{}", head(&self.run), findings(&self.findings))
    }
}

impl Page for TestRuns {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "ran",
            "release",
            "env",
            "suite",
            "verdict",
            "passed",
            "failed",
            "skipped",
            "collection",
            "id",
        ]);
        for run in &self.evidence {
            let ran = run.completed.as_ref().unwrap_or(&run.imported);
            table.row([
                ran.label.as_str(),
                &run.release_title,
                &run.environment,
                &run.suite,
                verdict(run),
                &format!("{} of {}", run.passed, run.assertions),
                &run.failed.to_string(),
                &run.skipped.to_string(),
                &short(&run.collection, 16),
                &run.id,
            ]);
        }
        let shown = u64::try_from(self.evidence.len()).unwrap_or(u64::MAX);
        let more = match self.total > shown {
            true => format!("{shown} of {} shown.\n", self.total),
            false => String::new(),
        };
        table.or("No evidence.") + &more
    }
}

impl Page for ShownRun {
    fn page(&self) -> String {
        let mut out = format!("{}\n{}", head(&self.run), findings(&self.findings));
        if !self.results.is_empty() {
            let mut table = Table::new(&["went", "case", "request", "what must hold", "said"]);
            for one in self.results.iter().take(SHOWN) {
                table.row([
                    one.status.as_str(),
                    &short(&one.case, 30),
                    &short(&one.request, 30),
                    &short(&one.title, 40),
                    &format!("{}{}", short(&one.message, 60), known(one.known.as_ref())),
                ]);
            }
            out += &format!("\n{}", table.or(""));
            out += &more(self.results.len());
        }
        for flaky in self.flaky.iter().take(SHOWN) {
            let key = one_line(&flaky.key);
            out += &format!(
                "flaky: {key} turned round {} times in {} runs{}\n",
                flaky.flips,
                flaky.runs,
                known(flaky.known.as_ref())
            );
        }
        out
    }
}

impl Page for ComparedRuns {
    fn page(&self) -> String {
        let mut out = format!("{}\n{}\n", line(&self.from), line(&self.to));
        for (title, changes) in [
            ("newly failing", &self.newly_failing),
            ("fixed", &self.fixed),
            ("newly skipped", &self.newly_skipped),
            ("missing", &self.missing),
            ("appeared", &self.appeared),
        ] {
            out += &format!("{title}: {}\n", changes.len());
            out.extend(changes.iter().take(SHOWN).map(change));
            out += &more(changes.len());
        }
        out += &format!("as before: {}\n", self.unchanged);
        if self.left_out > 0 {
            out += &format!(
                "not kept one by one, and so not compared: {}\n",
                self.left_out
            );
        }
        out
    }
}

fn more(all: usize) -> String {
    match all.checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("  … and {more} more\n"),
        _ => String::new(),
    }
}

/// The known issue that an assertion looks like.
fn known(issue: Option<&KnownFlaky>) -> String {
    issue.map_or_else(String::new, |issue| {
        format!(" [known: #{} {}]", issue.number, issue.title)
    })
}

fn change(change: &RunChange) -> String {
    let said = match change.message.is_empty() {
        true => String::new(),
        false => format!(": {}", short(&change.message, 80)),
    };
    format!(
        "  {} {}{said}{}\n",
        one_line(&change.key),
        short(&change.title, 60),
        known(change.known.as_ref())
    )
}

fn verdict(run: &TestRun) -> &str {
    match run.verdict.as_str() {
        "no_evidence" => "no evidence",
        other => other,
    }
}

fn line(run: &TestRun) -> String {
    let ran = run.completed.as_ref().unwrap_or(&run.imported);
    format!(
        "{} of {} in {}, {}: {}, {} of {} passed",
        run.suite_title,
        one_line(&run.release_title),
        run.environment,
        ran.label,
        verdict(run),
        run.passed,
        run.assertions
    )
}

fn head(run: &TestRun) -> String {
    let mut out = format!("{}\n", line(run));
    out += &format!(
        "{} failed, {} skipped, test cases {}\n",
        run.failed,
        run.skipped,
        one_line(&run.collection)
    );
    if let Some(claimed) = run.is_passed_claimed {
        let claimed = if claimed { "passed" } else { "failed" };
        out += &format!("The report calls itself {claimed}; what counts is what was counted.\n");
    }
    if run.redacted > 0 {
        out += &format!(
            "{} secrets and account numbers were left out.\n",
            run.redacted
        );
    }
    if run.left_out > 0 {
        out += &format!(
            "{} assertions are counted and not kept one by one.\n",
            run.left_out
        );
    }
    out += &format!("id {}\n", run.id);
    out
}
