//! Whether two texts are editions of one document, as far as their lines tell.

use std::collections::HashMap;

/// Whether more than half of the lines of either stand in the other as well. Empty lines do not count,
/// nor do blanks around a line.
pub fn akin(one: &str, other: &str) -> bool {
    let (one, other) = (lines(one), lines(other));
    let count = |lines: &HashMap<&str, usize>| lines.values().sum::<usize>();
    let shared: usize = one
        .iter()
        .map(|(line, times)| other.get(line).map_or(0, |also| *also.min(times)))
        .sum();
    let longer = count(&one).max(count(&other));
    shared * 2 > longer
}

fn lines(text: &str) -> HashMap<&str, usize> {
    let mut out = HashMap::new();
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        *out.entry(line).or_default() += 1;
    }
    out
}
