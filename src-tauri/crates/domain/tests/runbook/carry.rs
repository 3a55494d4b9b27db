//! A runbook that was made from another.

use super::built_in;
use slipway_domain::deployment::Strategy;
use slipway_domain::runbook::mention::Owners;
use slipway_domain::runbook::{Named, Runbook, carry, from_template, write};

const NEXT: Named<'_> = Named {
    release: "Mojaloop 17.3.0 r0",
    version: "17.3.0",
    from: "17.2.0",
    backend: "v17.2.1",
    environment: "Production",
    code: "PRD",
};

const OLD: Named<'_> = Named {
    release: "Mojaloop 17.2.0 r1",
    version: "17.2.0",
    from: "17.1.0",
    backend: "v17.1.1",
    environment: "UAT",
    code: "UAT",
};

const OWNERS: Owners<'_> = Owners {
    chart: "mojaloop",
    components: &[],
};

fn carried(mut runbook: Runbook, old: &Named<'_>, new: &Named<'_>) -> Runbook {
    carry(&mut runbook, old, new, &OWNERS);
    runbook
}

#[test]
fn it_becomes_what_the_template_would_have_been() {
    for strategy in Strategy::ALL {
        let mut made = carried(built_in(*strategy), &OLD, &NEXT);
        let wanted = from_template(*strategy, &NEXT).unwrap();
        made.title.clone_from(&wanted.title);
        made.from.clone_from(&wanted.from);
        assert_eq!(write(&made), write(&wanted), "{}", strategy.slug());
    }
}

#[test]
fn what_was_not_known_becomes_known_and_the_reverse() {
    let unknown = Named {
        from: "",
        backend: "",
        ..OLD
    };
    for (old, new) in [
        (unknown, NEXT),
        (
            OLD,
            Named {
                from: "",
                backend: "",
                ..NEXT
            },
        ),
    ] {
        let was = from_template(Strategy::MaintenanceWindow, &old).unwrap();
        let mut made = carried(was, &old, &new);
        let wanted = from_template(Strategy::MaintenanceWindow, &new).unwrap();
        made.title.clone_from(&wanted.title);
        made.from.clone_from(&wanted.from);
        if new.backend.is_empty() {
            let place = made.step("backend").unwrap().0;
            made.steps[place].text = wanted.steps[place].text.clone();
        }
        assert_eq!(write(&made), write(&wanted));
    }
}

#[test]
fn what_only_looks_like_it_stays() {
    let mut runbook = built_in(Strategy::MaintenanceWindow);
    let place = runbook.step("install").unwrap().0;
    let stays = "helm upgrade t mojaloop/ml-testing-toolkit --version 17.2.0\n\
                 helm upgrade x mojaloop/mojaloop --version 17.2.0-rc.1 --set a.tag=17.2.0\n\
                 kubectl set image deploy/x x=mojaloop/central-ledger:v17.2.0\n\
                 cat values-uat2.yaml > /dev/uat ${FORMER_VERSION}";
    runbook.steps[place].command = stays.to_owned();
    runbook.steps[place].title = "Upgrade central-ledger to 17.2.0 beside UATs".to_owned();
    let place_of_text = runbook.step("values").unwrap().0;
    runbook.steps[place_of_text].text = "17.2.0 was slow in UAT.".to_owned();
    let before = runbook.clone();
    let made = carried(runbook, &OLD, &NEXT);
    assert_eq!(made.steps[place], before.steps[place]);
    assert_eq!(
        made.steps[place_of_text].text,
        before.steps[place_of_text].text
    );
}

#[test]
fn versions_trade_places_only_once() {
    // 17.2.0 becomes 17.3.0 while 17.1.0 becomes 17.2.0.
    let made = carried(built_in(Strategy::MaintenanceWindow), &OLD, &NEXT);
    let command = |id: &str| made.step(id).unwrap().1.command.clone();
    assert!(
        command("install").contains("mojaloop/mojaloop --version 17.3.0 --values values-prd.yaml")
    );
    assert!(
        command("install-former")
            .contains("mojaloop/mojaloop --version 17.2.0 --values values-prd-before.yaml")
    );
    assert!(command("backend").contains("--version 17.2.1 --values values-prd-backend.yaml"));
    assert_eq!(
        made.step("last-green").unwrap().1.expected,
        "100 % passed at 17.2.0 in Production, nothing skipped"
    );
}
