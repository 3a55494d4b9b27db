//! Sends a message, or records that it went. What leaves the house leaves outside any transaction:
//! first it is recorded that it is being sent, then how that ended.

use super::draft::{blank, still_open};
use super::letters::{About, Letters, addresses, see_each_other, window_json};
use super::mail::{self, Mail, Shown};
use super::name::Letter;
use super::smtp::{Handed, hand_over, one_line};
use super::{MessageShape, SendMessage, server};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::{Actor, acting};
use crate::transact::{Done, Op, transact};
use crate::write_file::write_whole;
use crate::{App, Caller};
use lettre::Message;
use lettre::message::Mailbox;
use serde_json::json;
use slipway_domain::deployment::{DeploymentState, MessageKind};
use slipway_domain::role::Power;
use slipway_helm::{Posted, Remote, Unwatched, post_json};
use slipway_store::Tx;
use slipway_store::table::message::MessageRow;
use std::path::PathBuf;

/// What a person sees when the program ended while it was sending.
const UNDER_WAY: &str = "It was being sent; it is not known whether it arrived.";

/// A message that may go, with what carries it.
struct Ready {
    letter: Letter,
    row: MessageRow,
    load: Load,
}

enum Load {
    /// A person carries it.
    Hand,
    File(PathBuf, Message),
    Mail(Message),
    Post(String),
}

pub(crate) fn run(app: &App, caller: &Caller, request: SendMessage) -> Result<Done<MessageShape>> {
    let ready = app.store.read(|conn| {
        let who = acting(conn, caller)?;
        who.must(Power::Plan)?;
        let book = Book::read(app, conn)?;
        Letters::read(app, conn, &book)?.ready(&request, &who)
    })?;
    match &ready.load {
        Load::Hand => {
            let how = if request.way == "copy" {
                "Copied."
            } else {
                "Handed to the mail program."
            };
            record(app, caller, &ready, "sent", how)
        }
        Load::File(path, message) => {
            write_whole("path", path, &message.formatted())?;
            record(
                app,
                caller,
                &ready,
                "sent",
                &format!("Written to {}.", path.display()),
            )
        }
        Load::Mail(message) => {
            record(app, caller, &ready, "failed", UNDER_WAY)?;
            let (state, result) = by_mail(app, message)?;
            record(app, caller, &ready, state, &result)
        }
        Load::Post(text) => {
            record(app, caller, &ready, "failed", UNDER_WAY)?;
            let (state, result) = by_webhook(app, &ready.letter.audience.id, text);
            record(app, caller, &ready, state, &result)
        }
    }
}

