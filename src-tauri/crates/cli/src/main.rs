//! `slipwayctl`: Slipway in the terminal. The same commands as the window, with no web view.
#![deny(missing_docs)]

mod answer;
mod args;
mod host;
mod nouns;
mod place;
mod print;
mod run;
mod secret;
mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::run(std::env::args_os().collect())
}
