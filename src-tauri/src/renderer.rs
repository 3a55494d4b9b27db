//! Settles how WebKitGTK draws, before anything of it is loaded.
//!
//! Its DMA-BUF renderer leaves the window blank on some graphics drivers, and it reads the switch
//! from the environment only. Setting a variable of the running process is unsafe once threads
//! exist, so the program replaces itself once, under the same process id, with the switch set.

/// Replaces the program by itself with the DMA-BUF renderer off, unless that was decided already.
#[cfg(target_os = "linux")]
pub(crate) fn settle() {
    use std::os::unix::process::CommandExt;

    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let failed = std::process::Command::new(program)
        .args(std::env::args_os().skip(1))
        .env(SWITCH, "1")
        .exec();
    eprintln!("slipway: could not start again without the DMA-BUF renderer: {failed}");
}

/// Only WebKitGTK needs it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn settle() {}
