//! A message as mail: RFC 5322 with its text and, for a deployment, the .ics that enters, moves or
//! strikes out its window.

use super::letters::{About, Letters};
use crate::calendars::entries;
use crate::error::{Code, Error, Result};
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Mailboxes, MessageBuilder, MultiPart, SinglePart, header};
use lettre::{Address, Message};
use slipway_domain::calendar::ical::{self, Calendar, Method, Party, Status};
use slipway_domain::deployment::MessageKind;
use std::time::SystemTime;

/// What a mail is made of.
pub(crate) struct Mail<'a> {
    /// Its message's id, which names it for good.
    pub(crate) id: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    pub(crate) from: Mailbox,
    pub(crate) to: Vec<Mailbox>,
    pub(crate) shown: Shown,
    pub(crate) at: DateTime<Utc>,
    /// Its calendar and METHOD.
    pub(crate) calendar: Option<(String, &'static str)>,
}

/// Where a mail says who receives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// In To: each receiver sees the others.
    Everybody,
    /// Nowhere: the mail server alone is told.
    Nobody,
    /// In Bcc, for the mail program that sends the file and takes Bcc away.
    Sender,
}

impl Mail<'_> {
    /// The mail, whole. Every header is built from typed values, so that no text becomes a header.
    ///
    /// # Errors
    /// `internal` when it cannot be put together.
    pub(crate) fn message(&self) -> Result<Message> {
        let domain = self.from.email.domain().to_owned();
        let builder = Message::builder()
            .from(self.from.clone())
            .subject(self.subject)
            .date(SystemTime::from(self.at))
            .message_id(Some(format!("<{}@{domain}>", self.id)));
        let builder = self.addressed(builder);
        let text = SinglePart::builder()
            .header(ContentType::TEXT_PLAIN)
            .body(self.body.to_owned());
        let built = match &self.calendar {
            None => builder.singlepart(text),
            Some((calendar, method)) => {
                let mut parts = MultiPart::mixed()
                    .boundary(format!("slipway-{}", self.id))
                    .singlepart(text);
                parts = parts.singlepart(attached(calendar, method)?);
                builder.multipart(parts)
            }
        };
        built.map_err(|error| cannot(&error.to_string()))
    }

    fn addressed(&self, builder: MessageBuilder) -> MessageBuilder {
        let all: Mailboxes = self.to.iter().cloned().collect();
        if self.shown == Shown::Everybody {
            return builder.mailbox(header::To::from(all));
        }
        // RFC 5322 appendix A.1.3: an empty group, since a mail without To is often taken for spam.
        let nobody = HeaderName::new_from_ascii_str("To");
        let nobody = HeaderValue::new(nobody, "undisclosed-recipients:;".to_owned());
        let builder = builder.raw_header(nobody).mailbox(header::Bcc::from(all));
        match self.shown {
            Shown::Sender => builder.keep_bcc(),
            _ => builder,
        }
    }
}

fn attached(calendar: &str, method: &str) -> Result<SinglePart> {
    let kind = format!("text/calendar; charset=utf-8; method={method}; name=\"window.ics\"");
    let kind = ContentType::parse(&kind).map_err(|error| cannot(&error.to_string()))?;
    Ok(SinglePart::builder()
        .header(kind)
        .header(header::ContentTransferEncoding::Base64)
        .header(header::ContentDisposition::attachment("window.ics"))
        .body(calendar.to_owned().into_bytes()))
}

fn cannot(why: &str) -> Error {
    Error::new(
        Code::Internal,
        format!("The mail cannot be put together: {why}."),
        "",
    )
}

impl Letters<'_> {
    /// The calendar that goes with a message; None when it tells no window. Receivers that may not
    /// see each other are published to (RFC 5546 §3.2.1), as an invitation would name them all.
    pub(crate) fn calendar(
        &self,
        kind: MessageKind,
        about: &About,
        from: &Mailbox,
        to: &[Mailbox],
        shown: Shown,
    ) -> Result<Option<(String, &'static str)>> {
        let About::Deployment(row) = about else {
            return Ok(None);
        };
        let Some(mut event) = entries::of_deployment(self.conn, self.book, &self.ladder, row)?
        else {
            return Ok(None);
        };
        let (method, name) = match (shown, kind) {
            (Shown::Nobody | Shown::Sender, _) => (Method::Publish, "PUBLISH"),
            (_, MessageKind::Cancelled) => (Method::Cancel, "CANCEL"),
            _ => (Method::Request, "REQUEST"),
        };
        let to = if shown == Shown::Everybody { to } else { &[] };
        // What is told with this mail is told: to its reader the window is no longer tentative.
        event.status = match kind {
            MessageKind::Cancelled => Status::Cancelled,
            _ if event.status == Status::Tentative => Status::Confirmed,
            _ => event.status,
        };
        let calendar = Calendar {
            name: String::new(),
            method,
            stamp: Some(self.book.now),
            organizer: Some(party(from)),
            attendees: to.iter().map(party).collect(),
            events: vec![event],
        };
        Ok(Some((ical::write(&calendar), name)))
    }
}

fn party(mailbox: &Mailbox) -> Party {
    let address = mailbox.email.to_string();
    Party {
        name: mailbox.name.clone().unwrap_or_else(|| address.clone()),
        address,
    }
}

/// Reads a mail address.
///
/// # Errors
/// `invalid` with the field.
pub(crate) fn address(field: &str, text: &str) -> Result<Address> {
    let read = text.trim().parse().ok().filter(|_| text.is_ascii());
    read.ok_or_else(|| {
        let shown: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
        let message = format!("“{shown}” is no mail address.");
        Error::invalid(
            field,
            message,
            "Such as operations@switch.example, without a name around it.",
        )
    })
}
