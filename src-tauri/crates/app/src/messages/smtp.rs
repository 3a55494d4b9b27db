//! Handing a mail to the mail server, step by step, so that it is known how far it came.

use lettre::Message;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use slipway_helm::Secret;
use slipway_store::table::mail_server::MailServerRow;
use std::fs::File;
use std::io::Read;
use std::net::IpAddr;
use std::time::Duration;

/// Longest wait for any one answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// Longest file of certificates that is read.
const LONGEST_PEM: u64 = 1 << 20;
/// What a certificate begins with in a PEM file.
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

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
    let tls = match encryption(server) {
        Ok(tls) => tls,
        Err(why) => return Ok(Handed::Refused(why)),
    };
    let mut connection = connect(server, tls)?;
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

/// Trusts the authorities of the system and the server's own; None for a way that is not encrypted.
fn encryption(server: &MailServerRow) -> Result<Option<TlsParameters>, String> {
    if server.security == "none" {
        return Ok(None);
    }
    let host = server.host.trim_matches(['[', ']']);
    let mut builder = TlsParameters::builder(host.to_owned());
    if !server.ca_file.is_empty() {
        builder = builder.add_root_certificate(authority(&server.ca_file)?);
    }
    builder.build().map(Some).map_err(|error| said(&error))
}

/// The certificates of a PEM file.
///
/// # Errors
/// Why it cannot be used, as one sentence.
pub(crate) fn authority(file: &str) -> Result<Certificate, String> {
    let cannot = |why: &str| format!("The certificate authority {file} cannot be used: {why}.");
    let mut pem = Vec::new();
    let opened = File::open(file).and_then(|file| file.take(LONGEST_PEM).read_to_end(&mut pem));
    opened.map_err(|error| cannot(&error.to_string()))?;
    if !pem.windows(BEGIN.len()).any(|part| part == BEGIN) {
        return Err(cannot("there is no certificate in it"));
    }
    Certificate::from_pem(&pem).map_err(|error| cannot(&said(&error)))
}

fn connect(
    server: &MailServerRow,
    tls: Option<TlsParameters>,
) -> Result<SmtpConnection, SmtpError> {
    let place = (
        server.host.as_str(),
        u16::try_from(server.port).unwrap_or(0),
    );
    let hello = ClientId::default();
    if server.security == "tls" {
        return SmtpConnection::connect(place, Some(PATIENCE), &hello, tls.as_ref(), None);
    }
    let mut connection = SmtpConnection::connect(place, Some(PATIENCE), &hello, None, None)?;
    if let Some(tls) = tls {
        connection.starttls(&tls, &hello)?;
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
    if text.contains("invalid peer certificate") {
        text = format!(
            "its certificate is not trusted here ({text}); name the file of its authority with the \
             mail server, if it is your own"
        );
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
