//! Defects for people.

use super::Page;
use super::table::{Table, short};
use super::text::{clean, one_line};
use slipway_app::defects::{ChartPoint, Decided, Defect, DefectCharts, DefectRow, Defects};

impl Page for Defects {
    fn page(&self) -> String {
        let shown = self.defects.len();
        let more = match usize::try_from(self.total) {
            Ok(total) if total > shown => format!("{shown} of {total} shown.\n"),
            _ => String::new(),
        };
        rows(&self.defects).or("No defect.") + &more
    }
}

impl Page for Decided {
    fn page(&self) -> String {
        rows(&self.defects).or("No defect.")
    }
}

fn rows(defects: &[DefectRow]) -> Table {
    let mut table = Table::new(&[
        "no", "ticket", "status", "sev", "prio", "release", "clock", "title",
    ]);
    for row in defects {
        let ticket = place(row);
        let clock = row
            .sla
            .as_ref()
            .map(|sla| sla.label.as_str())
            .unwrap_or_default();
        let title = short(&row.title, 60);
        table.row([
            row.number.to_string().as_str(),
            &ticket,
            &row.status,
            &row.severity,
            &row.priority,
            &row.release,
            clock,
            &title,
        ]);
    }
    table
}

/// Desk and key of its ticket.
fn place(row: &DefectRow) -> String {
    let (desk, ticket) = (row.desk.as_deref(), row.ticket.as_deref());
    match (desk, ticket) {
        (Some(desk), Some(ticket)) => format!("{desk} {ticket}"),
        (Some(desk), None) => format!("{desk} (new)"),
        _ => String::new(),
    }
}

impl Page for Defect {
    fn page(&self) -> String {
        let row = &self.row;
        let mut out = format!("Defect {}  {}\n", row.number, one_line(&row.title));
        let facts = [
            ("ticket", place(row)),
            ("status", row.status.clone()),
            ("severity", row.severity.clone()),
            ("priority", row.priority.clone()),
            (
                "urgency × impact",
                format!("{} × {}", row.urgency, row.impact),
            ),
            ("release", format!("{} {}", row.release, row.stage)),
            ("component", row.component.clone()),
            ("environment", row.environment.clone()),
            ("owner", row.owner.clone().unwrap_or_default()),
            ("reporter", row.reporter.clone()),
            ("reported", row.reported.label.clone()),
            ("decided", format!("{} {}", row.decided, self.reason)),
            ("found in", self.facts.found_version.clone()),
            ("workaround", self.facts.workaround.clone()),
        ];
        for (name, value) in facts {
            let value = one_line(&value);
            if !value.is_empty() && value != "×" {
                out.push_str(&format!("  {name:<17} {value}\n"));
            }
        }
        if let Some(clock) = &row.sla {
            out.push_str(&format!(
                "  {:<17} {}. {}\n",
                "clock",
                one_line(&clock.label),
                one_line(&clock.why)
            ));
        }
        for (name, text) in [
            ("Report", &self.description),
            ("Observed", &self.facts.observed),
            ("Expected", &self.facts.expected),
            ("Steps", &self.facts.steps),
        ] {
            if !text.trim().is_empty() {
                out.push_str(&format!("\n{name}\n{}\n", clean(text.trim())));
            }
        }
        out + &files(self) + &talk(self) + &notes(self)
    }
}

/// What lies on its tickets, and what is still to be put there.
fn files(defect: &Defect) -> String {
    if defect.files.is_empty() {
        return String::new();
    }
    let mut table = Table::new(&["file", "bytes", "by", "when", "where", "state", "id"]);
    for file in &defect.files {
        let size = file.size.to_string();
        table.row([
            file.name.as_str(),
            &size,
            &file.by,
            &file.at.label,
            &file.ticket,
            &file.state,
            &file.id,
        ]);
    }
    format!("\nFiles\n{}", table.or(""))
}

/// What was said about it.
fn talk(defect: &Defect) -> String {
    let lines = defect.conversation.iter().map(|said| {
        let who = if said.public { "public" } else { "internal" };
        let state = match said.state.as_str() {
            "sent" => String::new(),
            other => format!(", {other}"),
        };
        format!(
            "\n{}  {}, {who}{state}\n{}\n",
            one_line(&said.author),
            said.at.label,
            clean(said.body.trim())
        )
    });
    lines.collect()
}

/// What the rules find, and what is perhaps the same.
fn notes(defect: &Defect) -> String {
    let mut out = String::new();
    for finding in &defect.findings {
        let (subject, message) = (one_line(&finding.subject), one_line(&finding.message));
        out.push_str(&format!("\n{subject}: {message}\n"));
    }
    for other in &defect.similar {
        let (title, why) = (one_line(&other.title), one_line(&other.why));
        out.push_str(&format!(
            "\nPerhaps the same: {} {title} ({why})\n",
            other.number
        ));
    }
    out
}

impl Page for DefectCharts {
    fn page(&self) -> String {
        let parts: [(&str, &[ChartPoint]); 6] = [
            ("Reported, by week", &self.inflow),
            ("Ended, by week", &self.closure),
            ("Open, by age", &self.age),
            ("Response targets", &self.sla),
            ("Open, by component", &self.by_component),
            ("Open, by release", &self.by_release),
        ];
        let mut out = String::new();
        for (title, points) in parts {
            let mut table = Table::new(&[title, "count"]);
            for point in points {
                table.row([point.key.as_str(), &point.count.to_string()]);
            }
            out.push_str(&table.or(&format!("{title}: nothing")));
            out.push('\n');
        }
        out
    }
}
