use proptest::prelude::*;
use slipway_domain::desk::mark::{read, signed};

#[test]
fn a_mark_is_the_last_line_and_nothing_else() {
    for (text, body, mark) in [
        ("hello\n\n[ref:0192-ab]", "hello", Some("0192-ab")),
        ("hello\r\n\r\n[ref:0192-ab]\r\n", "hello", Some("0192-ab")),
        ("[ref:0192-ab]", "", Some("0192-ab")),
        ("> [ref:0192-ab]", "> [ref:0192-ab]", None),
        ("[ref:0192-ab]\nand more", "[ref:0192-ab]\nand more", None),
        ("[ref:]", "[ref:]", None),
        ("[ref:a b]", "[ref:a b]", None),
        ("a\r\nb", "a\nb", None),
        ("", "", None),
    ] {
        assert_eq!(
            read(text),
            (body.to_owned(), mark.map(str::to_owned)),
            "{text:?}"
        );
    }
}

proptest! {
    #[test]
    fn what_was_signed_reads_as_it_was(text in "(\\PC|\n){0,200}", mark in "[0-9a-f-]{1,36}") {
        let (body, read_mark) = read(&signed(&text, &mark));
        prop_assert_eq!(read_mark, Some(mark));
        prop_assert_eq!(body, text.trim_end());
    }
}
