//! Bundles, keys and answers for people.

use super::Page;
use super::table::{Table, short};
use super::text::one_line;
use slipway_app::bundles::{
    BundleAnswer, BundleDifference, BundleLook, BundleMade, Fate, Keys, ReleaseBundles,
    SignatureState,
};

impl Page for Keys {
    fn page(&self) -> String {
        let own = match &self.own {
            Some(own) => format!(
                "{} signs as {}\nfingerprint  {}\npublic key   {}\nkept         {}\n",
                one_line(&own.by),
                one_line(&own.organisation),
                own.fingerprint,
                own.key,
                own.kept
            ),
            None => "No signing key was made here yet.\n".to_owned(),
        };
        let mut table = Table::new(&["organisation", "fingerprint", "state", "by", "why"]);
        for key in &self.keys {
            let (state, by, why) = match &key.withdrawn {
                Some(_) => ("withdrawn", &key.withdrawn_by, &key.withdrawn_reason),
                None => ("trusted", &key.by, &key.reason),
            };
            table.row([&key.organisation, &key.fingerprint, state, by, why]);
        }
        format!("{own}\n{}", table.or("No key of others is trusted."))
    }
}

impl Page for BundleMade {
    fn page(&self) -> String {
        let mut out = format!(
            "{}: {} bytes, number {}, signed as {}\nfingerprint  {}\nsha256       {}\n",
            one_line(&self.file),
            self.bytes,
            self.sequence,
            one_line(&self.organisation),
            self.fingerprint,
            self.sha256
        );
        for part in &self.parts {
            out.push_str(&format!("  {}\n", one_line(part)));
        }
        for left in &self.left {
            out.push_str(&format!("  left out: {}\n", one_line(left)));
        }
        out
    }
}

impl Page for BundleLook {
    fn page(&self) -> String {
        if self.signature == SignatureState::Invalid {
            // Nothing in it counts, so nothing of it is shown.
            return "signature    INVALID: this is not what was signed\nNothing was taken.\n"
                .to_owned();
        }
        let signature = match self.signature {
            SignatureState::Valid => "valid, and its key is trusted here",
            SignatureState::UnknownKey => "fits, but nobody here trusts its key",
            SignatureState::Invalid => "does not fit",
        };
        let mut out = format!(
            "{} from {}\nsignature    {signature}\nfingerprint  {}\n",
            one_line(&self.release),
            one_line(&self.organisation),
            self.fingerprint
        );
        if let Some(made) = &self.made {
            out.push_str(&format!(
                "made         {}, number {}\n",
                made.label, self.sequence
            ));
        }
        if !self.received && !self.refused.is_empty() {
            let why = one_line(&self.refused);
            out.push_str(&format!("not received {why}\n"));
        }
        let table = differences(&self.differences, self.received);
        let end = match self.received {
            true => "Received.\n",
            false => "Nothing was taken.\n",
        };
        format!("{out}\n{table}\n{end}")
    }
}

fn differences(all: &[BundleDifference], received: bool) -> String {
    let mut table = Table::new(&["part", "name", "here", "bundle", "", "why"]);
    for one in all {
        let fate = match one.fate {
            Fate::Taken if received => "taken",
            Fate::Taken => "would be taken",
            Fate::Kept => "kept as it is here",
            Fate::Shown => "shown only",
        };
        table.row([
            one.part.as_str(),
            &short(&one.name, 40),
            &short(one.here.as_deref().unwrap_or_default(), 40),
            &short(one.there.as_deref().unwrap_or_default(), 40),
            fate,
            &one.reason,
        ]);
    }
    table.or("Nothing differs from what is here.")
}

impl Page for ReleaseBundles {
    fn page(&self) -> String {
        let mut table = Table::new(&[
            "when",
            "what",
            "number",
            "organisation",
            "fingerprint",
            "file",
        ]);
        for one in &self.bundles {
            let what = format!("{} {}", one.kind, one.direction);
            table.row([
                one.at.label.as_str(),
                &what,
                &one.sequence.to_string(),
                &one.organisation,
                &one.fingerprint,
                &one.file,
            ]);
        }
        let mut out = table.or("No bundle was made or received.");
        for answer in &self.answers {
            out.push('\n');
            out.push_str(&said(answer));
        }
        out
    }
}

fn said(answer: &BundleAnswer) -> String {
    let mut table = Table::new(&["what", "name", "state", ""]);
    for window in &answer.said.windows {
        let name = format!("{} {}", window.environment, window.start);
        let state = match window.outcome.as_str() {
            "" => &window.state,
            outcome => outcome,
        };
        let confirmed = match window.confirmed.as_str() {
            "" => "not confirmed".to_owned(),
            by => format!("confirmed by {by}"),
        };
        table.row(["window", &name, state, &confirmed]);
    }
    for defect in &answer.said.defects {
        let name = format!("{} {}", defect.number, short(&defect.title, 60));
        table.row(["defect", &name, &defect.severity, &defect.status]);
    }
    for check in &answer.said.checks {
        table.row([
            "check",
            &short(&check.title, 60),
            &check.state,
            &check.reason,
        ]);
    }
    format!(
        "{} on {}: it stands at {} there\n{}",
        one_line(&answer.organisation),
        answer.made.label,
        one_line(&answer.said.state),
        table.or("They said nothing more.")
    )
}
