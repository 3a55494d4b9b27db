//! What runs where, and drift, for people.

use super::Page;
use super::rollup;
use super::table::Table;
use super::text::one_line;
use slipway_app::observed::{
    BoardCell, DriftIgnores, DriftShape, EnvironmentBoard, EnvironmentComparison, Observed,
    SeenLook, UpgradePath,
};
use slipway_app::releases::DifferenceShape;

fn seen(look: Option<&SeenLook>, freshness: &str) -> String {
    let Some(look) = look else {
        return "Nobody has looked.\n".to_owned();
    };
    let mut out = format!(
        "Seen {} by {}, {}: {freshness}\n",
        one_line(&look.at.label),
        one_line(&look.by),
        one_line(&look.source)
    );
    for text in look.undecodable.iter().chain(&look.odd) {
        out.push_str(&format!("  {}\n", one_line(text)));
    }
    out
}

impl Page for Observed {
    fn page(&self) -> String {
        let mut out = seen(self.look.as_ref(), &self.freshness);
        let mut table = Table::new(&[
            "release", "chart", "version", "status", "revision", "images", "seen",
        ]);
        for one in &self.observed {
            let name = format!("{}/{}", one.namespace, one.release);
            let images = match one.manifest_read {
                true => one.images.len().to_string(),
                false => "not read".to_owned(),
            };
            let status = match &one.running {
                Some(running) => format!("{}, r{} runs", one.status, running.revision),
                None => one.status.clone(),
            };
            table.row([
                name.as_str(),
                one.chart.as_deref().unwrap_or(""),
                one.version.as_deref().unwrap_or(""),
                &status,
                &one.revision.to_string(),
                &images,
                &one.seen_at.label,
            ]);
        }
        out.push_str(&table.or("No releases."));
        for name in &self.gone {
            out.push_str(&format!("gone: {}\n", one_line(name)));
        }
        let mut table = Table::new(&["stands on", "is", "tested with", "standing"]);
        for fact in self
            .infrastructure
            .iter()
            .filter(|one| one.value.is_some() || one.tested.is_some())
        {
            table.row([
                fact.fact.as_str(),
                fact.value.as_deref().unwrap_or(""),
                fact.tested.as_deref().unwrap_or(""),
                &fact.standing.replace('_', " "),
            ]);
        }
        out.push_str(&table.or("Nothing is known of what it stands on."));
        out
    }
}

impl Page for DriftShape {
    fn page(&self) -> String {
        let mut out = format!(
            "{}: {}\n",
            one_line(&self.environment),
            self.verdict.replace('_', " ")
        );
        if !self.reason.is_empty() {
            out.push_str(&format!("  {}\n", one_line(&self.reason)));
        }
        if !self.against.is_empty() {
            out.push_str(&format!("against {}\n", one_line(&self.against.join(", "))));
        }
        out.push_str(&seen(self.look.as_ref(), &self.freshness));
        for layer in &self.layers {
            out.push_str(&format!(
                "\n{}: {}\n",
                layer.layer,
                layer.state.replace('_', " ")
            ));
            if !layer.note.is_empty() {
                out.push_str(&format!("  {}\n", one_line(&layer.note)));
            }
            for item in &layer.items {
                let side = |text: &Option<String>| text.as_deref().map_or("-".to_owned(), one_line);
                let ignored = item.ignored.as_deref().map_or(String::new(), |reason| {
                    format!(" (does not count: {})", one_line(reason))
                });
                out.push_str(&format!(
                    "  {} {} → {} {}{ignored}\n",
                    one_line(&item.component),
                    side(&item.expected),
                    side(&item.found),
                    item.kind
                ));
                if !item.note.is_empty() {
                    out.push_str(&format!("    {}\n", one_line(&item.note)));
                }
                if !matches!(item.kind.as_str(), "unknown" | "unfinished") {
                    let since = item.since.as_ref();
                    let since = since.map_or("not known".to_owned(), |at| one_line(&at.label));
                    out.push_str(&format!("    seen to differ since: {since}\n"));
                }
            }
        }
        out
    }
}

