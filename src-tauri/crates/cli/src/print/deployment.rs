//! Deployments and what may go when, for people.

use super::Page;
use super::release::findings;
use super::table::Table;
use super::text::one_line;
use slipway_app::deployments::{Checked, Completion, Deployment, Deployments};

impl Page for Deployments {
    fn page(&self) -> String {
        let headings = [
            "id",
            "what",
            "env",
            "state",
            "start",
            "blocks",
            "warns",
            "confirmed",
        ];
        let mut table = Table::new(&headings);
        for one in &self.deployments {
            let (blocks, warns) = (one.blocks.to_string(), one.warns.to_string());
            let confirmed = match one.confirmed.as_str() {
                "confirmed" => "yes",
                "needs_again" => "needed again",
                _ => "no",
            };
            table.row([
                one.id.as_str(),
                &one.title,
                &one.environment,
                one.state.title(),
                &one.start.label,
                &blocks,
                &warns,
                confirmed,
            ]);
        }
        table.or("No deployment lies ahead. Plan one with `slipwayctl deployment plan`.")
    }
}

impl Page for Checked {
    fn page(&self) -> String {
        let verdict = if self.allowed { "Yes" } else { "No" };
        let mut out = format!(
            "May this go then? {verdict}\n{} to {}\n",
            self.start.label, self.end.label
        );
        let mut line = |name: &str, text: Option<&str>| {
            if let Some(text) = text {
                out.push_str(&format!("{name:<11} {}\n", one_line(text)));
            }
        };
        line("next open", self.next_open.as_deref());
        line("next close", self.next_close.as_deref());
        line("because", self.next_close_reason.as_deref());
        for slot in &self.next_slots {
            let text = format!("{}  {}", slot.label, slot.note);
            line("free", Some(&text));
        }
        line("no slot", self.no_slot_because.as_deref());
        for conflict in &self.conflicts {
            let text = format!("{}: {}, {}", conflict.kind, conflict.with, conflict.label);
            line("conflict", Some(&text));
        }
        format!("{out}\n{}", findings(&self.findings))
    }
}

impl Page for Deployment {
    fn page(&self) -> String {
        let summary = &self.summary;
        let mut out = format!(
            "{} into {}  {}\n",
            one_line(&summary.title),
            summary.environment,
            summary.state.title()
        );
        let mut line = |name: &str, text: &str| {
            if !text.is_empty() {
                out.push_str(&format!("{name:<11} {}\n", one_line(text)));
            }
        };
        line("id", &summary.id);
        line("start", &summary.start.label);
        line("end", &summary.end.label);
        line("type", summary.change_type.title());
        line("what", &self.description);
        line("impact", &self.impact);
        for (role, person) in [
            ("performs", &self.maker),
            ("validates", &self.checker),
            ("asked by", &self.initiator),
            ("contact", &self.coordinator),
        ] {
            line(role, person.as_ref().map_or("", |person| &person.name));
        }
        if let Some(confirmation) = &self.confirmation {
            let holds = if confirmation.holds {
                "holds"
            } else {
                "no longer holds"
            };
            line("confirmed", &format!("by {}, {holds}", confirmation.by));
        }
        if let Some(live) = &self.live {
            line("ends", &live.ends_at.label);
            let back = live.no_return_at.as_ref();
            line("back until", back.map_or("not known", |at| &at.label));
        }
        if let Some(outcome) = self.outcome {
            line("outcome", outcome.title());
            line("note", &self.outcome_note);
        }
        line(
            "cancelled",
            self.cancelled_reason.as_deref().unwrap_or_default(),
        );
        if let Some(completion) = &self.completion {
            out.push_str(&followed(completion));
        }
        match self.check.findings.is_empty() {
            true => out,
            false => format!("{out}\n{}", findings(&self.check.findings)),
        }
    }
}

/// What follows from a window that was closed, each with the command that does it.
fn followed(completion: &Completion) -> String {
    let mut out = "\nWhat follows\n".to_owned();
    let mut line = |name: &str, text: &str| {
        out.push_str(&format!("{name:<11} {}\n", one_line(text)));
    };
    for message in &completion.messages {
        let subject = match message.subject.as_str() {
            "" => String::new(),
            subject => format!(": {subject}"),
        };
        let latest = message.latest.as_ref();
        let latest = latest.map_or(String::new(), |at| format!(", by {}", at.label));
        let text = format!("to {} {}{latest}{subject}", message.audience, message.state);
        line("message", &text);
    }
    for defect in &completion.fixed {
        let state = match defect.why_not.as_str() {
            "" => "may close".to_owned(),
            why => why.to_owned(),
        };
        let text = format!("{} {}: {state}", defect.number, defect.title);
        line("defect", &text);
    }
    let named = completion.fixed.len();
    let all = usize::try_from(completion.fixed_total).unwrap_or(named);
    if all > named {
        line("", &format!("and {} more defects", all - named));
    }
    let runs = &completion.runs;
    let releases = match runs.releases.is_empty() {
        true => "nothing known".to_owned(),
        false => runs.releases.join(", "),
    };
    let seen = match (&runs.seen, runs.freshness.as_str()) {
        (None, _) => "nobody has looked since".to_owned(),
        (Some(at), "stale") => format!("read {}, before it or too long ago", at.label),
        (Some(at), _) => format!("read {}", at.label),
    };
    let verdict = runs.verdict.replace('_', " ");
    line("runs", &format!("{releases}: {verdict}, {seen}"));
    if completion.may_close > 0 {
        line(
            "",
            "slipwayctl defect status NUMBER… --to closed closes what may close.",
        );
    }
    out
}
