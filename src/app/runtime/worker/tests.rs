//! The worker at an open store: what it refuses for good, and what goes on after that.

use tempfile::TempDir;

use super::*;
use crate::app::effect::Token;
use crate::app::forms::FormKind;
use crate::domain::participant::ParticipantEdit;
use crate::domain::perspective::StepEdit;
use crate::domain::{Change, Name};
use crate::id::IdSource;

const NOW: u64 = 1_795_000_000_000;

fn bench(folder: &TempDir) -> Bench {
    let made = Archive::create_unprotected(folder.path(), "Testplaats", "Ilse", "een lange zin".into(), NOW);
    Bench {
        ground: Ground::Open(Box::new(made.unwrap().0)),
        folder: folder.path().to_owned(),
        clock: Clock::new(None),
        idle: Idle::default(),
        import: None,
        exchange: Exchange::default(),
        stopped: None,
        answer: Box::new(|_| {}),
        cancel: Arc::new(AtomicBool::new(false)),
    }
}

fn archive(bench: &mut Bench) -> &mut Archive {
    match &mut bench.ground {
        Ground::Open(archive) => archive,
        _ => panic!("it is open"),
    }
}

fn save(bench: &mut Bench, token: Token, again: bool, change: Change) -> Msg {
    let name = Said::plain("deed-nothing");
    bench.perform(Effect::Save { token, name, changes: vec![change], again }, NOW).unwrap()
}

fn person(id: DossierId, given: &str) -> Change {
    Change::participant(id, [ParticipantEdit::Name(Name::new(given, "", "Verzonnen"))])
}

#[test]
fn what_is_about_somebody_erased_is_refused_and_the_next_save_is_not() {
    let folder = TempDir::new().unwrap();
    let mut bench = bench(&folder);
    let mut ids = IdSource::from_seed([1; 32]);
    let (gone, here) = (ids.dossier(), ids.dossier());
    save(&mut bench, 1, false, person(gone, "Ada"));
    save(&mut bench, 2, false, person(here, "Bea"));
    let on = Day::new(20_000).unwrap();
    archive(&mut bench).erase(NOW, gone, on).unwrap();

    let step =
        |dossier, ids: &mut IdSource| Change::new(dossier, ids.record(), [StepEdit::What("Bellen".into())]);
    // it waited behind a full disk, and is the first to be tried again
    bench.stopped = Some(Said::plain("save-disk-full"));
    match save(&mut bench, 3, true, step(gone, &mut ids)) {
        Msg::SaveRefused { token: 3, why, folded } => {
            assert_eq!(why, Said::plain("erased-dossier").day("day", on));
            assert_eq!((folded.gone, folded.dossiers.len()), (vec![gone], 0));
        }
        other => panic!("{other:?}"),
    }
    assert!(
        matches!(save(&mut bench, 4, false, step(here, &mut ids)), Msg::Folded(after) if after.dossiers.len() == 1)
    );
}

#[test]
fn a_draft_about_somebody_erased_is_not_brought_back() {
    let folder = TempDir::new().unwrap();
    let mut bench = bench(&folder);
    let gone = IdSource::from_seed([1; 32]).dossier();
    save(&mut bench, 1, false, person(gone, "Ada"));
    let draft = Draft { kind: FormKind::Step, dossier: Some(gone), values: vec![] };
    assert!(matches!(bench.perform(Effect::SaveDraft(draft), NOW), Some(Msg::DraftSaved)));
    let archive = archive(&mut bench);
    assert!(opening(archive).unwrap().draft.is_some(), "until then it is");
    archive.erase(NOW, gone, Day::new(20_000).unwrap()).unwrap();
    let opened = opening(archive).unwrap();
    assert!(opened.draft.is_none() && opened.notices.contains(&Said::plain("notice-draft-erased")));
    assert!(archive.draft::<Draft>().unwrap().is_none(), "it is on no disk any more");
}
