//! Workstations that watch one folder: all get what is theirs, whatever happens to the files, and all come to rest.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

mod watched;

use std::fs;

use trede::domain::acts::trust;
use trede::domain::consent::{AskedHow, Purpose};
use trede::domain::sharing::Sharing;
use trede::exchange::carrier::CarrierError;
use trede::exchange::peers;
use trede::exchange::watch::{Trouble, Why};
use trede::id::EntryId;
use trede::journal::{Claim, Entry, Header, Knowledge, Scope};

use watched::{Fault, Home, Place, introduce, one_place, today, until_rest};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

#[test]
fn what_one_records_the_other_has_and_both_come_to_rest_with_an_empty_folder() {
    let home = Home::new();
    let mut desks = one_place(2);
    let fatima = desks[0].person("Fatima");
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima"]);
    desks[1].rename(fatima, "Fatma");
    until_rest(&mut desks, &home);
    assert_eq!(desks[0].names(), ["Fatma"]);
    assert_eq!(home.names(), [""; 0], "each file went when its receivers had it");
    for desk in &mut desks {
        let round = desk.round(&home);
        assert!(round.is_quiet() && round.trouble.is_none() && round.waiting.is_empty(), "{round:?}");
        assert_eq!((round.peers[0].lacks, round.peers[0].on_its_way), (0, false));
        assert!(round.peers[0].heard_ms.is_some());
    }
}

#[test]
fn an_answer_that_only_says_i_have_it_is_not_answered() {
    let home = Home::new();
    let mut desks = one_place(2);
    until_rest(&mut desks, &home);
    desks[0].person("Fatima");
    let sent = desks[0].round(&home);
    assert_eq!((sent.laid.len(), sent.laid[0].people), (1, 1));
    assert!(desks[0].round(&home).is_quiet(), "it lies there: it is not laid again");
    let answer = desks[1].round(&home);
    assert_eq!((answer.taken.len(), answer.taken[0].people), (1, 1));
    assert_eq!((answer.laid.len(), answer.laid[0].entries), (1, 0), "a word without entries");
    let heard = desks[0].round(&home);
    assert_eq!((heard.taken.len(), heard.taken[0].entries), (1, 0));
    assert_eq!(
        (heard.laid.len(), heard.tidied),
        (0, 1),
        "the word is heard and not answered, the file is tidied"
    );
    let after = desks[1].round(&home);
    assert_eq!((after.laid.len(), after.tidied), (0, 1), "and then the word itself");
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn five_desks_in_any_order_end_the_same() {
    for seed in 0..4 {
        let home = Home::new();
        let mut desks = one_place(5);
        let mut chance = fastrand::Rng::with_seed(seed);
        for _ in 0..30 {
            let at = chance.usize(0..desks.len());
            if chance.bool() {
                desks[at].person(&format!("Mens{}", chance.u32(0..1000)));
            }
            desks[at].now += chance.u64(0..30 * MINUTE);
            desks[at].round(&home);
        }
        until_rest(&mut desks, &home);
        let all = desks[0].names();
        assert!(all.len() > 5, "seed {seed}");
        for desk in &mut desks {
            assert_eq!(desk.names(), all, "seed {seed}");
        }
        assert_eq!(home.names(), [""; 0], "seed {seed}");
    }
}

#[test]
fn colleagues_do_not_repeat_what_lies_there_for_all() {
    let home = Home::new();
    let mut desks = one_place(3);
    until_rest(&mut desks, &home);
    desks[0].person("Fatima");
    desks[0].round(&home);
    let second = desks[1].round(&home);
    assert_eq!((second.taken.len(), second.laid.len(), second.laid[0].entries), (1, 1, 0));
    until_rest(&mut desks, &home);
    assert_eq!(desks[2].names(), ["Fatima"]);
}

#[test]
fn another_place_gets_what_is_shared_and_only_that() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks.push(Place::new("Elders", 9));
    introduce(&mut desks);
    let (fatima, jan) = (desks[0].person("Fatima"), desks[0].person("Jan"));
    let elsewhere = desks[2].archive.catalogue().here;
    let day = today();
    desks[0].save(&[Sharing::say(fatima, elsewhere, true, day), Sharing::say(jan, elsewhere, true, day)]);
    desks[0].act(jan, |dossier, desk| {
        trust::consent(dossier, Purpose::Share, true, "Elders", AskedHow::Spoken, desk)
    });
    let round = desks[0].round(&home);
    assert_eq!(round.laid.len(), 2, "one for the own place and one for the other");
    assert_eq!(round.peers.iter().find(|peer| peer.label == "Elders").unwrap().withheld, 1);
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima", "Jan"]);
    assert_eq!(desks[2].names(), ["Jan"]);
    assert_eq!(home.names(), [""; 0]);
    let round = desks[2].round(&home);
    assert!(round.waiting.is_empty(), "what is sealed to others is no fault: {round:?}");
}