impl Letters<'_> {
    fn ready(&self, request: &SendMessage, who: &Actor) -> Result<Ready> {
        let letter = self.letter(&request.message)?;
        still_open(&letter)?;
        let rendered = self.as_asked(&letter, request)?;
        if !rendered.missing.is_empty() {
            let message = format!("It cannot go out without: {}.", rendered.missing.join(", "));
            let hint = "Enter them in the plan; a message of this kind may not leave them out.";
            return Err(Error::new(Code::Blocked, message, hint));
        }
        if !rendered.ways.contains(&request.way) {
            return Err(self.no_such_way(&request.way, &letter));
        }
        let row = MessageRow {
            subject: rendered.subject.clone(),
            body: rendered.body.clone(),
            addresses: json!(rendered.addresses),
            way: request.way.clone(),
            ..blank(self.app, &letter, who)
        };
        let load = match request.way.as_str() {
            "eml" => Load::File(
                eml_path(request)?,
                self.mail(&letter, &row, who, Shown::Sender)?,
            ),
            "smtp" => Load::Mail(self.mail(&letter, &row, who, Shown::Nobody)?),
            "webhook" => Load::Post(format!("*{}*\n{}", chat(&row.subject), chat(&row.body))),
            _ => Load::Hand,
        };
        Ok(Ready { letter, row, load })
    }

    fn as_asked(&self, letter: &Letter, request: &SendMessage) -> Result<super::RenderedMessage> {
        let plain = self.rendered(letter, None)?;
        if request.subject.is_none() && request.body.is_none() {
            return Ok(plain);
        }
        let subject = request.subject.as_deref().unwrap_or(&plain.subject);
        let body = request.body.as_deref().unwrap_or(&plain.body);
        self.rendered(letter, Some((subject, body)))
    }

    fn no_such_way(&self, way: &str, letter: &Letter) -> Error {
        let name = &letter.audience.name;
        let (message, hint) = match way {
            "smtp"
                if self
                    .server
                    .as_ref()
                    .is_none_or(|server| server.host.is_empty()) =>
            {
                (
                    "No mail server is set up.".to_owned(),
                    "slipwayctl mail server set HOST …, or use copy or eml.",
                )
            }
            "smtp" | "eml" | "mailto" if addresses(&letter.audience).is_empty() => (
                format!("{name} has no mail address."),
                "Enter one: slipwayctl audience edit NAME --address ADDRESS.",
            ),
            "mailto" => (
                "The message is too long for a link to the mail program.".to_owned(),
                "Use copy or eml.",
            ),
            "webhook" => (
                format!("{name} has no webhook, or its URL is not known here."),
                "slipwayctl audience edit NAME --webhook NAME --url-stdin.",
            ),
            _ => (
                format!("“{way}” is no way out."),
                "Use copy, mailto, eml, smtp or webhook.",
            ),
        };
        Error::invalid("way", message, hint)
    }

    /// `hidden` is where the receivers stand when they may not see each other.
    fn mail(
        &self,
        letter: &Letter,
        row: &MessageRow,
        who: &Actor,
        hidden: Shown,
    ) -> Result<Message> {
        let from = self.sender(who)?;
        let to = addresses(&letter.audience)
            .iter()
            .map(|text| Ok(Mailbox::new(None, mail::address("addresses", text)?)))
            .collect::<Result<Vec<_>>>()?;
        let shown = match see_each_other(&letter.audience) {
            true => Shown::Everybody,
            false => hidden,
        };
        let mail = Mail {
            id: &row.id,
            subject: &row.subject,
            body: &row.body,
            calendar: self.calendar(letter.kind, &letter.about, &from, &to, shown)?,
            shown,
            at: self.book.now,
            from,
            to,
        };
        mail.message()
    }

    /// Who a mail comes from: the hub's address, or the mail address of who sends it.
    fn sender(&self, who: &Actor) -> Result<Mailbox> {
        if let Some(server) = self
            .server
            .as_ref()
            .filter(|server| !server.from_address.is_empty())
        {
            let name = Some(server.from_name.clone()).filter(|name| !name.is_empty());
            return Ok(Mailbox::new(
                name,
                mail::address("from_address", &server.from_address)?,
            ));
        }
        let person = self.book.people.iter().find(|row| row.id == who.id);
        match person.filter(|row| !row.email.is_empty()) {
            Some(row) => Ok(Mailbox::new(
                Some(row.name.clone()),
                mail::address("email", &row.email)?,
            )),
            None => Err(Error::invalid(
                "way",
                format!("Nobody knows which address {} writes from.", who.name),
                "Enter their mail address, or set up the mail server.",
            )),
        }
    }
}

