//! Messages, audiences, templates and calendars for people.

use super::Page;
use super::table::{Table, short};
use super::text::one_line;
use serde::Deserialize;
use slipway_app::messages::{
    Audience, Audiences, MailServer, MessageShape, Messages, RenderedMessage, Templates,
};
use slipway_app::windows::{CalendarExported, CalendarFeeds, CalendarImported, CalendarSources};

impl Page for Messages {
    fn page(&self) -> String {
        let mut table = Table::new(&["state", "latest", "message", "about", "audience", "id"]);
        for message in &self.messages {
            let when = message.latest.as_ref().or(message.at.as_ref());
            let when = when.map_or("", |stamp| stamp.label.as_str());
            let MessageShape {
                state,
                about,
                audience,
                id,
                ..
            } = message;
            table.row([
                state.as_str(),
                when,
                message.kind.title(),
                about,
                audience,
                id,
            ]);
        }
        table.or("No messages.")
    }
}

impl Page for MessageShape {
    fn page(&self) -> String {
        let list = Messages {
            messages: vec![self.clone()],
        };
        format!("{}{}\n", list.page(), one_line(&self.result))
    }
}

/// Messages that were sent, with how it went.
#[derive(Deserialize)]
pub(crate) struct Told {
    messages: Vec<MessageShape>,
}

impl Page for Told {
    fn page(&self) -> String {
        let messages = self.messages.clone();
        let mut out = Messages { messages }.page();
        for message in &self.messages {
            let (audience, result) = (one_line(&message.audience), one_line(&message.result));
            out.push_str(&format!("{audience}: {result}\n"));
        }
        out
    }
}

/// Several messages as they would go out.
#[derive(Deserialize)]
pub(crate) struct Texts {
    messages: Vec<RenderedMessage>,
}

impl Page for Texts {
    fn page(&self) -> String {
        let pages = self.messages.iter().map(|text| {
            let audience = one_line(&text.message.audience);
            format!("For:     {audience}\n{}", text.page())
        });
        pages.collect::<Vec<_>>().join("\n---\n\n")
    }
}

impl Page for RenderedMessage {
    fn page(&self) -> String {
        let body: Vec<String> = self.body.lines().map(one_line_kept).collect();
        let mut out = format!(
            "{}     {}\nSubject: {}\nWays:    {}\n\n{}\n",
            if self.shows_receivers { "To: " } else { "Bcc:" },
            one_line(&self.addresses.join(", ")),
            one_line(&self.subject),
            self.ways.join(", "),
            body.join("\n")
        );
        if !self.missing.is_empty() {
            out.push_str(&format!(
                "\nIt cannot go out without: {}.\n",
                self.missing.join(", ")
            ));
        }
        out
    }
}

/// A line with its spaces, and without what a terminal would obey.
fn one_line_kept(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).collect()
}

impl Page for Audiences {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "audience",
            "hears of",
            "environments",
            "addresses",
            "webhook",
        ]);
        for audience in &self.audiences {
            let types: Vec<&str> = audience
                .change_types
                .iter()
                .map(|kind| kind.title())
                .collect();
            let all = |list: String| {
                if list.is_empty() {
                    "all".to_owned()
                } else {
                    list
                }
            };
            let types = all(types.join(", "));
            let environments = all(audience.environments.join(", "));
            let addresses = short(&audience.addresses.join(", "), 50);
            table.row(
                [
                    &audience.name,
                    &types,
                    &environments,
                    &addresses,
                    &audience.webhook,
                ]
                .map(String::as_str),
            );
        }
        table.or("No audiences.")
    }
}

impl Page for Audience {
    fn page(&self) -> String {
        let audiences = vec![self.clone()];
        Audiences { audiences }.page()
    }
}

impl Page for Templates {
    fn page(&self) -> String {
        let mut table = Table::new(&["message", "language", "audience", "notice", "text"]);
        for template in &self.templates {
            let notice = template
                .notice_days
                .map_or_else(String::new, |days| format!("{days} days"));
            let audience = template.audience.as_deref().unwrap_or("every one");
            let origin = if template.built_in {
                "built in"
            } else {
                "edited"
            };
            table.row([
                template.kind.slug(),
                &template.language,
                audience,
                &notice,
                origin,
            ]);
        }
        let mut fields = Table::new(&["field", "holds"]);
        for field in &self.fields {
            fields.row([field.name.as_str(), &field.holds]);
        }
        format!("{}\n{}", table.or("No templates."), fields.or(""))
    }
}

impl Page for MailServer {
    fn page(&self) -> String {
        if self.host.is_empty() {
            return "No mail server is set up.\n".to_owned();
        }
        let mut table = Table::new(&["server", "port", "security", "login", "password", "from"]);
        let password = match self.password_kept.as_str() {
            "keyring" => "in the keyring",
            "this_run" => "for this run only",
            _ => "",
        };
        let port = self.port.to_string();
        table.row([
            self.host.as_str(),
            &port,
            &self.security,
            &self.login,
            password,
            &self.from_address,
        ]);
        table.or("")
    }
}

impl Page for CalendarExported {
    fn page(&self) -> String {
        let kept = if self.feed.is_some() {
            ", and keeps it up to date"
        } else {
            ""
        };
        format!(
            "Wrote {} entries to {}{kept}.\n",
            self.events,
            one_line(&self.path)
        )
    }
}

impl Page for CalendarImported {
    fn page(&self) -> String {
        let name = one_line(&self.source.name);
        let mut out = match self.status.as_str() {
            "not_modified" => format!("{name}: nothing new.\n"),
            _ => format!(
                "{name}: {} new, {} changed, {} gone.\n",
                self.added, self.changed, self.removed
            ),
        };
        for warning in &self.warnings {
            out.push_str(&format!("  {}\n", one_line(warning)));
        }
        out
    }
}

impl Page for CalendarSources {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "calendar",
            "entries",
            "environments",
            "read",
            "problem",
            "from",
        ]);
        for source in &self.sources {
            let read = source
                .read_at
                .as_ref()
                .map_or("", |stamp| stamp.label.as_str());
            let environments = source.environments.join(", ");
            let problem = source.error.as_deref().unwrap_or_default();
            let entries = source.entries.to_string();
            table.row([
                source.name.as_str(),
                &entries,
                &environments,
                read,
                problem,
                &source.location,
            ]);
        }
        table.or("No calendars of others.")
    }
}

impl Page for CalendarFeeds {
    fn page(&self) -> String {
        let mut table = Table::new(&["file", "holds", "written", "problem"]);
        for feed in &self.feeds {
            let written = feed
                .written_at
                .as_ref()
                .map_or("", |stamp| stamp.label.as_str());
            let holds = feed.release.as_deref().unwrap_or("everything");
            table.row([
                feed.path.as_str(),
                holds,
                written,
                feed.error.as_deref().unwrap_or_default(),
            ]);
        }
        table.or("No file is kept up to date.")
    }
}