impl Page for DriftIgnores {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "id",
            "environment",
            "layer",
            "component",
            "found",
            "until",
            "by",
            "why",
        ]);
        for one in &self.ignores {
            let until = match one.in_force {
                true => one.expires.label.clone(),
                false => format!("{}, over", one.expires.label),
            };
            table.row([
                one.id.as_str(),
                one.environment.as_deref().unwrap_or("all"),
                one.layer.as_deref().unwrap_or("all"),
                &one.component,
                match one.found.as_deref() {
                    None => "any",
                    Some("") => "not there",
                    Some(found) => found,
                },
                &until,
                &one.by,
                &one.reason,
            ]);
        }
        table.or("Everything counts.")
    }
}

fn differences(what: &str, all: &[DifferenceShape]) -> String {
    let mut table = Table::new(&[what, "from", "to", "change"]);
    for one in all {
        table.row([
            one.name.as_str(),
            one.from.as_deref().unwrap_or(""),
            one.to.as_deref().unwrap_or(""),
            &one.change,
        ]);
    }
    table.or(&format!("No {what}s were seen."))
}

impl Page for EnvironmentComparison {
    fn page(&self) -> String {
        let parity = &self.parity;
        let score = parity
            .score
            .map_or("nothing to compare".to_owned(), |score| {
                format!("{score} of 100")
            });
        let mut out = format!(
            "{} ({}) → {} ({}): {score}; {} same, {} differ, {} not known\n",
            one_line(&self.from),
            self.from_freshness,
            one_line(&self.to),
            self.to_freshness,
            parity.same,
            parity.differs,
            parity.unknown
        );
        out.push_str(&differences("chart", &self.charts));
        out.push_str(&differences("component", &self.components));
        for line in parity
            .lines
            .iter()
            .filter(|line| line.group == "infrastructure")
        {
            out.push_str(&format!(
                "{} {} → {} {}\n",
                one_line(&line.name),
                line.from.as_deref().map_or("-".to_owned(), one_line),
                line.to.as_deref().map_or("-".to_owned(), one_line),
                line.standing
            ));
        }
        out
    }
}

impl Page for UpgradePath {
    fn page(&self) -> String {
        let mut out = String::new();
        for one in &self.products {
            let behind =
                one.behind
                    .map_or("its place is not known".to_owned(), |count| match count {
                        0 => "up to date".to_owned(),
                        1 => "1 release behind".to_owned(),
                        count => format!("{count} releases behind"),
                    });
            out.push_str(&format!("{}: {behind}\n", one_line(&one.running)));
            if !one.path.is_empty() {
                out.push_str(&format!("  {}\n", one_line(&one.path.join(" → "))));
            }
            if let Some(rolled) = &one.rollup {
                out.push_str(&rollup::page(rolled));
            }
        }
        match out.is_empty() {
            true => "Nobody knows which release runs there.\n".to_owned(),
            false => out,
        }
    }
}

fn cell(cell: &BoardCell) -> String {
    let version = cell.version.as_deref().unwrap_or("?");
    match cell.drift.as_str() {
        "" => version.to_owned(),
        "off" => "off here".to_owned(),
        drift => format!("{version} ({drift})"),
    }
}

impl Page for EnvironmentBoard {
    fn page(&self) -> String {
        let codes: Vec<&str> = self
            .environments
            .iter()
            .map(|one| one.code.as_str())
            .collect();
        let mut headings = vec![""];
        headings.extend(&codes);
        let mut table = Table::new(&headings);
        let mut row = |name: &str, cells: Vec<String>| {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            table.row(std::iter::once(name).chain(cells));
        };
        let heads = &self.environments;
        row(
            "verdict",
            heads
                .iter()
                .map(|one| one.verdict.replace('_', " "))
                .collect(),
        );
        row(
            "known",
            heads.iter().map(|one| one.freshness.clone()).collect(),
        );
        for product in &self.products {
            row(&product.name, product.cells.iter().map(cell).collect());
            for component in &product.components {
                let name = format!(". {}", component.name);
                row(&name, component.cells.iter().map(cell).collect());
            }
        }
        table.or("No environments.")
    }
}
