//! Safe contact and consents against an independent table: every combination is tried.

use super::super::consent::ConsentEdit;
use super::super::participant::{ChannelEdit, ContactPersonEdit, SafeContactEdit, StatusChangeEdit};
use super::super::testing::{coach, day, empty, put, rid};
use super::super::trajectory::TrajectoryEdit;
use super::super::{Authorship, Version};
use super::*;

const ANSWERS: [Option<bool>; 3] = [None, Some(true), Some(false)];

/// One combination of all that has a say.
#[derive(Clone, Copy, Debug)]
struct Case {
    medium: Medium,
    allowed: Option<bool>,
    safety: u8,
    status: Status,
    ended: bool,
    aftercare: Option<bool>,
    share: Option<bool>,
    agreed: bool,
}

fn safety(number: u8) -> Safety {
    match number {
        0 => Safety::Unknown,
        1 => Safety::Yes,
        2 => Safety::Only("via mijn zus".into()),
        _ => Safety::No,
    }
}

fn dossier(case: Case) -> Dossier {
    let mut dossier = empty();
    put(
        &mut dossier,
        rid(1),
        [
            ChannelEdit::Medium(Some(case.medium)),
            ChannelEdit::Address("voorbeeld".into()),
            ChannelEdit::Allowed(case.allowed),
        ],
    );
    put(
        &mut dossier,
        rid(2),
        [SafeContactEdit::On(Some(day("2026-01-01"))), SafeContactEdit::Safety(safety(case.safety))],
    );
    put(
        &mut dossier,
        rid(3),
        [StatusChangeEdit::On(Some(day("2026-01-01"))), StatusChangeEdit::Status(Some(case.status))],
    );
    put(&mut dossier, rid(4), [TrajectoryEdit::Started(Some(day("2026-01-01")))]);
    if case.ended {
        put(&mut dossier, rid(4), [TrajectoryEdit::Ended(Some(day("2026-06-01")))]);
    }
    for (record, purpose, given) in [(5, Purpose::Aftercare, case.aftercare), (6, Purpose::Share, case.share)]
    {
        if let Some(given) = given {
            put(
                &mut dossier,
                rid(record),
                [
                    ConsentEdit::Purpose(Some(purpose)),
                    ConsentEdit::Given(given),
                    ConsentEdit::On(Some(day("2026-01-01"))),
                ],
            );
        }
    }
    put(
        &mut dossier,
        rid(7),
        [ContactPersonEdit::Name("Voorbeeldzus".into()), ContactPersonEdit::Agreed(case.agreed)],
    );
    dossier
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for &medium in Medium::ALL {
        for allowed in ANSWERS {
            for safety in 0..4 {
                for &status in Status::ALL {
                    for ended in [false, true] {
                        for aftercare in ANSWERS {
                            for share in ANSWERS {
                                for agreed in [false, true] {
                                    cases.push(Case {
                                        medium,
                                        allowed,
                                        safety,
                                        status,
                                        ended,
                                        aftercare,
                                        share,
                                        agreed,
                                    });
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    cases
}

/// What may be used, said again from the rules and not from the code: the channel, the desk, the words, the person.
fn table(case: Case) -> [bool; 4] {
    let silent = case.status == Status::NoContact;
    let over = case.ended || case.status == Status::Aftercare;
    let shut = case.safety == 3 || (over && case.aftercare == Some(false));
    let open = !silent && !shut && case.safety < 2;
    let yes_enough = if case.medium == Medium::Message { &[Some(true)][..] } else { &[None, Some(true)][..] };
    let channel = open && yes_enough.contains(&case.allowed);
    let own_desk = case.medium == Medium::InPerson;
    let desk = !silent && (shut || (open && !own_desk));
    let words = !silent && !shut && case.safety == 2;
    let person = open && case.agreed && case.share != Some(false);
    [channel, desk, words, person]
}

#[test]
fn every_combination_obeys_safe_contact_and_consents() {
    for case in cases() {
        let ways = dossier(case).ways();
        let found = [
            ways.iter().any(|way| way.channel == Some(rid(1))),
            ways.iter().any(|way| way.medium == Some(Medium::InPerson) && way.channel.is_none()),
            ways.iter().any(|way| way.address == "via mijn zus"),
            ways.iter().any(|way| way.through == Some(rid(7))),
        ];
        assert_eq!(found, table(case), "{case:?}");
        assert_eq!(ways.len(), found.iter().filter(|one| **one).count(), "{case:?}");
    }
}

#[test]
fn the_preferred_way_comes_first_and_the_person_last() {
    let mut dossier = empty();
    put(&mut dossier, rid(1), [ChannelEdit::Medium(Some(Medium::Phone))]);
    put(&mut dossier, rid(2), [ChannelEdit::Medium(Some(Medium::Email)), ChannelEdit::Allowed(Some(true))]);
    put(&mut dossier, rid(3), [ChannelEdit::Medium(Some(Medium::Letter)), ChannelEdit::Preferred(true)]);
    put(&mut dossier, rid(4), [ContactPersonEdit::Agreed(true)]);
    let order: Vec<_> = dossier.ways().iter().map(|way| way.medium).collect();
    let expected =
        [Some(Medium::Letter), Some(Medium::Email), Some(Medium::Phone), Some(Medium::InPerson), None];
    assert_eq!(order, expected);
}

#[test]
fn of_two_versions_the_more_careful_answer_is_obeyed() {
    let by = |at_ms| Authorship::new(coach(1), at_ms);
    for (shown, other) in [(Safety::Yes, Safety::No), (Safety::No, Safety::Only("via mijn zus".into()))] {
        let mut dossier = empty();
        let said = |safety: &Safety| SafeContactEdit::Safety(safety.clone()).into();
        let versions =
            vec![Version { value: said(&shown), by: by(2) }, Version { value: said(&other), by: by(1) }];
        dossier.put(rid(1), versions);
        assert_eq!(dossier.safety(), &Safety::No);
        assert!(dossier.ways().iter().all(|way| way.medium == Some(Medium::InPerson)));
    }
}
