//! Replies to those who report defects, for people.

use super::Page;
use super::table::Table;
use super::text::clean;
use slipway_app::replies::{RenderedReply, Replies};

impl Page for Replies {
    fn page(&self) -> String {
        let mut table = Table::new(&["template", "name", "read by", "text"]);
        for reply in &self.replies {
            let read = if reply.public { "everyone" } else { "the team" };
            let origin = if reply.built_in { "built in" } else { "edited" };
            table.row([reply.id.as_str(), &reply.title, read, origin]);
        }
        format!(
            "{}Fields: {}\n",
            table.or("No replies."),
            self.fields.join(", ")
        )
    }
}

impl Page for RenderedReply {
    fn page(&self) -> String {
        let body = clean(&self.body);
        match self.missing.as_slice() {
            [] => format!("{body}\n"),
            missing => format!("{body}\n\nNot known: {}\n", missing.join(", ")),
        }
    }
}