#[test]
fn half_a_copy_is_left_alone_until_it_is_whole() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    desks[0].round(&home);
    let name = home.names().remove(0);
    let whole = fs::read(home.file(&name)).unwrap();
    for part in [0, 10, 33, whole.len() / 2, whole.len() - 1] {
        fs::write(home.file(&name), &whole[..part]).unwrap();
        let round = desks[1].round(&home);
        assert!(round.taken.is_empty() && round.trouble.is_none());
        assert!(part < 10 || round.waiting[0].why == Why::Half, "{part}: {round:?}");
    }
    fs::write(home.file(&name), &whole).unwrap();
    desks[1].round(&home);
    assert_eq!(desks[1].names(), ["Fatima"]);
}

#[test]
fn a_copy_that_was_given_its_full_size_first_is_read_again_when_it_is_whole() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    desks[0].round(&home);
    let name = home.names().remove(0);
    let whole = fs::read(home.file(&name)).unwrap();
    let mut zeros = whole.clone();
    zeros[whole.len() / 2..].fill(0);
    fs::write(home.file(&name), &zeros).unwrap();
    // it changed just now
    home.set_changed(&name, desks[1].now);
    assert_eq!(desks[1].round(&home).waiting[0].why, Why::Half);
    // it changed long ago, so that is what it is, and it is not read again
    home.set_changed(&name, desks[1].now - DAY);
    assert_eq!(desks[1].round(&home).waiting[0].why, Why::Broken);
    let mut counting = home.faulty(Fault::None);
    assert_eq!(desks[1].round_in(&mut counting).waiting[0].why, Why::Broken);
    assert_eq!(counting.fetched, 0);
    // a whole copy of it under another name is taken
    fs::write(home.file("kopie.trede"), &whole).unwrap();
    desks[1].round(&home);
    assert_eq!(desks[1].names(), ["Fatima"]);
}

#[test]
fn names_that_sync_programs_give_do_not_matter_and_a_second_copy_is_not_read() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    desks[0].round(&home);
    let name = home.names().remove(0);
    let stem = name.trim_end_matches(".trede").to_owned();
    let renamed = format!("{stem} (conflicted copy 2026-11-23).trede");
    fs::rename(home.file(&name), home.file(&renamed)).unwrap();
    fs::copy(home.file(&renamed), home.file(&format!("{stem}.sync-conflict-1.trede"))).unwrap();
    fs::write(home.file("brief.trede"), "geen bundel").unwrap();
    fs::write(home.file("aantekeningen.txt"), "geen bundel").unwrap();
    let mut counting = home.faulty(Fault::None);
    let round = desks[1].round_in(&mut counting);
    assert_eq!((round.taken.len(), round.waiting.len()), (1, 0));
    desks[1].round_in(&mut counting);
    assert_eq!(desks[1].names(), ["Fatima"]);
    until_rest(&mut desks, &home);
    let left = home.names();
    for kept in [renamed.as_str(), "brief.trede", "aantekeningen.txt"] {
        assert!(left.iter().any(|name| name == kept), "{kept} is not a file that we laid: {left:?}");
    }
}

#[test]
fn a_file_that_vanished_unread_is_laid_again_after_a_while() {
    let home = Home::new();
    let mut desks = one_place(2);
    until_rest(&mut desks, &home);
    desks[0].person("Fatima");
    desks[0].round(&home);
    fs::remove_file(home.file(&home.names()[0])).unwrap();
    assert!(desks[0].round(&home).is_quiet(), "a sync program may put it back");
    desks[0].now += 11 * MINUTE;
    assert_eq!(desks[0].round(&home).laid.len(), 1);
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima"]);
}

