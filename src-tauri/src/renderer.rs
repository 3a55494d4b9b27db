//! Settles how WebKitGTK draws, before anything of it is loaded.
//!
//! Its DMA-BUF renderer leaves the window blank on some graphics drivers, and it reads the switch
//! from the environment only. GLib's own setter is used, since the library that reads the switch
//! asks GLib for it; it is called first of all, while the process has one thread.

/// Turns the DMA-BUF renderer off, unless that was decided already.
#[cfg(target_os = "linux")]
pub(crate) fn settle() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if let Err(error) = glib::setenv(SWITCH, "1", false) {
        eprintln!("slipway: could not turn the DMA-BUF renderer off: {error}");
    }
}

/// Only WebKitGTK needs it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn settle() {}
