//! The bug form that Mojaloop's own repository asks for: a heading in bold, and its answer below it.

/// What the form's reporters choose from, the weightiest first.
pub(super) const WEIGHTS: [&str; 4] = ["Critical", "High", "Medium", "Low"];

/// The weight that stands under a heading; none when it was left as the form has it, or is no weight.
pub(super) fn weight(body: &str, heading: &str) -> Option<&'static str> {
    let mut lines = body.lines().map(str::trim);
    let rest = lines.by_ref().find_map(|line| after(line, heading))?;
    let said = if rest.is_empty() {
        lines.find(|line| !line.is_empty()).unwrap_or_default()
    } else {
        rest
    };
    let said = said.trim_matches(['*', '_', '`', ' ', '.', '-']);
    WEIGHTS
        .into_iter()
        .find(|weight| weight.eq_ignore_ascii_case(said))
}

/// What follows a heading on its own line: `**Severity**: High`, `**Severity:** High`, `### Severity`.
fn after<'a>(line: &'a str, heading: &str) -> Option<&'a str> {
    let bare = line.trim_start_matches(['#', '*', ' ']);
    if bare.len() == line.len() {
        return None;
    }
    let start = bare.get(..heading.len())?;
    let rest = bare.get(heading.len()..)?;
    let own = start.eq_ignore_ascii_case(heading)
        && rest
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric() && c != ' ');
    own.then(|| rest.trim_matches(['*', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::weight;

    // As reported in mojaloop/project #863.
    const REAL: &str = "**Summary**:\n*QA-Regression Report*\n\n**Severity**:\nHigh\n\n**Priority**:\nMedium\n\n**Expected Behavior**\nPasses\n\n**Notes**:\n- Severity when opened:\n- Priority when opened:";

    #[test]
    fn the_real_form_is_read() {
        assert_eq!(
            (weight(REAL, "Severity"), weight(REAL, "Priority")),
            (Some("High"), Some("Medium"))
        );
        assert_eq!(
            weight(&REAL.replace('\n', "\r\n"), "Severity"),
            Some("High")
        );
    }

    #[test]
    fn other_ways_to_write_it() {
        for body in [
            "**Severity:** critical",
            "### Severity\n\nCritical",
            "## severity: CRITICAL",
            "**Severity** : `Critical`",
        ] {
            assert_eq!(weight(body, "Severity"), Some("Critical"), "{body}");
        }
    }

    #[test]
    fn what_was_not_chosen_is_not_invented() {
        for body in [
            "",
            "Severity: High",
            "**Severity**:\nLow/Medium/High/Critical",
            "**Severity**:\n\n**Priority**:\nHigh",
            "**Severity when opened**: High",
            "**Severity**:",
        ] {
            assert_eq!(weight(body, "Severity"), None, "{body}");
        }
    }
}