/// Chat services read `<`, `>` and `&` as their own marks.
fn chat(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn eml_path(request: &SendMessage) -> Result<PathBuf> {
    let path = request.path.as_deref().map(str::trim).unwrap_or_default();
    if path.is_empty() {
        return Err(Error::invalid(
            "path",
            "Where to write the .eml is not said.",
            "Give the whole path of the file.",
        ));
    }
    Ok(PathBuf::from(path))
}

fn by_mail(app: &App, message: &Message) -> Result<(&'static str, String)> {
    let row = app.store.read(server::row)?;
    let Some(row) = row else {
        return Ok((
            "failed",
            "The mail server was taken away meanwhile.".to_owned(),
        ));
    };
    let password = match row.login.is_empty() {
        true => None,
        false => match app.secrets.get(server::SECRET) {
            Ok(secret) => Some(secret),
            Err(error) => return Ok(("failed", error.message)),
        },
    };
    let host = &row.host;
    Ok(match hand_over(&row, password.as_ref(), message) {
        Handed::Taken(said) => ("sent", format!("{host} took it: {said}")),
        Handed::Refused(why) => (
            "failed",
            format!("{host} did not take it: {why}. Nothing was sent."),
        ),
        Handed::Unknown(why) => {
            let what = "it was handed over, but no answer came; it is not known whether it arrived";
            ("failed", format!("{host}: {what} ({why})."))
        }
    })
}

fn by_webhook(app: &App, audience: &str, text: &str) -> (&'static str, String) {
    let url = match app.secrets.get(&super::audiences::secret_key(audience)) {
        Ok(secret) => secret,
        Err(error) => return ("failed", error.message),
    };
    let mut remote = Remote::http(url.expose());
    remote.limits.total = std::time::Duration::from_secs(30);
    let host = slipway_helm::host_named(url.expose());
    match post_json(&remote, &json!({ "text": text }).to_string(), &Unwatched) {
        Ok(Posted::Taken(said)) => ("sent", format!("{host} took it: {}", one_line(&said))),
        Ok(Posted::Refused(status, said)) => (
            "failed",
            format!(
                "{host} refused it (HTTP {status}): {}. Nothing was posted.",
                one_line(&said)
            ),
        ),
        Ok(Posted::Unknown(why)) => (
            "failed",
            format!(
                "{host}: it was sent, but no answer came; it is not known whether it arrived ({why})."
            ),
        ),
        Err(error) => ("failed", format!("{error}. Nothing was posted.")),
    }
}

/// Records how a message stands, and what follows when it went out.
fn record(
    app: &App,
    caller: &Caller,
    ready: &Ready,
    state: &str,
    result: &str,
) -> Result<Done<MessageShape>> {
    transact(app, caller, Op::SendMessage, |tx, _| {
        let letter = &ready.letter;
        let row = MessageRow {
            state: state.to_owned(),
            result: result.to_owned(),
            at: app.now_text(),
            ..ready.row.clone()
        };
        tx.put(&row)?;
        if state == "sent" {
            announce(tx, letter)?;
        }
        let book = Book::read(app, tx.conn())?;
        let letters = Letters::read(app, tx.conn(), &book)?;
        let title = letters.title(&letter.about)?;
        let what = match (state, result) {
            ("sent", _) => "Sent",
            (_, UNDER_WAY) => "Is sending",
            _ => "Could not send",
        };
        let summary = format!(
            "{what} “{}” to {}: {title}",
            letter.kind.title(),
            letter.audience.name
        );
        Ok((letters.shape(&row, &title), summary))
    })
}

/// A window that was told is announced, and it is remembered which one.
fn announce(tx: &Tx<'_>, letter: &Letter) -> Result<()> {
    let told = matches!(
        letter.kind,
        MessageKind::Announcement | MessageKind::DateChanged
    );
    let About::Deployment(plan) = &letter.about else {
        return Ok(());
    };
    if !told {
        return Ok(());
    }
    let now: Option<slipway_store::table::deployment::DeploymentRow> = tx.get(&plan.id)?;
    let Some(mut row) = now else {
        return Ok(());
    };
    // The window that this message told, which may have been moved while it was sent.
    row.announced = window_json(plan);
    if row.state == DeploymentState::Planned.slug() {
        row.state = DeploymentState::Announced.slug().to_owned();
    }
    tx.put(&row)?;
    Ok(())
}
