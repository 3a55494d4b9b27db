//! The real engine against a desk that does everything desks have been seen to do. One seed is one
//! trace; a seed that fails says how to run it alone.

mod desk;
mod line;
mod oracle;
pub(crate) mod random;
pub(crate) mod replica;
mod world;

use world::World;

/// Seeds that are run when nobody says which: `SLIPWAY_SEEDS=FROM..TO`.
const SEEDS: std::ops::Range<u64> = 0..2_000;

fn seeds() -> std::ops::Range<u64> {
    let Ok(text) = std::env::var("SLIPWAY_SEEDS") else {
        return SEEDS;
    };
    let (from, to) = text.split_once("..").expect("SLIPWAY_SEEDS=FROM..TO");
    from.parse().expect("a number")..to.parse().expect("a number")
}

fn wrongs(seed: u64, jumps: bool) -> Vec<String> {
    let mut world = World::new(seed, jumps);
    world.run();
    if std::env::var_os("SLIPWAY_TRACE").is_some() {
        oracle::trace(&world);
    }
    oracle::wrongs(&world)
}

#[test]
fn nothing_is_lost_doubled_or_overwritten_whatever_goes_wrong() {
    for seed in seeds() {
        let wrongs = wrongs(seed, false);
        assert!(
            wrongs.is_empty(),
            "seed {seed}:\n{}\nagain: SLIPWAY_TRACE=1 SLIPWAY_SEEDS={seed}..{} cargo test -p slipway-sync -- simulation",
            wrongs.join("\n"),
            seed + 1,
        );
    }
}

#[cfg(feature = "planted")]
#[test]
fn each_planted_mistake_is_found() {
    use slipway_sync::planted::{MISTAKES, Mistake, plant};
    let mut unseen = Vec::new();
    for mistake in MISTAKES {
        plant(Some(*mistake));
        let jumps = *mistake == Mistake::CursorToNewest;
        let found = SEEDS.clone().find_map(|seed| {
            let wrongs = std::panic::catch_unwind(|| wrongs(seed, jumps)).unwrap_or_default();
            wrongs.into_iter().next().map(|wrong| (seed, wrong))
        });
        match found {
            Some((seed, wrong)) => println!("{mistake:?}: seed {seed}: {wrong}"),
            None => unseen.push(*mistake),
        }
    }
    plant(None);
    assert!(unseen.is_empty(), "not found: {unseen:?}");
}
