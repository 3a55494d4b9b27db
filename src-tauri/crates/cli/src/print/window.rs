//! Maintenance windows, freezes and halts, for people.

use super::Page;
use super::table::Table;
use super::text::one_line;
use slipway_app::windows::{HaltShape, Halts, OccurrenceShape, Occurrences, WindowShape, Windows};

impl Page for Windows {
    fn page(&self) -> String {
        let mut table = Table::new(&["id", "state", "for", "when", "why", "next"]);
        for window in &self.windows {
            let scope = scope(&window.environments, &window.products);
            let next = window.next.as_ref().map_or("", |next| next.label.as_str());
            let state = match window.kind.as_str() {
                "freeze" if !window.hard => format!("{}, soft", window.state),
                _ => window.state.clone(),
            };
            table.row([
                window.id.as_str(),
                &state,
                &scope,
                &window.words,
                &window.reason,
                next,
            ]);
        }
        table.or("None. Add one with `slipwayctl window add` or `slipwayctl freeze add`.")
    }
}

impl Page for WindowShape {
    fn page(&self) -> String {
        let mut out = format!("{}\n", one_line(&self.reason));
        let mut line = |name: &str, text: &str| {
            if !text.is_empty() {
                out.push_str(&format!("{name:<8} {}\n", one_line(text)));
            }
        };
        line("id", &self.id);
        line("for", &scope(&self.environments, &self.products));
        line("when", &self.words);
        line("next", self.next.as_ref().map_or("", |next| &next.label));
        line("owner", self.owner.as_deref().unwrap_or_default());
        line("from", self.source.as_deref().unwrap_or_default());
        if let Some(lifted) = &self.lifted {
            let text = format!("{} by {}: {}", lifted.at.label, lifted.by, lifted.reason);
            line("lifted", &text);
        }
        out
    }
}

impl Page for Occurrences {
    fn page(&self) -> String {
        let mut table = Table::new(&["start", "end", "note"]);
        for OccurrenceShape {
            start, end, shift, ..
        } in &self.occurrences
        {
            let note = match shift.as_str() {
                "gap" => "the clock skips this time",
                "fold" => "the clock shows this time twice; the first is meant",
                _ => "",
            };
            table.row([start.as_str(), end, note]);
        }
        table.or("None between these days.")
    }
}

impl Page for Halts {
    fn page(&self) -> String {
        let mut table = Table::new(&["id", "state", "for", "since", "until", "by", "why"]);
        for halt in &self.halts {
            let state = match (&halt.lifted, halt.active) {
                (_, true) => "holds".to_owned(),
                (Some(lifted), _) => format!("lifted by {}", lifted.by),
                (None, false) => "over".to_owned(),
            };
            let until = halt.until.as_ref().map_or("", |until| until.label.as_str());
            table.row([
                halt.id.as_str(),
                &state,
                &scope(&halt.environments, &[]),
                &halt.at.label,
                until,
                &halt.by,
                &halt.reason,
            ]);
        }
        table.or("Nothing was ever halted.")
    }
}

impl Page for HaltShape {
    fn page(&self) -> String {
        Halts {
            halts: vec![self.clone()],
        }
        .page()
    }
}

/// What something is for, in words.
fn scope(environments: &[String], products: &[String]) -> String {
    let environments = match environments {
        [] => "everywhere".to_owned(),
        codes => codes.join(", "),
    };
    match products {
        [] => environments,
        names => format!("{environments}: {}", names.join(", ")),
    }
}
