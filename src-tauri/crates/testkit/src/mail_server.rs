//! A mail server that speaks SMTP strictly, keeps what it was given, and fails on purpose.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// A mail as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Address of the envelope's sender.
    pub from: String,
    /// Addresses of the envelope's receivers.
    pub to: Vec<String>,
    /// The mail, its lines ended by CRLF.
    pub data: String,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailFault {
    /// Nothing.
    None,
    /// It is busy (451) when the sender is named.
    Busy,
    /// Every receiver is refused (550).
    NoSuchReceiver,
    /// Receivers that begin with `gone` are refused (550).
    SomeGone,
    /// The text is refused (554) after it was sent.
    RefusesText,
    /// The connection breaks after the text was sent, before the answer.
    DropsAfterText,
    /// The connection breaks right after the greeting.
    DropsAtOnce,
}

/// A mail server on a port of its own.
pub struct MailReceiver {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

impl MailReceiver {
    /// Starts one; it serves until the process ends.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(fault: MailFault) -> std::io::Result<MailReceiver> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let received = Arc::new(Mutex::default());
        let keep = Arc::clone(&received);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let keep = Arc::clone(&keep);
                // A conversation that breaks is the fault that was asked for.
                std::thread::spawn(move || serve(stream, fault, &keep).ok());
            }
        });
        Ok(MailReceiver { address, received })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// What it took so far.
    pub fn received(&self) -> Vec<Received> {
        self.received
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

fn serve(stream: TcpStream, fault: MailFault, keep: &Mutex<Vec<Received>>) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    let mut say = |text: &str| out.write_all(format!("{text}\r\n").as_bytes());
    say("220 receiver.test ESMTP")?;
    if fault == MailFault::DropsAtOnce {
        return Ok(());
    }
    let (mut from, mut to) = (None, Vec::new());
    while let Some(line) = lines.next() {
        let line = line?;
        let upper = line.to_uppercase();
        if upper.starts_with("EHLO ") {
            say("250-receiver.test\r\n250-AUTH PLAIN\r\n250 8BITMIME")?;
        } else if let Some(path) = upper.starts_with("MAIL FROM:").then(|| path_of(&line)) {
            if fault == MailFault::Busy {
                say("451 4.3.0 busy, try again later")?;
                continue;
            }
            from = Some(path);
            say("250 sender ok")?;
        } else if upper.starts_with("RCPT TO:") {
            let path = path_of(&line);
            let gone = fault == MailFault::SomeGone && path.starts_with("gone");
            if from.is_none() {
                say("503 MAIL first")?;
            } else if gone || fault == MailFault::NoSuchReceiver {
                say("550 5.1.1 no such mailbox")?;
            } else {
                to.push(path);
                say("250 receiver ok")?;
            }
        } else if upper == "DATA" {
            if to.is_empty() {
                say("503 RCPT first")?;
                continue;
            }
            say("354 go on")?;
            let mut data = String::new();
            for line in lines.by_ref() {
                let line = line?;
                if line == "." {
                    break;
                }
                data.push_str(line.strip_prefix('.').unwrap_or(&line));
                data.push_str("\r\n");
            }
            match fault {
                MailFault::DropsAfterText => return Ok(()),
                MailFault::RefusesText => say("554 5.7.1 we do not like it")?,
                _ => {
                    let mail = Received {
                        from: from.take().unwrap_or_default(),
                        to: std::mem::take(&mut to),
                        data,
                    };
                    keep.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(mail);
                    say("250 2.0.0 taken as 4711")?;
                }
            }
        } else if upper.starts_with("AUTH PLAIN") {
            // `\0ana\0right` in base64.
            let right = line.ends_with("AGFuYQByaWdodA==");
            say(if right {
                "235 welcome"
            } else {
                "535 5.7.8 wrong password"
            })?;
        } else if upper == "QUIT" {
            say("221 bye")?;
            return Ok(());
        } else if upper == "RSET" || upper == "NOOP" {
            say("250 ok")?;
        } else {
            say("500 what?")?;
        }
    }
    Ok(())
}

fn path_of(line: &str) -> String {
    let inside = line.split_once('<').map_or("", |(_, rest)| rest);
    inside.split('>').next().unwrap_or_default().to_owned()
}
