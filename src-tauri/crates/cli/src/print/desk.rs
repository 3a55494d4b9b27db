//! Service desks, what waits for them, and what a person has to bring together, for people.

use super::Page;
use super::repo::when;
use super::table::{Table, short};
use super::text::one_line;
use slipway_app::clashes::Conflicts;
use slipway_app::desks::{Desk, DeskCheck, DeskMapping, Desks, DesksSynced};
use slipway_app::outbox::Outbox;

const NONE: &str = "No service desk yet. Connect one with `slipwayctl desk add`.";

impl Page for Desks {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "name",
            "status",
            "tickets",
            "unsent",
            "conflicts",
            "asked",
            "url",
        ]);
        for desk in &self.desks {
            let state = &desk.state;
            let counts = [state.tickets, state.unsent, state.clashes].map(|n| n.to_string());
            let [tickets, unsent, clashes] = &counts;
            let asked = when(state.at.as_ref());
            table.row([
                desk.name.as_str(),
                &state.status,
                tickets,
                unsent,
                clashes,
                asked,
                &desk.url,
            ]);
        }
        let notes = self.desks.iter().filter_map(|desk| {
            let error = desk.state.error.as_ref()?;
            Some(format!("{}: {}\n", one_line(&desk.name), one_line(error)))
        });
        let notes: String = notes.collect();
        table.or(NONE) + &notes
    }
}

impl Page for Desk {
    fn page(&self) -> String {
        let secret = if self.has_secret {
            ", with a secret"
        } else {
            ""
        };
        format!(
            "{}  {}  {}, {}, {}{secret}\n{}",
            one_line(&self.name),
            one_line(&self.url),
            self.kind,
            one_line(&self.project),
            self.role,
            mapping(&self.mapping)
        )
    }
}

impl Page for DesksSynced {
    fn page(&self) -> String {
        if self.desks.is_empty() {
            return format!("{NONE}\n");
        }
        let lines = self.desks.iter().map(|desk| {
            let counts = format!(
                "{} read, {} sent, {} conflicts, {} not known to have arrived",
                desk.pulled, desk.pushed, desk.conflicts, desk.unknown
            );
            let error = desk.error.as_deref().map(one_line);
            let error = error
                .map(|error| format!("  {error}\n"))
                .unwrap_or_default();
            format!(
                "{}  {}: {counts}\n{error}",
                one_line(&desk.name),
                desk.status
            )
        });
        lines.collect()
    }
}

impl Page for DeskCheck {
    fn page(&self) -> String {
        if let Some(error) = &self.error {
            return format!("Not reached: {}\n", one_line(error));
        }
        let mut out = format!(
            "{}, as {}\n",
            one_line(&self.meta.product),
            one_line(&self.account)
        );
        for line in self.abilities.iter().chain(&self.cannot) {
            out.push_str(&format!("  {}\n", one_line(line)));
        }
        if let Some(clock) = &self.clock {
            out.push_str(&format!("  {}\n", one_line(clock)));
        }
        out.push_str(&mapping(&self.proposed));
        let mut table = Table::new(&["ticket", "status", "severity", "priority", "title"]);
        for row in &self.sample {
            let ticket = row.ticket.as_deref().unwrap_or_default();
            let title = short(&row.title, 60);
            table.row([ticket, &row.status, &row.severity, &row.priority, &title]);
        }
        out + &table.or("It shows no ticket.")
    }
}

fn mapping(mapping: &DeskMapping) -> String {
    let mut table = Table::new(&["field", "theirs", "values"]);
    for field in &mapping.fields {
        let values: Vec<String> = field
            .values
            .iter()
            .map(|pair| format!("{}={}", pair.ours, pair.theirs))
            .collect();
        table
            .row([&field.field, &field.theirs, &short(&values.join(", "), 90)].map(String::as_str));
    }
    table.or("Nothing is mapped yet.")
}

impl Page for Outbox {
    fn page(&self) -> String {
        let mut table = Table::new(&["id", "defect", "desk", "state", "what"]);
        for entry in &self.outbox {
            let defect = entry.number.to_string();
            let state = match &entry.error {
                Some(error) => format!("{}: {error}", entry.state),
                None => entry.state.clone(),
            };
            let what = short(&entry.what, 60);
            table.row([entry.id.as_str(), &defect, &entry.desk, &state, &what]);
        }
        table.or("Nothing waits: every service desk has what was done here.")
    }
}

impl Page for Conflicts {
    fn page(&self) -> String {
        let mut out = String::new();
        for one in &self.conflicts {
            let by = one.by.as_deref().unwrap_or("somebody");
            out.push_str(&format!(
                "{}  defect {} {}, {}\n  was     {}\n  mine    {}\n  theirs  {} ({} {})\n",
                one_line(&one.id),
                one.number,
                short(&one.title, 50),
                one_line(&one.field),
                short(&one.base, 70),
                short(&one.mine, 70),
                short(&one.theirs, 70),
                one_line(by),
                when(one.at.as_ref())
            ));
            if let Some(why) = &one.refused {
                out.push_str(&format!("  refused {}\n", one_line(why)));
            }
        }
        if out.is_empty() {
            return "No conflict.\n".to_owned();
        }
        out + "Resolve one with `slipwayctl conflict resolve ID --take mine|theirs|edit`.\n"
    }
}
