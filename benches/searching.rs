//! Search as you type, over all names and places, against the plainest scan there is.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail loudly")]

mod common;

use common::{Bound, Many, Unit, line, time, today};
use trede::app::people::People;

/// What is typed, letter by letter: names, a place, a number, nobody.
const TYPED: [&str; 8] =
    ["jansen", "de vries", "fatima", "van den berg", "rotterdam", "0612", "el am", "xyzzy"];
const ROUNDS: usize = 20;

fn main() {
    common::begin("searching");
    let (_folder, mut archive) = common::store();
    let mut people = People::new(archive.summaries().unwrap(), today());
    let plain: Vec<String> = people
        .all()
        .iter()
        .map(|one| {
            format!("{} {} {} {}", one.name.given, one.name.infix, one.name.family, one.place).to_lowercase()
        })
        .collect();
    let (mut ours, mut scan, mut found) = (Many::default(), Many::default(), 0);
    for _ in 0..ROUNDS {
        for typed in TYPED {
            for (end, letter) in typed.char_indices() {
                let so_far = typed.get(..end + letter.len_utf8()).unwrap();
                people.search.set(so_far);
                ours.took(time(|| people.refresh(today())).0);
                found += people.count();
                let (took, hits) = time(|| {
                    plain
                        .iter()
                        .enumerate()
                        .filter(|(_, text)| text.contains(so_far))
                        .map(|(at, _)| at)
                        .collect::<Vec<_>>()
                });
                scan.took(took);
                found += hits.len();
            }
        }
    }
    assert!(found > 0, "nobody was found, so nothing was measured");
    let of = ("`contains` over a vector", scan.median());
    line("letter to hits, median", Unit::Seconds, ours.median(), of, Bound::Most(0.005));
    let of = ("`contains` over a vector", scan.percentile(99));
    line("letter to hits, 99th percentile", Unit::Seconds, ours.percentile(99), of, Bound::Most(0.005));
    let of = ("`contains` over a vector", scan.percentile(100));
    line("letter to hits, slowest", Unit::Seconds, ours.percentile(100), of, Bound::None);
}
