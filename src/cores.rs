//! The same pure work on many things, on every core of the machine.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{self, Builder};

/// Fewer things than this are not worth a thread.
const WORTH_A_THREAD: usize = 16;
/// More threads than this gain nothing: the disk and the seals are one thread's.
const MOST: usize = 8;

/// What the work makes of each thing, in the order of the things.
pub fn on_every_core<T: Sync, U: Send>(things: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    if things.len() <= WORTH_A_THREAD {
        return things.iter().map(work).collect();
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(MOST);
    let mut parts = things.chunks(things.len().div_ceil(cores).max(WORTH_A_THREAD));
    let (ours, work) = (parts.next().unwrap_or_default(), &work);
    thread::scope(|scope| {
        let others: Vec<_> = parts
            .map(|part| (part, Builder::new().spawn_scoped(scope, move || part.iter().map(work).collect())))
            .collect();
        let mut made: Vec<U> = ours.iter().map(work).collect();
        for (part, thread) in others {
            match thread.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(theirs)) => made.extend::<Vec<U>>(theirs),
                Ok(Err(panic)) => resume_unwind(panic),
                // the machine has no thread to give
                Err(_) => made.extend(part.iter().map(work)),
            }
        }
        made
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_stands_in_the_order_of_the_things() {
        for count in [0, 1, WORTH_A_THREAD, WORTH_A_THREAD + 1, 1000] {
            let things: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = (0..count).map(|thing| thing * 2).collect();
            assert_eq!(on_every_core(&things, |thing| thing * 2), doubled);
        }
    }

    #[test]
    #[should_panic(expected = "the fold")]
    fn a_panic_of_another_thread_is_not_swallowed() {
        let things: Vec<usize> = (0..1000).collect();
        on_every_core(&things, |thing| assert!(*thing < 999, "the fold"));
    }
}
