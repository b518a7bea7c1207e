//! Which question is asked to whom, and that every question has words.

use std::collections::{BTreeMap, BTreeSet};

use rstest::rstest;

use super::*;
use crate::domain::acts::ActError;
use crate::domain::{
    background, barrier, catalogue, consent, contact, intake, levels, participant, perspective, proof,
    schedule, trajectory,
};

const DOMAIN: [&str; 2] = [include_str!("../i18n/nl/domain.ftl"), include_str!("../i18n/en/domain.ftl")];
const INTAKE: [&str; 2] = [include_str!("../i18n/nl/intake.ftl"), include_str!("../i18n/en/intake.ftl")];

/// The texts of a file, by id. A message of these files stands on one line.
fn texts(file: &str) -> BTreeMap<&str, &str> {
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let texts: Vec<_> = lines.map(|line| line.split_once(" = ").unwrap()).collect();
    let by_id: BTreeMap<_, _> = texts.iter().copied().collect();
    assert_eq!(by_id.len(), texts.len(), "an id stands twice");
    by_id
}

fn variants() -> impl Iterator<Item = (Topic, Option<Nt>, Option<Work>)> {
    let nts = [None, Some(Nt::Nt1), Some(Nt::Nt2)];
    let works = [None, Some(Work::Working), Some(Work::Seeking), Some(Work::NotSeeking)];
    let tags = nts.into_iter().flat_map(move |nt| works.into_iter().map(move |work| (nt, work)));
    tags.flat_map(|(nt, work)| Topic::ALL.iter().map(move |topic| (*topic, nt, work)))
}

#[test]
fn every_topic_asks_two_or_three_different_things_in_every_variant() {
    for (topic, nt, work) in variants() {
        let asked = prompts(topic, nt, work);
        assert!((2..=3).contains(&asked.len()), "{topic:?} {nt:?} {work:?}");
        assert_eq!(asked.iter().collect::<BTreeSet<_>>().len(), asked.len());
    }
}

#[rstest]
#[case(Topic::Welcome, true, false)]
#[case(Topic::Wish, true, false)]
#[case(Topic::Now, false, true)]
#[case(Topic::Learning, true, true)]
#[case(Topic::Levels, true, true)]
#[case(Topic::Ahead, false, true)]
#[case(Topic::Barriers, false, true)]
#[case(Topic::Step, false, false)]
#[case(Topic::Module, true, true)]
#[case(Topic::Appointment, true, false)]
fn d2_questions_differ_by_nt_and_work(#[case] topic: Topic, #[case] nt: bool, #[case] work: bool) {
    let ask = |nt, work| prompts(topic, Some(nt), Some(work));
    assert_eq!(ask(Nt::Nt1, Work::Working) != ask(Nt::Nt2, Work::Working), nt);
    assert_eq!(ask(Nt::Nt1, Work::Working) != ask(Nt::Nt1, Work::Seeking), work);
    assert_eq!(ask(Nt::Nt1, Work::Seeking) != ask(Nt::Nt1, Work::NotSeeking), work);
}

#[test]
fn every_prompt_has_its_text_in_both_languages_and_no_text_is_left_over() {
    let mut ids: BTreeSet<_> = variants().flat_map(|(topic, nt, work)| prompts(topic, nt, work)).collect();
    for domain in BarrierDomain::ALL {
        let BarrierPrompt { ask, write, never } = barrier_prompt(*domain);
        ids.extend([ask, write].into_iter().chain(never));
        assert!(ask.ends_with(domain.key().strip_prefix("barrier-").unwrap()));
    }
    for file in INTAKE {
        assert_eq!(texts(file).into_keys().collect::<BTreeSet<_>>(), ids);
    }
}

#[test]
fn dutch_questions_say_u_and_never_name_the_person_by_a_label() {
    for (id, text) in texts(INTAKE[0]) {
        if !id.starts_with("barrier-write") && !id.starts_with("barrier-never") {
            assert!(!text.split([' ', '?', ',']).any(|word| ["je", "jij", "jouw"].contains(&word)), "{id}");
        }
        assert!(!text.contains("laaggeletterd") && !text.contains("laagopgeleid"), "{id}");
    }
}

macro_rules! keys {
    ($( $choice:path ),* $(,)?) => {
        [ $( <$choice>::ALL.iter().map(|choice| choice.key()).collect::<Vec<_>>() ),* ].concat()
    };
}

#[test]
fn every_choice_and_every_refusal_has_its_word_in_both_languages() {
    let mut ids = keys![
        background::Nt,
        background::Work,
        background::Gender,
        barrier::BarrierDomain,
        barrier::BarrierGroup,
        barrier::Score,
        barrier::Help,
        barrier::Handover,
        barrier::BarrierStatus,
        catalogue::Role,
        consent::Purpose,
        consent::AskedHow,
        contact::ContactOutcome,
        contact::Occupation,
        contact::LearnsOn,
        contact::WorkResult,
        contact::AppointmentKind,
        contact::AppointmentState,
        contact::LineKind,
        intake::Topic,
        intake::TopicState,
        levels::Skill,
        levels::LevelValue,
        levels::LevelSource,
        levels::LatinAlphabet,
        participant::Status,
        participant::Medium,
        participant::Reach,
        perspective::Owner,
        perspective::NamedBy,
        perspective::Cell,
        perspective::StepOutcome,
        proof::ProofKind,
        schedule::Anchor,
        trajectory::Lane,
        trajectory::ModuleKind,
        trajectory::ModuleStatus,
        trajectory::DifferenceReason,
    ];
    ids.extend(ActError::KEYS);
    let long = BarrierDomain::ALL.iter().map(|domain| barrier_long_key(*domain));
    let long: Vec<_> =
        long.chain(trajectory::Lane::ALL.iter().map(|lane| format!("{}-long", lane.key()))).collect();
    ids.extend(long.iter().map(String::as_str));
    ids.extend(["score-not-discussed", "level-unknown"]);
    let ids: BTreeSet<_> = ids.into_iter().collect();
    for file in DOMAIN {
        let known = texts(file).into_keys().collect();
        assert!(ids.is_subset(&known), "missing: {:?}", ids.difference(&known));
    }
}

#[test]
fn both_languages_name_the_same_arguments() {
    let arguments = |text: &str| -> BTreeSet<String> {
        text.split("{ $").skip(1).filter_map(|rest| Some(rest.split_once(" }")?.0.to_owned())).collect()
    };
    let english = texts(DOMAIN[1]);
    for (id, text) in texts(DOMAIN[0]) {
        assert_eq!(arguments(text), arguments(english[id]), "{id}");
    }
    for error in [
        ActError::TooLong { max: 1, over: 2 },
        ActError::StepTooLong(14),
        ActError::BirthYear(1),
        ActError::SchoolYears(1),
        ActError::InThePast(crate::domain::Day::MIN),
        ActError::Mood,
    ] {
        let given: BTreeSet<_> = error.args().into_iter().map(|(name, _)| name.to_owned()).collect();
        assert_eq!(given, arguments(english[error.key()]), "{}", error.key());
    }
}
