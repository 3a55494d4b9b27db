use proptest::prelude::*;
use slipway_domain::desk::file::{clean_kind, clean_name, kind_of};

#[test]
fn a_name_from_outside_is_the_name_of_a_file_and_nothing_else() {
    for (name, clean) in [
        ("crash.log", "crash.log"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/shadow", "shadow"),
        ("C:\\Users\\ana\\screen.png", "screen.png"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        ("a/", "file"),
        (" .hidden. ", "hidden"),
        ("two\r\nlines.txt", "twolines.txt"),
        ("bell\u{7}\u{1b}[31mred.log", "bell[31mred.log"),
        ("photo\u{202e}gnp.exe", "photognp.exe"),
        ("zero\u{200b}width.txt", "zerowidth.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1.log", "_COM1.log"),
        ("COM10.log", "COM10.log"),
        ("a<b>:c|d?e*.txt", "a_b__c_d_e_.txt"),
        ("say \"hi\".txt", "say _hi_.txt"),
        ("Größe 日本語.png", "Größe 日本語.png"),
    ] {
        assert_eq!(clean_name(name), clean, "{name:?}");
    }
}

#[test]
fn a_long_name_keeps_the_end_that_says_what_it_is() {
    let name = clean_name(&format!("{}.log", "ü".repeat(400)));
    assert!(name.len() <= 120 && name.ends_with("ü.log"), "{name}");
}

#[test]
fn a_media_type_is_two_plain_words_or_nothing_known() {
    for (kind, clean) in [
        ("image/png", "image/png"),
        ("Text/HTML; charset=utf-8", "text/html"),
        ("image/svg+xml", "image/svg+xml"),
        ("", "application/octet-stream"),
        ("png", "application/octet-stream"),
        ("text/x\r\nX-Evil: 1", "application/octet-stream"),
    ] {
        assert_eq!(clean_kind(kind), clean, "{kind:?}");
    }
    assert_eq!(kind_of("a.b.PNG"), "image/png");
    assert_eq!(kind_of("png"), "application/octet-stream");
}

proptest! {
    #[test]
    fn whatever_a_name_is_it_stays_in_its_folder(name in "(\\PC|[./\\\\:\u{0}\u{202e}\n]){0,200}") {
        let clean = clean_name(&name);
        prop_assert!(!clean.is_empty() && clean.len() <= 121);
        prop_assert!(!clean.contains(['/', '\\', '\0', '\n', ':']));
        prop_assert!(clean != "." && clean != "..");
        prop_assert_eq!(clean_name(&clean), clean.clone(), "cleaning again changes nothing");
    }
}
