//! Writes a message as it would go out, and says what still keeps it here.

use super::audiences::knows_webhook;
use super::letters::{Letters, addresses, see_each_other};
use super::name::Letter;
use super::{NameMessage, RenderMessage, RenderedMessage, TemplateText};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::{App, Caller};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use slipway_domain::message::field::Fields;
use slipway_domain::message::template::{Rendered, TemplateError, body_text, render, subject_line};

/// Longest `mailto:` link that the mail programs of all systems take.
const LONGEST_LINK: usize = 2_000;

pub(crate) fn run(app: &App, _caller: &Caller, request: RenderMessage) -> Result<RenderedMessage> {
    let RenderMessage {
        id,
        kind,
        deployment,
        release,
        audience,
        template,
    } = request;
    let named = NameMessage {
        id,
        kind,
        deployment,
        release,
        audience,
    };
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let letters = Letters::read(app, conn, &book)?;
        let letter = letters.letter(&named)?;
        let language = template.as_ref().and_then(|text| text.language.clone());
        let tried = template
            .map(|text| letters.filled(&letter, &text))
            .transpose()?;
        let tried = tried
            .as_ref()
            .map(|text| (text.subject.as_str(), text.body.as_str()));
        letters.rendered_in(&letter, tried, language.as_deref())
    })
}

impl Letters<'_> {
    /// A template filled in for a message.
    fn filled(&self, letter: &Letter, text: &TemplateText) -> Result<Rendered> {
        let fields = self.letter_fields(letter, text.language.as_deref())?;
        render(&text.subject, &text.body, &fields).map_err(|why| broken(&why))
    }

    fn letter_fields(&self, letter: &Letter, language: Option<&str>) -> Result<Fields> {
        let kept = || self.language(letter.kind, &letter.audience);
        let language = language.unwrap_or_else(kept);
        self.fields(&letter.about, &letter.audience, &letter.stored, language)
    }

    /// The message as it would go out; `edited` is a text that replaces the template's.
    ///
    /// # Errors
    /// The store's; `invalid` with the line of a template that does not run.
    pub(crate) fn rendered(
        &self,
        letter: &Letter,
        edited: Option<(&str, &str)>,
    ) -> Result<RenderedMessage> {
        self.rendered_in(letter, edited, None)
    }

    /// [`Letters::rendered`]; what is edited is in this language, in the template's where none is said.
    fn rendered_in(
        &self,
        letter: &Letter,
        edited: Option<(&str, &str)>,
        language: Option<&str>,
    ) -> Result<RenderedMessage> {
        let fields = self.letter_fields(letter, language)?;
        let written = letter
            .row
            .as_ref()
            .map(|row| (row.subject.as_str(), row.body.as_str()));
        let text = match edited.or(written) {
            Some((subject, body)) => Rendered {
                subject: subject_line(subject),
                body: body_text(body),
            },
            None => {
                let chosen = self.template(letter.kind, &letter.audience);
                render(&chosen.subject, &chosen.body, &fields).map_err(|why| broken(&why))?
            }
        };
        let mut missing = fields.missing(letter.kind);
        let left_out = fields.left_out(letter.kind, &text.body);
        missing.extend(
            left_out
                .into_iter()
                .filter(|name| !fields.get(name).trim().is_empty()),
        );
        if letter.settled().is_some() {
            missing.clear();
        }
        let title = self.title(&letter.about)?;
        let mut message = match &letter.row {
            Some(row) => self.shape(row, &title),
            None => self.demanded(&letter.about, &title, letter.kind, &letter.audience),
        };
        if letter.settled().is_none() {
            let owed = self.owed(&letter.about, &letter.audience, &letter.stored)?;
            if let Some(owed) = owed.iter().find(|owed| owed.kind == letter.kind) {
                message.latest = Some(self.stamp(owed.latest));
                if message.state == "due" && owed.latest <= self.book.now {
                    message.state = "overdue".to_owned();
                }
            }
            message.subject.clone_from(&text.subject);
        }
        let to = addresses(&letter.audience);
        let seen = see_each_other(&letter.audience);
        let mailto = mailto(&to, seen, &text);
        Ok(RenderedMessage {
            ways: self.ways(letter, &to, mailto.is_some()),
            message,
            file_name: file_name(&text.subject),
            missing: missing.into_iter().map(str::to_owned).collect(),
            addresses: to,
            shows_receivers: seen,
            mailto,
            subject: text.subject,
            body: text.body,
        })
    }

    fn ways(&self, letter: &Letter, to: &[String], link: bool) -> Vec<String> {
        let server = self
            .server
            .as_ref()
            .is_some_and(|server| !server.host.is_empty());
        let webhook = knows_webhook(self.app, &letter.audience);
        let ways = [
            ("copy", true),
            ("mailto", link),
            ("eml", !to.is_empty()),
            ("smtp", server && !to.is_empty()),
            ("webhook", webhook),
        ];
        let open = ways.into_iter().filter(|(_, open)| *open);
        open.map(|(way, _)| way.to_owned()).collect()
    }
}

/// What is wrong with a template, for whoever edits it.
pub(crate) fn broken(why: &TemplateError) -> Error {
    let field = match why {
        TemplateError::Empty("subject")
        | TemplateError::TooLong("subject")
        | TemplateError::TooMuch("subject")
        | TemplateError::Broken {
            part: "subject", ..
        } => "subject",
        _ => "body",
    };
    let hint = match why {
        TemplateError::LeavesOut(_) => {
            "Put each in its braces where it belongs, such as {{ impact }}."
        }
        _ => "slipwayctl template list names the fields; there are if and for.",
    };
    let mut message = format!("The template cannot be used: {why}.");
    if let TemplateError::LeavesOut(_) = why {
        message = format!("No message of this kind may go out without all required fields: {why}.");
    }
    let mut error = Error::new(Code::Invalid, message, hint);
    error.field = Some(field.to_owned());
    error
}

fn mailto(to: &[String], seen: bool, text: &Rendered) -> Option<String> {
    if to.is_empty() {
        return None;
    }
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let to: Vec<String> = to.iter().map(|address| encode(address)).collect();
    // RFC 6068: line ends in a body are CRLF.
    let body = encode(&text.body.replace('\n', "\r\n"));
    let to = to.join(",");
    let to = if seen {
        format!("{to}?")
    } else {
        format!("?bcc={to}&")
    };
    let link = format!("mailto:{to}subject={}&body={body}", encode(&text.subject));
    (link.len() <= LONGEST_LINK).then_some(link)
}

/// A name for the .eml that every file system takes.
fn file_name(subject: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || matches!(c, '.' | ' ') {
            c
        } else {
            '-'
        }
    };
    let name: String = subject.chars().map(plain).take(80).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join("-");
    let name = name.trim_matches(['.', '-']);
    format!("{}.eml", if name.is_empty() { "message" } else { name })
}
