//! Saving a form so that it survives a power cut, against an append and an fsync of the same bytes.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench may fail loudly")]

mod common;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use common::{Bound, Many, NOW_MS, Unit, line, time};
use trede::domain::participant::ParticipantEdit;
use trede::domain::{Change, Dossier, Name};

const SAVES: usize = 200;

fn main() {
    common::begin("saving");
    let (folder, mut archive) = common::store();
    let people = archive.summaries().unwrap();
    let mut plain = OpenOptions::new().create(true).append(true).open(folder.path().join("plain")).unwrap();
    let (mut ours, mut behind) = (Many::default(), Many::default());
    let (mut synced, mut sizes) = (Many::default(), Many::default());
    let step = (people.len() / SAVES).max(1);
    for (number, person) in (0..SAVES).zip(people.iter().step_by(step).cycle()) {
        // who is edited is open on the screen
        archive.dossier(person.id).unwrap();
        let form = [
            ParticipantEdit::Name(Name::split(&format!("Voorbeeld Nummer{number}"))),
            ParticipantEdit::Place(format!("Voorbeeldstad {number}")),
            ParticipantEdit::OwnNumber(number.to_string()),
            ParticipantEdit::BirthYear(Some(1980)),
            ParticipantEdit::Buddy(format!("maatje {number}")),
        ];
        let changes = [Change::new(person.id, Dossier::participant_record(person.id), form)];
        let before = logs(folder.path());
        let at_ms = NOW_MS + number as u64;
        let (took, written) = time(|| archive.write(at_ms, &changes).unwrap());
        ours.took(took);
        behind.took(time(|| archive.take_in(written).unwrap()).0);
        // the first one of a program run opens a stream, and a log may be begun: what is written is what is compared
        let bytes = vec![7; usize::try_from(logs(folder.path()) - before).unwrap()];
        let append = || plain.write_all(&bytes).and_then(|()| plain.sync_all()).unwrap();
        synced.took(time(append).0);
        sizes.wrote(bytes.len());
    }
    println!("({} saves, {:.0} bytes each)", ours.count(), sizes.median());
    let of = |percent| ("append and fsync of as many bytes", synced.percentile(percent));
    line("saving a form, median", Unit::Seconds, ours.median(), of(50), Bound::Times(1.5));
    line("saving a form, 99th percentile", Unit::Seconds, ours.percentile(99), of(99), Bound::None);
    line("the work behind it, nobody waits, median", Unit::Seconds, behind.median(), of(50), Bound::None);
    line("saving a form, slowest", Unit::Seconds, ours.percentile(100), of(100), Bound::None);
}

/// The bytes of the safety logs.
fn logs(folder: &Path) -> u64 {
    fs::read_dir(folder.join("safety")).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum()
}
