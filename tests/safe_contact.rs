//! *Veilig contact* and consents, obeyed by every form that proposes a channel, and withdrawn as easily as given.

mod harness;

use harness::{Harness, day};
use trede::app::field::{Input, Word};
use trede::app::form::FieldName;
use trede::app::forms::{self, FormKind};
use trede::domain::Day;
use trede::domain::barrier::BarrierDomain;
use trede::domain::consent::Purpose;
use trede::domain::intake::Topic;
use trede::domain::participant::{Medium, Safety};

/// Jan has a phone, an appointment by phone, and this answer about safe contact.
fn jan(safety: &str, via: &str) -> Harness {
    let mut harness = Harness::empty();
    harness.keys("g i").text("Jan Bakker").keys("enter").text("0612345678").keys("ctrl-s");
    harness
        .tab_to(FieldName::NextDay)
        .text("+1w")
        .keys("ctrl-s g 4 n")
        .text("+2w")
        .keys("tab tab 1 ctrl-s g 1 e");
    harness.tab_to(FieldName::Safety).keys(safety).keys("enter").text(via).keys("ctrl-s");
    assert!(harness.desk().overlays.is_empty(), "{:?}", harness.desk().overlays);
    harness
}

/// Every form about this person.
fn kinds(harness: &Harness) -> Vec<FormKind> {
    let dossier = harness.dossier();
    let mut kinds = vec![
        FormKind::NewPerson,
        FormKind::Person,
        FormKind::Quick,
        FormKind::Wish,
        FormKind::Step,
        FormKind::Status,
        FormKind::Action(BarrierDomain::Money),
        FormKind::Refer(BarrierDomain::Money),
        FormKind::Solve(BarrierDomain::Money),
        FormKind::Module(None),
        FormKind::Proof(None),
        FormKind::Trajectory(None),
        FormKind::Appointment(None),
        FormKind::Review(None),
        FormKind::ImportFile,
    ];
    kinds.extend(Topic::ALL.iter().map(|topic| FormKind::Topic(*topic)));
    kinds.extend(dossier.appointments.iter().map(|(id, _)| FormKind::Appointment(Some(id))));
    let lines: Vec<_> =
        harness.desk().people.selected().into_iter().flat_map(|person| &person.lines).collect();
    assert!(!lines.is_empty());
    kinds.extend(lines.iter().map(|line| FormKind::Review(Some(line.key.clone()))));
    kinds.extend(lines.iter().map(|line| FormKind::Reschedule(line.key.clone())));
    kinds
}

/// The channels that a form lets the coach choose from.
fn proposed(harness: &Harness, kind: &FormKind) -> Vec<&'static str> {
    let form = forms::open(kind, &harness.desk().ctx(harness.dossier(), harness.model.now));
    let choices = form.fields.into_iter().filter_map(|field| match field.input {
        Input::Choice(choice) => Some(choice.options),
        _ => None,
    });
    let keys = choices.flatten().filter_map(|option| match option {
        Word::Key(key) => Some(key),
        Word::Text(_) => None,
    });
    keys.filter(|key| Medium::ALL.iter().any(|medium| medium.key() == *key)).collect()
}

#[test]
fn no_form_proposes_a_channel_that_safe_contact_excludes() {
    for (key, via, allowed) in [
        ("1", "", vec!["medium-phone", "medium-in-person"]),
        ("2", "alleen via mijn zus", vec![]),
        ("3", "", vec!["medium-in-person"]),
    ] {
        let harness = jan(key, via);
        let all = kinds(&harness);
        let asking =
            all.iter().map(|kind| (kind, proposed(&harness, kind))).filter(|(_, media)| !media.is_empty());
        let asking: Vec<_> = asking.collect();
        for (kind, media) in &asking {
            assert_eq!(*media, allowed, "{kind:?}");
        }
        // the appointments, the topic and the reviews do propose one, where anything is allowed
        assert_eq!(asking.is_empty(), allowed.is_empty());
        assert!(allowed.is_empty() || asking.len() >= 7, "{}", asking.len());
    }
}

#[test]
fn what_is_saved_without_looking_keeps_to_safe_contact_too() {
    for (key, via) in [("2", "alleen via mijn zus"), ("3", "")] {
        let mut harness = jan(key, via);
        let is_safe = |medium: Option<Medium>| matches!(medium, None | Some(Medium::InPerson));
        let known = harness.stored().appointments.len();
        harness.keys("g 4 n").text("+3w").keys("ctrl-s r 1 4 ctrl-s");
        harness.on("2026-11-30").keys("g 4 enter 1 4 ctrl-s x");
        let stored = harness.stored();
        assert!(stored.appointments.len() > known);
        // later than the appointment that was made by phone before they said so
        let later = |on: Day| on > day("2026-12-07");
        let planned = stored.appointments.iter().filter(|(_, one)| one.on.is_some_and(|(on, _)| later(on)));
        let media: Vec<_> = planned.map(|(_, one)| *one.medium).collect();
        assert!(!media.is_empty() && media.into_iter().all(is_safe));
        assert!(stored.contacts().iter().all(|(_, contact)| is_safe(*contact.medium)));
        assert!(
            harness.desk().people.all().iter().flat_map(|one| &one.lines).all(|line| is_safe(line.medium))
        );
    }
}

#[test]
fn a_consent_is_withdrawn_as_easily_as_it_was_given() {
    let mut harness = jan("1", "");
    harness.keys("i");
    harness.tab_to(FieldName::ConsentHealth).keys("1 esc g 2 2");
    assert_eq!(harness.stored().consent(Purpose::Health), Some(true));
    assert_eq!(harness.stored().open_barriers(), [BarrierDomain::Health]);
    harness.keys("g 1 e");
    harness.tab_to(FieldName::ConsentHealth).keys("2 ctrl-s");
    let stored = harness.stored();
    assert_eq!(stored.consent(Purpose::Health), Some(false));
    assert_eq!(stored.open_barriers(), [], "what was written down about health is closed again");
    assert_eq!(*stored.safety(), Safety::Yes, "the other answers stay");
    harness.keys("u");
    assert_eq!(harness.stored().consent(Purpose::Health), Some(true));
}

#[test]
fn a_review_says_first_what_was_agreed_about_contact() {
    let mut harness = jan("2", "via zijn zus");
    let head = harness.keys("g 1 r").picture().lines();
    assert!(
        head.iter().any(|line| line.contains("Contact") && line.contains("! alleen via zijn zus")),
        "{head:#?}"
    );
    let mut harness = jan("3", "");
    let head = harness.keys("g 1 r").picture().lines();
    assert!(head.iter().any(|line| line.contains("niet bellen of appen")), "{head:#?}");
    let mut harness = jan("1", "");
    let head = harness.keys("g 1 r").picture().lines();
    assert!(!head.iter().any(|line| line.contains("Contact ")), "{head:#?}");
}
