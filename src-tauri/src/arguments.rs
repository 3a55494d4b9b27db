//! The few arguments the window takes.

use std::ffi::OsString;
use std::path::PathBuf;

const USAGE: &str = "Usage: slipway [--data DIR]\n\n\
    --data DIR   keep everything in this folder; SLIPWAY_DATA says the same\n\
    --version    print the version\n\
    --help       print this";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The window.
    Window,
    /// Only a text, printed.
    Text(String),
}

/// The arguments, read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// What was asked for.
    pub(crate) asked: Asked,
    /// The data folder, when one was named; absolute where the working folder is known.
    pub(crate) data: Option<PathBuf>,
}

/// Reads the arguments after the program's name; `variable` is `SLIPWAY_DATA`.
///
/// # Errors
/// The usage, for an argument it does not know.
pub(crate) fn read(
    mut given: impl Iterator<Item = OsString>,
    variable: Option<OsString>,
) -> Result<Arguments, String> {
    let mut folder = variable.filter(|value| !value.is_empty());
    while let Some(argument) = given.next() {
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(printed(USAGE.to_owned())),
            Some("--version" | "-V") => {
                return Ok(printed(format!("slipway {}", env!("CARGO_PKG_VERSION"))));
            }
            Some("--data") => {
                let value = given.next().filter(|value| !value.is_empty());
                folder = Some(value.ok_or_else(|| wrong("--data names no folder"))?);
            }
            Some(other) => match other
                .strip_prefix("--data=")
                .filter(|value| !value.is_empty())
            {
                Some(value) => folder = Some(value.into()),
                None => return Err(wrong(&format!("there is no argument `{other}`"))),
            },
            None => return Err(wrong("an argument is not text")),
        }
    }
    let data = folder
        .map(PathBuf::from)
        .map(|path| std::path::absolute(&path).unwrap_or(path));
    Ok(Arguments {
        asked: Asked::Window,
        data,
    })
}

fn printed(text: String) -> Arguments {
    Arguments {
        asked: Asked::Text(text),
        data: None,
    }
}

fn wrong(what: &str) -> String {
    format!("slipway: {what}\n\n{USAGE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(arguments: &[&str], variable: Option<&str>) -> Result<Arguments, String> {
        read(
            arguments.iter().map(OsString::from),
            variable.map(OsString::from),
        )
    }

    #[test]
    fn the_argument_wins_over_the_variable() {
        let folder = |arguments: &[&str], variable| given(arguments, variable).unwrap().data;
        assert_eq!(folder(&[], None), None);
        assert_eq!(folder(&[], Some("")), None);
        assert_eq!(
            folder(&[], Some("/from/variable")),
            Some("/from/variable".into())
        );
        assert_eq!(folder(&["--data", "/a"], Some("/b")), Some("/a".into()));
        assert_eq!(folder(&["--data=/a"], None), Some("/a".into()));
    }

    #[test]
    fn what_it_does_not_know_is_wrong_usage() {
        for arguments in [
            &["--dta", "/a"][..],
            &["--data"],
            &["--data", ""],
            &["file"],
            &["--data="],
        ] {
            let usage = given(arguments, None).unwrap_err();
            assert!(
                usage.contains("Usage: slipway"),
                "{arguments:?} gave {usage}"
            );
        }
    }

    #[test]
    fn help_and_version_are_printed() {
        for (argument, part) in [
            ("--help", "--data DIR"),
            ("--version", env!("CARGO_PKG_VERSION")),
        ] {
            let Asked::Text(text) = given(&[argument], None).unwrap().asked else {
                panic!("{argument} opened a window");
            };
            assert!(text.contains(part), "{argument} printed {text}");
        }
    }
}
