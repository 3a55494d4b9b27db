//! A mail server that speaks SMTP strictly, keeps what it was given, and fails on purpose.

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, BufRead, BufReader, Read, Write};
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
    /// Whether it came encrypted.
    pub encrypted: bool,
    /// Whether its sender had logged in.
    pub logged_in: bool,
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

/// How the way to it is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailTls {
    /// Not at all.
    None,
    /// From the first byte.
    AtOnce,
    /// After STARTTLS; before it, neither a login nor a mail is taken.
    StartTls,
}

/// A mail server on a port of its own.
pub struct MailReceiver {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    authority: String,
}

/// What it does in every conversation.
struct Manner {
    fault: MailFault,
    tls: MailTls,
    config: Arc<ServerConfig>,
    keep: Arc<Mutex<Vec<Received>>>,
}

impl MailReceiver {
    /// Starts one that does not encrypt; it serves until the process ends.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(fault: MailFault) -> io::Result<MailReceiver> {
        Self::encrypting(fault, MailTls::None)
    }

    /// Starts one that encrypts with a certificate of its own; see [`MailReceiver::authority`].
    ///
    /// # Errors
    /// When no port is free or no certificate can be made.
    pub fn encrypting(fault: MailFault, tls: MailTls) -> io::Result<MailReceiver> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let received = Arc::new(Mutex::default());
        let (config, authority) = crate::tls::own()?;
        let manner = Arc::new(Manner {
            fault,
            tls,
            config,
            keep: Arc::clone(&received),
        });
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let manner = Arc::clone(&manner);
                // A conversation that breaks is the fault that was asked for.
                std::thread::spawn(move || Talk::with(stream, &manner).and_then(Talk::serve).ok());
            }
        });
        Ok(MailReceiver {
            address,
            received,
            authority,
        })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The certificate to trust, as PEM.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// What it took so far.
    pub fn received(&self) -> Vec<Received> {
        self.received
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

trait Both: Read + Write {}
impl<T: Read + Write> Both for T {}

/// One conversation.
struct Talk<'a> {
    manner: &'a Manner,
    stream: BufReader<Box<dyn Both>>,
    encrypted: bool,
    logged_in: bool,
    from: Option<String>,
    to: Vec<String>,
}

impl<'a> Talk<'a> {
    fn with(stream: TcpStream, manner: &'a Manner) -> io::Result<Talk<'a>> {
        let talk = Talk {
            manner,
            stream: BufReader::new(Box::new(stream)),
            encrypted: false,
            logged_in: false,
            from: None,
            to: Vec::new(),
        };
        match manner.tls {
            MailTls::AtOnce => talk.encrypt(),
            _ => Ok(talk),
        }
    }

    /// Encrypts from here on; nothing that was said before counts.
    fn encrypt(self) -> io::Result<Talk<'a>> {
        let session = ServerConnection::new(Arc::clone(&self.manner.config));
        let session = session.map_err(io::Error::other)?;
        let stream = StreamOwned::new(session, self.stream.into_inner());
        Ok(Talk {
            manner: self.manner,
            stream: BufReader::new(Box::new(stream)),
            encrypted: true,
            logged_in: false,
            from: None,
            to: Vec::new(),
        })
    }

    fn say(&mut self, text: &str) -> io::Result<()> {
        let stream = self.stream.get_mut();
        stream.write_all(format!("{text}\r\n").as_bytes())?;
        stream.flush()
    }

    /// The next line without its end; None when the other side has gone.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = String::new();
        let read = self.stream.read_line(&mut line)?;
        Ok((read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn serve(mut self) -> io::Result<()> {
        self.say("220 receiver.test ESMTP")?;
        if self.manner.fault == MailFault::DropsAtOnce {
            return Ok(());
        }
        while let Some(line) = self.line()? {
            match line.to_uppercase().as_str() {
                "QUIT" => return self.say("221 bye"),
                "STARTTLS" if self.waits() => {
                    self.say("220 go on")?;
                    self = self.encrypt()?;
                }
                "DATA" if !self.to.is_empty() => {
                    if !self.data()? {
                        return Ok(());
                    }
                }
                upper => self.command(upper, &line)?,
            }
        }
        Ok(())
    }

    /// Whether it waits for STARTTLS.
    fn waits(&self) -> bool {
        self.manner.tls == MailTls::StartTls && !self.encrypted
    }

    fn command(&mut self, upper: &str, line: &str) -> io::Result<()> {
        let fault = self.manner.fault;
        if upper.starts_with("EHLO ") {
            return match self.waits() {
                true => self.say("250-receiver.test\r\n250-STARTTLS\r\n250 8BITMIME"),
                false => self.say("250-receiver.test\r\n250-AUTH PLAIN\r\n250 8BITMIME"),
            };
        }
        if matches!(upper, "RSET" | "NOOP") {
            return self.say("250 ok");
        }
        if self.waits() {
            return self.say("530 5.7.0 STARTTLS first");
        }
        if upper.starts_with("AUTH PLAIN") {
            // `\0ana\0right` in base64.
            self.logged_in = line.ends_with("AGFuYQByaWdodA==");
            return match self.logged_in {
                true => self.say("235 welcome"),
                false => self.say("535 5.7.8 wrong password"),
            };
        }
        if upper.starts_with("MAIL FROM:") {
            if fault == MailFault::Busy {
                return self.say("451 4.3.0 busy, try again later");
            }
            self.from = Some(path_of(line));
            return self.say("250 sender ok");
        }
        if upper.starts_with("RCPT TO:") {
            return self.receiver(path_of(line));
        }
        match upper {
            "DATA" => self.say("503 RCPT first"),
            _ => self.say("500 what?"),
        }
    }

    fn receiver(&mut self, path: String) -> io::Result<()> {
        let fault = self.manner.fault;
        let gone = fault == MailFault::SomeGone && path.starts_with("gone");
        if self.from.is_none() {
            return self.say("503 MAIL first");
        }
        if gone || fault == MailFault::NoSuchReceiver {
            return self.say("550 5.1.1 no such mailbox");
        }
        self.to.push(path);
        self.say("250 receiver ok")
    }

    /// Takes the text; gives whether the conversation goes on.
    fn data(&mut self) -> io::Result<bool> {
        self.say("354 go on")?;
        let mut data = String::new();
        while let Some(line) = self.line()?.filter(|line| line != ".") {
            data.push_str(line.strip_prefix('.').unwrap_or(&line));
            data.push_str("\r\n");
        }
        match self.manner.fault {
            MailFault::DropsAfterText => return Ok(false),
            MailFault::RefusesText => self.say("554 5.7.1 we do not like it")?,
            _ => {
                let mail = Received {
                    from: self.from.take().unwrap_or_default(),
                    to: std::mem::take(&mut self.to),
                    data,
                    encrypted: self.encrypted,
                    logged_in: self.logged_in,
                };
                let keep = self.manner.keep.lock();
                keep.unwrap_or_else(PoisonError::into_inner).push(mail);
                self.say("250 2.0.0 taken as 4711")?;
            }
        }
        Ok(true)
    }
}

fn path_of(line: &str) -> String {
    let inside = line.split_once('<').map_or("", |(_, rest)| rest);
    inside.split('>').next().unwrap_or_default().to_owned()
}
