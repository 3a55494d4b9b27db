//! Two texts, parted by a line break: their order is total and their keys agree with it.
#![no_main]

use std::cmp::Ordering;

use libfuzzer_sys::fuzz_target;
use slipway_domain::version::Version;

fuzz_target!(|text: &str| {
    let (one, other) = text.split_once('\n').unwrap_or((text, ""));
    let (one, other) = (Version::new(one), Version::new(other));
    let order = one.cmp(&other);
    assert_eq!(order, other.cmp(&one).reverse());
    assert_eq!(order == Ordering::Equal, one == other);
    assert_eq!(order, one.sort_key().cmp(&other.sort_key()));
    let _ = (one.compare(&other), one.channel(), Version::is_exact(text));
});
