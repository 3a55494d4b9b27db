//! The line to a desk: its connection with the secret, and an ear for progress and for who wants to
//! stop.

use super::{mapping, secret_key};
use crate::error::{Code, Error, Result};
use crate::host::{Caller, Event};
use crate::repos::sync::sentence;
use crate::workspace::App;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::meta::DeskKind;
use slipway_domain::desk::request::{Reply, Request};
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{Abilities, Cursor, Desk, Fault, Fetched, Page, Version, Written};
use slipway_servicedesk::{Connection, Crew, ServiceDesk, connect, page_of};
use slipway_store::table::desk::DeskRow;

/// A line to a desk. Nothing is sent yet.
///
/// # Errors
/// `remote` when its secret, address or CA file cannot be used.
pub(crate) fn open(app: &App, row: &DeskRow) -> Result<Box<dyn ServiceDesk>> {
    let kind = DeskKind::from_slug(&row.kind).ok_or_else(|| {
        let message = format!("{} is of a kind this Slipway does not know.", row.name);
        Error::new(Code::Newer, message, "Install the newer Slipway.")
    })?;
    let secret = app.secrets.get(&secret_key(&row.id)).map_err(|error| Error {
        hint: "Unlock the keyring, or enter the secret again; where there is no keyring, pipe it to \
               `slipwayctl desk sync NAME --token-stdin`."
            .to_owned(),
        ..error
    })?;
    let mut connection = Connection::new(kind, &row.url, &row.project, &row.username, secret);
    connection.ca_file = (!row.ca_file.is_empty()).then(|| row.ca_file.clone().into());
    connection.mapping = mapping::of(row);
    connect(&connection).map_err(|fault| error_of(&fault))
}

/// Where a person reads a ticket of a desk in the browser; empty where that is not known.
pub(crate) fn page(row: &DeskRow, remote: &str) -> String {
    let kind = DeskKind::from_slug(&row.kind);
    let page = kind.and_then(|kind| page_of(kind, &row.url, &row.project, remote));
    page.unwrap_or_default()
}

/// A fault as hosts show it.
pub(crate) fn error_of(fault: &Fault) -> Error {
    let hint = match fault {
        Fault::Locked(_) => "Enter a new secret; what waits to be sent stays.",
        Fault::Busy(_) => "Try again in a while.",
        Fault::Unreachable(_) => "Check the address and the network, then try again.",
    };
    Error::new(Code::Remote, sentence(&fault.to_string()), hint)
}

/// A desk that is heard while it works.
pub(crate) struct Heard<'a> {
    app: &'a App,
    caller: &'a Caller,
    label: String,
    seen: u64,
    desk: Crew<'a>,
}

impl<'a> Heard<'a> {
    pub(crate) fn new(
        app: &'a App,
        caller: &'a Caller,
        name: &str,
        desk: &'a mut dyn Desk,
    ) -> Self {
        Heard {
            app,
            caller,
            label: format!("Syncing {name}"),
            seen: 0,
            desk: Crew::new(desk),
        }
    }

    /// Tells how far it is.
    fn tell(&mut self, page: &Page) {
        self.seen += u64::try_from(page.seen.len()).unwrap_or(0);
        self.app.host.hear(&Event::Progress {
            label: self.label.clone(),
            done: self.seen,
            total: None,
            unit: "items",
        });
    }

    /// Stops here when asked to.
    fn go_on(&self) -> std::result::Result<(), Fault> {
        self.caller
            .go_on()
            .map_err(|_| Fault::Unreachable("stopped; what was done until then is kept".to_owned()))
    }
}

impl Desk for Heard<'_> {
    fn abilities(&self) -> Abilities {
        self.desk.abilities()
    }

    fn pull(&mut self, cursor: &Cursor) -> std::result::Result<Page, Fault> {
        self.go_on()?;
        let page = self.desk.pull(cursor)?;
        self.tell(&page);
        Ok(page)
    }

    fn fetch(&mut self, remote: &str) -> std::result::Result<Fetched, Fault> {
        self.go_on()?;
        self.desk.fetch(remote)
    }

    fn find(&mut self, mark: &str) -> std::result::Result<Vec<String>, Fault> {
        self.go_on()?;
        self.desk.find(mark)
    }

    fn listed(&mut self, remotes: &[String]) -> std::result::Result<Vec<String>, Fault> {
        self.go_on()?;
        self.desk.listed(remotes)
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        self.desk.create(mark, fields)
    }

    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written {
        self.desk.edit(remote, fields, expect)
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, public: bool) -> Written {
        self.desk.comment(remote, mark, body, public)
    }

    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        self.desk.attach(remote, mark, parcel)
    }

    fn content(&mut self, remote: &str, file: &str) -> std::result::Result<Option<Vec<u8>>, Fault> {
        self.go_on()?;
        self.desk.content(remote, file)
    }

    fn exchange(&mut self, asks: Vec<(usize, Request)>, wait: bool) -> Vec<(usize, Reply)> {
        // Who wants to stop asks nothing more; what is to be written was written down as leaving.
        let stopped = self.go_on().err();
        let (mut asked, mut replies) = (Vec::new(), Vec::new());
        for (whose, request) in asks {
            match &stopped {
                Some(fault) if !request.writes() => {
                    replies.push((whose, request.failed(fault.clone())));
                }
                _ => asked.push((whose, request)),
            }
        }
        let wait = wait && replies.is_empty();
        replies.extend(self.desk.exchange(asked, wait));
        for (_, reply) in &replies {
            if let Reply::Page(Ok(page)) = reply {
                self.tell(page);
            }
        }
        replies
    }
}
