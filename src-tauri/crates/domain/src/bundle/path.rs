//! Names of parts: what may stand in an archive that others unpack.

/// The longest name: what a ustar header holds without being split.
const MOST: usize = 100;

/// Whether a text may name a part: folders and a name of letters, digits, `-`, `_` and `.`, none of
/// which begins with a dot, so that nothing leads out of the folder it is unpacked into.
pub fn is_path(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with(['.', '-'])
            && !part.ends_with('.')
            && part.bytes().all(plain)
    };
    text.len() <= MOST && text.split('/').all(part)
}

/// A name for the `number`th part of a folder, made of what something is called.
pub fn named(folder: &str, number: usize, called: &str, ending: &str) -> String {
    let mut name: String = called
        .chars()
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
            _ => '-',
        })
        .take(48)
        .collect();
    while name.contains("--") {
        name = name.replace("--", "-");
    }
    let name = name.trim_matches('-');
    match name {
        "" => format!("{folder}/{number:03}{ending}"),
        name => format!("{folder}/{number:03}-{name}{ending}"),
    }
}
