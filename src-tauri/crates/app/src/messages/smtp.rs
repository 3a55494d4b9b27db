//! Handing a mail to the mail server, step by step, so that it is known how far it came.

use lettre::Message;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use slipway_helm::Secret;
use slipway_store::table::mail_server::MailServerRow;
use std::net::IpAddr;
use std::time::Duration;

/// Longest wait for any one answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// How handing over ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Handed {
    /// The server took it; what it said, and who it refused.
    Taken(String),
    /// It did not take it, and nothing was sent.
    Refused(String),
    /// The text went out and no answer came back.
    Unknown(String),
}

/// Whether a host is this machine, to which alone mail may go unencrypted.
pub(crate) fn is_loopback(host: &str) -> bool {
    let host = host.trim().trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Hands a mail over. Blocks for at most some minutes; call it outside any transaction.
pub(crate) fn hand_over(
    server: &MailServerRow,
    password: Option<&Secret>,
    mail: &Message,
) -> Handed {
    match attempt(server, password, mail) {
        Ok(handed) => handed,
        Err(error) => Handed::Refused(said(&error)),
    }
}

/// Errors end before the text was sent.
fn attempt(
    server: &MailServerRow,
    password: Option<&Secret>,
    mail: &Message,
) -> Result<Handed, SmtpError> {
    let mut connection = connect(server)?;
    if let Some(password) = password.filter(|_| !server.login.is_empty()) {
        let credentials = Credentials::new(server.login.clone(), password.expose().to_owned());
        connection.auth(DEFAULT_MECHANISMS, &credentials)?;
    }
    let envelope = mail.envelope();
    connection.command(Mail::new(envelope.from().cloned(), vec![]))?;
    let mut refused = Vec::new();
    for to in envelope.to() {
        match connection.command(Rcpt::new(to.clone(), vec![])) {
            Ok(_) => {}
            Err(error) if error.is_transient() || error.is_permanent() => {
                refused.push(format!("{to} ({})", said(&error)));
            }
            Err(error) => return Err(error),
        }
    }
    if refused.len() == envelope.to().len() {
        connection.abort();
        return Ok(Handed::Refused(format!(
            "it refuses every address: {}",
            refused.join(", ")
        )));
    }
    connection.command(Data)?;
    Ok(match connection.message(&mail.formatted()) {
        Ok(answer) => {
            let answer: Vec<&str> = answer.message().collect();
            let mut taken = one_line(&answer.join(" "));
            if !refused.is_empty() {
                taken = format!("{taken}; refused: {}", refused.join(", "));
            }
            // It has the mail; how it says goodbye no longer matters.
            connection.abort();
            Handed::Taken(taken)
        }
        Err(error) if error.is_transient() || error.is_permanent() => Handed::Refused(said(&error)),
        Err(error) => Handed::Unknown(said(&error)),
    })
}

fn connect(server: &MailServerRow) -> Result<SmtpConnection, SmtpError> {
    let place = (
        server.host.as_str(),
        u16::try_from(server.port).unwrap_or(0),
    );
    let hello = ClientId::default();
    let tls = || TlsParameters::new(server.host.clone());
    if server.security == "tls" {
        return SmtpConnection::connect(place, Some(PATIENCE), &hello, Some(&tls()?), None);
    }
    let mut connection = SmtpConnection::connect(place, Some(PATIENCE), &hello, None, None)?;
    if server.security != "none" {
        connection.starttls(&tls()?, &hello)?;
    }
    Ok(connection)
}

fn said(error: &SmtpError) -> String {
    let mut text = error.to_string();
    let mut at: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
    while let Some(deeper) = at {
        let deeper_text = deeper.to_string();
        if !text.contains(&deeper_text) {
            text = format!("{text}: {deeper_text}");
        }
        at = deeper.source();
    }
    one_line(&text)
}

/// What a server said, as one short line.
pub(crate) fn one_line(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let text: String = text.chars().map(plain).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(300).collect()
}