#[test]
fn a_word_that_vanished_unheard_is_said_again() {
    let home = Home::new();
    let mut desks = one_place(2);
    until_rest(&mut desks, &home);
    desks[0].person("Fatima");
    desks[0].round(&home);
    let before = home.names();
    desks[1].round(&home);
    let word = home.names().into_iter().find(|name| !before.contains(name)).unwrap();
    fs::remove_file(home.file(&word)).unwrap();
    desks[1].round(&home);
    desks[1].now += 11 * MINUTE;
    assert_eq!(desks[1].round(&home).laid.len(), 1);
    until_rest(&mut desks, &home);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn a_file_that_one_receiver_could_not_read_is_made_again_once_they_read_a_later_one() {
    let home = Home::new();
    let mut desks = one_place(2);
    until_rest(&mut desks, &home);
    desks[0].person("Fatima");
    desks[0].round(&home);
    let first = home.names().remove(0);
    // damaged on the other's disk only
    let whole = fs::read(home.file(&first)).unwrap();
    let mut broken = whole.clone();
    let middle = whole.len() / 2;
    broken[middle] ^= 1;
    desks[0].person("Jan");
    desks[0].round(&home);
    fs::write(home.file(&first), &broken).unwrap();
    let round = desks[1].round(&home);
    assert_eq!((round.waiting[0].why, round.taken.len()), (Why::Broken, 1));
    assert!(!round.missing.is_empty(), "what is missing is said");
    // both desks have this label
    let called = format!("{} · {}", desks[0].label(), desks[0].archive.station().short());
    assert_eq!(round.missing[0].ask, called);
    assert_eq!(desks[1].names(), ["Jan"]);
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima", "Jan"]);
    assert!(desks[1].round(&home).missing.is_empty());
}

#[test]
fn a_read_only_folder_is_read_and_said() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    desks[0].round(&home);
    desks[1].person("Jan");
    let round = desks[1].round_in(&mut home.faulty(Fault::ReadOnly));
    assert!(matches!(round.trouble, Some(Trouble::Folder(CarrierError::ReadOnly))), "{round:?}");
    assert_eq!(desks[1].names(), ["Fatima", "Jan"]);
    assert_eq!(desks[1].round_in(&mut home.faulty(Fault::ReadOnly)).taken.len(), 0);
    until_rest(&mut desks, &home);
    assert_eq!(desks[0].names(), ["Fatima", "Jan"]);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn a_full_folder_is_said_leaves_nothing_half_and_goes_on_when_there_is_room() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    for fault in [Fault::Full, Fault::PulledOutWhileWriting] {
        let round = desks[0].round_in(&mut home.faulty(fault));
        assert!(matches!(round.trouble, Some(Trouble::Folder(_))) && round.laid.is_empty(), "{round:?}");
        assert!(!home.names().iter().any(|name| name.starts_with("voorbeeldstad")), "{:?}", home.names());
        assert!(desks[1].round(&home).taken.is_empty());
    }
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima"]);
    assert_eq!(home.names(), [""; 0], "what lay half there is swept");
}

#[test]
fn a_stick_that_is_pulled_out_anywhere_changes_nothing_half() {
    let home = Home::new();
    let mut desks = one_place(2);
    for name in ["Fatima", "Jan", "Samira"] {
        desks[0].person(name);
        desks[0].round(&home);
    }
    let round = desks[1].round_in(&mut home.faulty(Fault::NotThere));
    assert!(matches!(round.trouble, Some(Trouble::Folder(CarrierError::Gone))));
    assert_eq!(round.peers.len(), 1, "how it stands is said all the same");
    for after in 0..4 {
        let round = desks[1].round_in(&mut home.faulty(Fault::PulledOutAfter(after)));
        assert!(round.dossiers.iter().filter(|id| id.is_participant()).count() <= 3);
    }
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima", "Jan", "Samira"]);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn a_round_that_is_stopped_goes_on_later() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    desks[0].round(&home);
    for patience in 0..12 {
        desks[1].round_for(&home, patience);
    }
    until_rest(&mut desks, &home);
    assert_eq!(desks[1].names(), ["Fatima"]);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn wrong_clocks_stop_nothing() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[1].now += 3 * 365 * DAY;
    let fatima = desks[1].person("Fatima");
    desks[1].round(&home);
    let round = desks[0].round(&home);
    assert!(round.taken.iter().any(|one| one.ahead_ms.is_some()), "{round:?}");
    until_rest(&mut desks, &home);
    // somebody sets it right: what it says now has an earlier time than what it said
    desks[1].now -= 3 * 365 * DAY;
    desks[0].rename(fatima, "Fatma");
    desks[1].person("Jan");
    until_rest(&mut desks, &home);
    assert_eq!(desks[0].names(), ["Fatma", "Jan"]);
    assert_eq!(desks[1].names(), ["Fatma", "Jan"]);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn a_desk_that_was_away_for_months_finds_few_files_and_has_everything() {
    let home = Home::new();
    let mut desks = one_place(3);
    until_rest(&mut desks, &home);
    let mut away = desks.pop().unwrap();
    let (mut laid, mut most) = (0, 0);
    for day in 0..100 {
        let at = day % 2;
        desks[at].person(&format!("Mens{day:03}"));
        for desk in &mut desks {
            desk.now += DAY;
            laid += desk.round(&home).laid.len();
        }
        most = most.max(home.names().len());
    }
    assert!(most <= 24, "{most} files at once");
    assert!(laid <= 400, "{laid} files in all");
    away.now = desks[0].now;
    desks.push(away);
    until_rest(&mut desks, &home);
    assert_eq!(desks[2].names().len(), 100);
    assert_eq!(home.names(), [""; 0]);
}

#[test]
fn who_is_unknown_waits_for_a_person_and_who_is_removed_gets_and_gives_nothing() {
    let home = Home::new();
    let mut desks = one_place(2);
    until_rest(&mut desks, &home);
    let mut stranger = Place::new("Elders", 7);
    let here = desks[0].archive.catalogue().here;
    stranger.knows(&mut desks[0]);
    let petra = stranger.person("Petra");
    let day = today();
    stranger.save(&[Sharing::say(petra, here, true, day)]);
    stranger.act(petra, |dossier, desk| {
        trust::consent(dossier, Purpose::Share, true, "Voorbeeldstad", AskedHow::Spoken, desk)
    });
    stranger.round(&home);
    let round = desks[0].round(&home);
    assert_eq!((round.waiting[0].why, round.taken.len()), (Why::Unknown, 0));
    let card = round.waiting[0].card.clone().unwrap();
    assert_eq!(card.label, "Elders");
    let mut counting = home.faulty(Fault::None);
    assert_eq!(desks[0].round_in(&mut counting).waiting[0].why, Why::Unknown);
    assert_eq!(counting.fetched, 0, "it is not read again");
    // a person accepts the card
    peers::accept(&mut desks[0].archive, card.clone(), 1).unwrap();
    let round = desks[0].round(&home);
    assert_eq!((round.waiting.len(), round.taken.len()), (0, 1));
    assert_eq!(desks[0].names(), ["Petra"]);
    // and removes it again
    stranger.round(&home);
    peers::remove(&mut desks[0].archive, card.store).unwrap();
    stranger.rename(petra, "Petronella");
    stranger.round(&home);
    let round = desks[0].round(&home);
    assert!(round.waiting.iter().any(|one| one.why == Why::Removed) && round.taken.is_empty(), "{round:?}");
    assert!(round.peers.iter().all(|peer| peer.label != "Elders"));
    assert_eq!(desks[0].names(), ["Petra"]);
    desks[0].person("Jan");
    let round = desks[0].round(&home);
    assert!(round.laid.iter().all(|laid| !laid.to.contains(&"Elders".to_owned())));
    // files of the removed one stay where they are
    let theirs = home.names();
    until_rest(&mut desks, &home);
    assert!(theirs.iter().filter(|name| name.starts_with("elders")).all(|name| home.names().contains(name)));
}

#[test]
fn a_store_that_forgot_what_it_laid_takes_it_back_and_tidies_it() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Fatima");
    desks[0].round(&home);
    // the same folder by another way, as a stick that gets another letter
    let other = home.moved();
    until_rest(&mut desks, &other);
    assert_eq!(desks[1].names(), ["Fatima"]);
    assert_eq!(other.names(), [""; 0]);
}

