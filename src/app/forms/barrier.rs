//! Forms about one domain of the barrier check: what is done, referring, what helped (D4).

use crate::domain::acts;
use crate::domain::barrier::{
    BARRIER_LABEL_MAX_CHARS, BARRIER_WORDS_MAX_CHARS, BarrierDomain, Handover, Help, Score,
};
use crate::domain::fold::fold;
use crate::domain::perspective::Owner;
use crate::domain::typed::Lean;
use crate::id::{IdSource, RecordId};

use super::super::field::{Choice, Input, Word};
use super::super::form::{Fault, FieldName, Form};
use super::super::said::Said;
use super::doing::Doing;
use super::{Ctx, Deed, choice, day, text};

/// Opens words, action, owner and review date.
pub fn open_action(domain: BarrierDomain, ctx: &Ctx<'_>) -> Form {
    let known = ctx.dossier.barrier(domain);
    let mut fields = Vec::new();
    if domain == BarrierDomain::Other {
        fields.push((
            FieldName::Label,
            text(known.map_or("", |one| one.label.as_str()), BARRIER_LABEL_MAX_CHARS),
        ));
    }
    let review = known.and_then(|one| *one.review).unwrap_or_else(|| ctx.today.plus_weeks(2));
    let owner = known.and_then(|one| *one.owner).unwrap_or(Owner::Coach);
    fields.extend([
        (FieldName::BarrierWords, text(known.map_or("", |one| one.words.as_str()), BARRIER_WORDS_MAX_CHARS)),
        (FieldName::Help, choice(Help::ALL, Help::key, known.and_then(|one| *one.help))),
        (FieldName::Action, text(known.map_or("", |one| one.action.as_str()), 60)),
        (FieldName::Owner, choice(Owner::ALL, Owner::key, Some(owner))),
        (FieldName::Review, day(Some(review))),
    ]);
    Form::new(fields)
}

/// Opens the referral: organisation (one that is known here, or typed), kind of handover, review date.
pub fn open_refer(domain: BarrierDomain, ctx: &Ctx<'_>) -> Form {
    let known = ctx.dossier.barrier(domain);
    let name = known.map_or("", |one| one.partner.as_str());
    let partners = ctx.catalogue.partners_by_name();
    let picked = partners.iter().position(|(_, partner)| !name.is_empty() && *partner.name == name);
    let options = partners.iter().map(|(_, partner)| Word::Text((*partner.name).clone())).collect();
    let typed = if picked.is_some() { "" } else { name };
    let listed = (FieldName::KnownPartner, Input::Choice(Choice { options, picked, previous: None }));
    Form::new((!partners.is_empty()).then_some(listed).into_iter().chain([
        (FieldName::Partner, text(typed, 60)),
        (FieldName::Handover, choice(Handover::ALL, Handover::key, known.and_then(|one| *one.handover))),
        (FieldName::Review, day(Some(ctx.today.plus_weeks(2)))),
    ]))
}

/// The organisation of a referral: what was typed now, else what is chosen, else what stood there.
fn partner_of(domain: BarrierDomain, form: &Form, ctx: &Ctx<'_>) -> (String, Option<RecordId>) {
    let partners = ctx.catalogue.partners_by_name();
    let before = ctx.dossier.barrier(domain).map_or("", |one| one.partner.as_str());
    let typed = form.text(FieldName::Partner);
    let chosen = form.choice(FieldName::KnownPartner).and_then(|at| partners.get(at));
    match chosen {
        Some((id, partner)) if typed.is_empty() || typed == before => ((*partner.name).clone(), Some(*id)),
        _ => {
            let known = partners.iter().find(|(_, partner)| fold(&partner.name) == fold(typed));
            (typed.to_owned(), known.map(|(id, _)| *id))
        }
    }
}

/// Opens the question what helped.
pub fn open_solve(domain: BarrierDomain, ctx: &Ctx<'_>) -> Form {
    let known = ctx.dossier.barrier(domain);
    Form::new([(FieldName::WhatHelped, text(known.map_or("", |one| one.helped.as_str()), 140))])
}

/// Saves words, help, action, owner and review date; what the form did not change is left alone.
pub fn save_action(
    domain: BarrierDomain,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let known = ctx.dossier.barrier(domain);
    if domain == BarrierDomain::Other {
        let label = form.text(FieldName::Label).to_owned();
        doing.act(FieldName::Label, |dossier, _| acts::barriers::label(dossier, &label))?;
    }
    let words = form.text(FieldName::BarrierWords).to_owned();
    if words != known.map_or("", |one| one.words.as_str()) {
        doing.act(FieldName::BarrierWords, |dossier, _| acts::barriers::words(dossier, domain, &words))?;
    }
    let help = form.pick_of(FieldName::Help, Help::ALL);
    if help != known.and_then(|one| *one.help) {
        doing.act(FieldName::Help, |dossier, _| acts::barriers::help(dossier, domain, help))?;
    }
    let review = form.day(FieldName::Review, ctx.today, Lean::Future)?;
    let what = form.text(FieldName::Action).to_owned();
    // an action is agreed when it is named, or when the score asks for an owner and a date
    if !what.is_empty() || ctx.dossier.score(domain).is_some_and(Score::needs_owner) {
        let action = acts::barriers::Action {
            what,
            owner: form.pick_of(FieldName::Owner, Owner::ALL).unwrap_or(Owner::Coach),
            owner_coach: None,
            review,
            threatens: known.map(|one| (*one.threatens).clone()).unwrap_or_default(),
        };
        doing
            .act(FieldName::Review, |dossier, desk| acts::barriers::action(dossier, domain, &action, desk))?;
    }
    Ok(doing.done(Said::plain("deed-action").key("domain", domain.key())))
}

/// Saves a referral.
pub fn save_refer(
    domain: BarrierDomain,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let (partner, record) = partner_of(domain, form, ctx);
    let referral = acts::barriers::Referral {
        record,
        partner,
        handover: form.pick_of(FieldName::Handover, Handover::ALL).unwrap_or(Handover::Information),
        review: form.day(FieldName::Review, ctx.today, Lean::Future)?,
    };
    doing.act(FieldName::Partner, |dossier, desk| acts::barriers::refer(dossier, domain, &referral, desk))?;
    Ok(doing.done(Said::plain("deed-refer").key("domain", domain.key())))
}

/// Saves that it is solved, and what helped.
pub fn save_solve(
    domain: BarrierDomain,
    form: &Form,
    ctx: &Ctx<'_>,
    ids: &mut IdSource,
) -> Result<Deed, Fault> {
    let mut doing = Doing::new(ctx, ids);
    let helped = form.text(FieldName::WhatHelped).to_owned();
    doing
        .act(FieldName::WhatHelped, |dossier, desk| acts::barriers::solve(dossier, domain, &helped, desk))?;
    Ok(doing.done(Said::plain("deed-solved").key("domain", domain.key())))
}
