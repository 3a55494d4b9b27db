//! Handovers for people.

use super::Page;
use super::table::{Table, short};
use super::text::one_line;
use slipway_app::handover::Handover;

impl Page for Handover {
    fn page(&self) -> String {
        let mut table = Table::new(&["state", "item", "what", "by", "why", "key"]);
        for item in &self.items {
            let last = item.last.as_ref();
            table.row([
                item.state.as_str(),
                &item.title,
                &short(&item.detail, 60),
                last.map_or("", |last| last.by.as_str()),
                last.map_or("", |last| last.why.as_str()),
                &item.key,
            ]);
        }
        let open = match self.open.len() {
            0 => "Operations accepted everything.\n".to_owned(),
            1 => "1 point is open.\n".to_owned(),
            open => format!("{open} points are open.\n"),
        };
        format!(
            "Handover of {}\n\n{}\n{open}",
            one_line(&self.title),
            table.or("Nothing.")
        )
    }
}