#[test]
fn nothing_personal_stands_in_the_folder() {
    let home = Home::new();
    let mut desks = one_place(2);
    desks[0].person("Zonderlinghe");
    desks[0].round(&home);
    for name in home.names() {
        assert!(name.starts_with("voorbeeldstad-2026"), "{name}");
        let bytes = fs::read(home.file(&name)).unwrap();
        assert!(!bytes.windows(12).any(|part| part == b"Zonderlinghe"));
    }
}

#[test]
fn desks_of_which_one_was_copied_compare_everything_and_come_to_rest() {
    let home = Home::new();
    let mut desks = one_place(3);
    let fatima = desks[0].person("Fatima");
    until_rest(&mut desks, &home);
    let held = desks[0].archive.store().entries(fatima).unwrap();
    let last = held.iter().max_by_key(|entry| entry.id().seq).unwrap().clone();
    // what a copy of the first desk wrote comes to the second by another way
    let id = EntryId { seq: last.id().seq + 5, ..last.id() };
    let header = Header { id, action: id, ..*last.header() };
    let as_copy = Entry::write(header, last.edits().unwrap().to_vec()).unwrap();
    let second = &mut desks[1].archive;
    let coach = second.coach();
    let mut adopting = second.store().adopt_begin().unwrap();
    second.store().adopt(&mut adopting, as_copy).unwrap();
    let claim = Claim { base: Knowledge::none(), sender: Knowledge::none(), scope: Scope::Everything };
    second.store().adopt_end(adopting, &claim, 1, coach).unwrap();

    desks[1].round(&home);
    desks[0].round(&home);
    let doubted = |desk: &mut Place| {
        peers::present(&mut desk.archive).unwrap().iter().filter(|peer| peer.is_doubted()).count()
    };
    assert_eq!(
        doubted(&mut desks[0]),
        2,
        "it was told by a bundle of what was new, so nobody is compared yet"
    );
    until_rest(&mut desks, &home);
    assert_eq!(home.names(), [""; 0], "each file went when its receivers had it");
    for at in 0..3 {
        assert_eq!(doubted(&mut desks[at]), 0);
        let known = desks[at].archive.store().announced().unwrap();
        assert_eq!(known, desks[0].archive.store().announced().unwrap());
        assert!(desks[at].round(&home).is_quiet());
    }
}
