//! Promise: any history of exchanges converges, and no value is lost silently.
//!
//! Made-up locations edit, undo, erase, exchange and lose bundles, are cloned, restored and wrong about the time; a seed decides
//! everything. They run the program's own journal (`Clock`, `fold`, `undo`, `Claim`, `Adoption`); what must hold is judged by a
//! ledger of everything that was ever written. `TREDE_SEED=7` replays one story, `TREDE_LONG=1` tells stories for hours.
//! A test of the test breaks the merge in known ways: each must be found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may fail loudly"
)]

mod ledger;
mod replica;
mod story;
mod values;

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use trede::id::{EntryId, IdSource};
use trede::journal::{Scope, supplements};

use ledger::Ledger;
use replica::{Mutation, Replica};
use story::{Happened, Story};

/// What came out of the stories of these seeds.
fn tell(seeds: std::ops::Range<u64>, mutation: Option<Mutation>) -> Result<Happened, (u64, String)> {
    let next = AtomicU64::new(seeds.start);
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let work = || {
        let mut happened = Happened::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return Ok(happened);
            }
            if seed % 1_000 == 999 {
                eprintln!("{} stories", seed + 1);
            }
            match Story::new(seed, mutation).tell() {
                Ok(one) => happened.add(&one),
                Err(why) => {
                    next.store(seeds.end, Ordering::Relaxed);
                    return Err((seed, why));
                }
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut all = Happened::default();
        for worker in workers {
            all.add(&worker.join().unwrap()?);
        }
        Ok(all)
    })
}

#[test]
fn every_history_converges_and_no_value_is_lost() {
    let seeds = match std::env::var("TREDE_SEED").ok().and_then(|seed| seed.parse().ok()) {
        Some(seed) => seed..seed + 1,
        None if std::env::var_os("TREDE_LONG").is_some() => 0..200_000,
        None => 0..500,
    };
    let many = seeds.end - seeds.start > 100;
    match tell(seeds, None) {
        Ok(happened) => {
            eprintln!("{happened:?}");
            // what never happens proves nothing
            assert!(!many || happened.never() == (vec![], vec![]), "{:?} never happened", happened.never());
        }
        Err((seed, why)) => panic!("TREDE_SEED={seed}: {why}"),
    }
}

#[test]
fn stubs_that_were_lost_with_their_machine_need_not_be_with_all_though_their_number_is() {
    let mut ids = IdSource::from_seed([1; 32]);
    let mut one = Replica::new(&mut ids, None);
    one.write(&mut ids, 1, vec![]);
    // a copy of the running machine gives the next number to something else, and breaks
    let mut twin = one.clone();
    let mut stubs =
        || supplements(&[EntryId { stream: ids.stream(), seq: 1 }].into_iter().collect()).unwrap();
    let (kept, lost) = (stubs(), stubs());
    let (kept, lost) = (one.write(&mut ids, 2, kept), twin.write(&mut ids, 2, lost));
    assert_eq!(kept[0].id(), lost[0].id());
    let expected = |replicas: &[Replica]| {
        let expected = Ledger::default().expected(replicas);
        [&kept[0], &lost[0]].map(|entry| expected.is_known(entry))
    };
    assert_eq!(expected(&[one.clone()]), [true, false]);
    assert_eq!(expected(&[one.clone(), twin.clone()]), [true, true]);
    // carried is held
    let bundle = twin.export(one.store, Scope::Everything, true);
    one.import(&mut ids, 3, &bundle).unwrap();
    assert_eq!(expected(&[one]), [true, true]);
}

#[test]
fn a_broken_merge_is_found() {
    for mutation in Mutation::ALL {
        match tell(0..80, Some(mutation)) {
            Ok(_) => panic!("{mutation:?} was not found"),
            Err((seed, why)) => {
                eprintln!("{mutation:?}: seed {seed}: {}", why.lines().next().unwrap_or_default());
            }
        }
    }
}
