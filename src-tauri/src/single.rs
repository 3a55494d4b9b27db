//! One window for a data folder: a second start hands over to the first one, if that lives.
//!
//! The plugin keeps a name on the session bus, asks whoever holds it, and ends the program when it
//! gets no answer. A process that was killed holds its name until the bus sees its socket close, so
//! that a start right after a crash would end too. So the holder is asked here first, with patience.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
#[cfg(target_os = "linux")]
use std::time::{Duration, Instant};
#[cfg(target_os = "linux")]
use zbus::blocking::{Connection, connection::Builder, fdo::DBusProxy};
#[cfg(target_os = "linux")]
use zbus::names::BusName;

/// What became of asking the window that is open already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// There is none.
    Nobody,
    /// It shows itself; this start has nothing left to do.
    Answered,
    /// It is there and says nothing. Better a second window than none: the store lets one write at a
    /// time.
    Silent,
}

/// The name on the session bus that a window on this data folder holds; None is the platform's own
/// folder.
pub fn bus_id(data: Option<&Path>) -> String {
    const OWN: &str = "org.slipway.desk";
    match data {
        None => OWN.to_owned(),
        Some(folder) => {
            let mut hasher = DefaultHasher::new();
            folder.hash(&mut hasher);
            format!("{OWN}.d{:016x}", hasher.finish())
        }
    }
}

/// How long a holder may take to answer, or to be gone.
#[cfg(target_os = "linux")]
const PATIENCE: Duration = Duration::from_secs(5);
/// How long one call may take.
#[cfg(target_os = "linux")]
const ANSWER: Duration = Duration::from_secs(2);
/// How long one that answered must stay: a window that closes answers until it is gone.
#[cfg(target_os = "linux")]
const STAY: Duration = Duration::from_millis(1_500);
#[cfg(target_os = "linux")]
const PAUSE: Duration = Duration::from_millis(50);

/// Asks the holder of a name to show its window. One that lets go of the name meanwhile was dying,
/// or closing.
#[cfg(target_os = "linux")]
pub(crate) fn ask(id: &str) -> Holder {
    let bus = Builder::session().and_then(|bus| bus.method_timeout(ANSWER).build());
    // Without a session bus nobody can be asked, and nobody holds a name.
    let Ok(bus) = bus else {
        return Holder::Nobody;
    };
    let name = format!("{id}.SingleInstance");
    let until = Instant::now() + PATIENCE;
    loop {
        match show_yourself(&bus, &name) {
            Ok(false) => return Holder::Nobody,
            Ok(true) if stays(&bus, &name) => return Holder::Answered,
            _ if Instant::now() < until => std::thread::sleep(PAUSE),
            said => {
                eprintln!("slipway: the window that is open already does not answer: {said:?}");
                return Holder::Silent;
            }
        }
    }
}

/// Whether the holder of a name keeps it for a while.
#[cfg(target_os = "linux")]
fn stays(bus: &Connection, name: &str) -> bool {
    let until = Instant::now() + STAY;
    while Instant::now() < until {
        if !matches!(is_held(bus, name), Ok(true)) {
            return false;
        }
        std::thread::sleep(PAUSE);
    }
    true
}

#[cfg(target_os = "linux")]
fn is_held(bus: &Connection, name: &str) -> zbus::Result<bool> {
    let holder = BusName::try_from(name)?;
    Ok(DBusProxy::new(bus)?.name_has_owner(holder)?)
}

/// Whether somebody holds the name, and has shown its window: what the plugin's own call asks.
#[cfg(target_os = "linux")]
fn show_yourself(bus: &Connection, name: &str) -> zbus::Result<bool> {
    if !is_held(bus, name)? {
        return Ok(false);
    }
    let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let folder = std::env::current_dir().unwrap_or_default();
    let said = (arguments, folder.to_string_lossy().into_owned());
    let interface = Some("org.SingleInstance.DBus");
    bus.call_method(
        Some(name),
        path.as_str(),
        interface,
        "ExecuteCallback",
        &said,
    )?;
    Ok(true)
}

/// Elsewhere the plugin's own means end with the process that holds them.
#[cfg(not(target_os = "linux"))]
pub(crate) fn ask(_id: &str) -> Holder {
    Holder::Nobody
}
