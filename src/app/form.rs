//! A form: fields in a row, one of them in focus. Knows how keys move and fill, not what a form is for (see `forms`).

use crate::domain::describe::Told;
use crate::domain::same_person::Verdict;
use crate::domain::typed::{Lean, parse_day, parse_time};
use crate::domain::{Day, Minute};

use super::alike::Suggestion;
use super::field::{Input, TextField, Word};
use super::path::Ways;
use super::said::Said;

/// The name of a field: its label is `field-…` in the language files.
pub use super::field_name::FieldName;

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which field.
    pub name: FieldName,
    /// What stands in it.
    pub input: Input,
}

/// What is wrong in a form, and where. The text stays; nothing was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field to mend.
    pub field: FieldName,
    /// What is wrong and what to do.
    pub said: Said,
}

/// What a key did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The focus moved or a value changed.
    Inside,
    /// Enter on the last field: the form is to be saved.
    PastEnd,
    /// Nothing to do with this key here.
    Nothing,
}

/// A form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Its fields, in the order of the screen.
    pub fields: Vec<Field>,
    /// Which field has the focus.
    pub focus: usize,
    /// What was wrong when it was last tried.
    pub fault: Option<Fault>,
    /// Something was typed or chosen since it was opened.
    pub touched: bool,
    /// The coach said that the nine digits in it are no BSN.
    pub not_bsn: bool,
    /// First name of the person it is about, for the labels that say it.
    pub who: String,
    /// The field that a digit answered with the last key: Enter or Tab right after it confirms the answer.
    pub answered: Option<FieldName>,
    /// All fields of before an answer made most of them senseless, to be asked again when it is another one.
    pub set_aside: Vec<Field>,
    /// Fields that stand in two versions, with what else stands there.
    pub contested: Vec<(FieldName, Told)>,
    /// Who is known that looks like the new person typed here.
    pub alike: Vec<Suggestion>,
    /// What the coach said of such people; saved with the new person.
    pub decided: Vec<(Suggestion, Verdict)>,
    /// How the path in focus can go on, after Tab.
    pub ways: Option<Box<Ways>>,
}

impl Form {
    /// A form of these fields.
    pub fn new(fields: impl IntoIterator<Item = (FieldName, Input)>) -> Self {
        let fields = fields.into_iter().map(|(name, input)| Field { name, input }).collect();
        Self { fields, ..Self::default() }
    }

    /// The field in focus.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    fn focused_input(&mut self) -> Option<&mut Input> {
        self.fields.get_mut(self.focus).map(|field| &mut field.input)
    }

    /// The line of text in focus, to type into. Typing takes the fault away.
    pub fn typing(&mut self) -> Option<&mut TextField> {
        self.changed();
        self.focused_input().and_then(Input::text_field_mut)
    }

    /// Whether a plain character is text here.
    pub fn takes_text(&self) -> bool {
        self.focused().is_some_and(|field| {
            field.input.text_field().is_some() || matches!(field.input, Input::Secret(_))
        })
    }

    /// Whether the line of text in focus is a path.
    pub fn is_at_path(&self) -> bool {
        self.focused().is_some_and(|field| field.name.is_path())
    }

    /// Next field; past the last one the form is to be saved. Right after a digit it confirms that answer, so that who
    /// types `1 Enter` is asked the same questions as who types `1`.
    pub fn advance(&mut self) -> Moved {
        if self.confirms_answer() {
            return Moved::Inside;
        }
        if self.focus + 1 < self.fields.len() {
            self.focus += 1;
            Moved::Inside
        } else {
            Moved::PastEnd
        }
    }

    /// Takes the mark of the last digit away; says whether it had already led to the next question.
    fn confirms_answer(&mut self) -> bool {
        let answered = self.answered.take();
        answered.is_some() && answered != self.focused().map(|field| field.name)
    }

    /// Tab: as Enter right after a digit, else the next field, from the last to the first.
    pub fn tab(&mut self) {
        if !self.confirms_answer() {
            self.cycle(true);
        }
    }

    /// Goes to a field, as a click does.
    pub fn go_to(&mut self, place: usize) {
        self.answered = None;
        self.focus = place.min(self.fields.len().saturating_sub(1));
    }

    /// Next field, from the last to the first, or back.
    pub fn cycle(&mut self, forward: bool) {
        self.answered = None;
        let count = self.fields.len().max(1);
        self.focus = if forward { (self.focus + 1) % count } else { (self.focus + count - 1) % count };
    }

    /// Chooses the next name of a list that begins with a letter, and stays; says whether there is one.
    pub fn pick_letter(&mut self, letter: char) -> bool {
        let found = match self.fields.get_mut(self.focus).map(|field| &mut field.input) {
            Some(Input::Choice(choice)) => choice.pick_letter(letter),
            _ => false,
        };
        if found {
            self.changed();
        }
        found
    }

    /// Chooses by number and goes on to the next question; before a line of text it stays, so that no digit becomes text by
    /// mistake. In a list of several it toggles and stays.
    pub fn pick(&mut self, number: usize) -> Moved {
        let Some(field) = self.fields.get_mut(self.focus) else { return Moved::Nothing };
        let (picked, answered) = match &mut field.input {
            Input::Choice(choice) => (choice.pick_number(number), Some(field.name)),
            Input::Many(many) => (number >= 1 && many.toggle(number - 1), None),
            _ => (false, None),
        };
        if !picked {
            return Moved::Nothing;
        }
        self.changed();
        self.answered = answered;
        if answered.is_some() {
            self.focus += 1;
            self.settle();
        }
        Moved::Inside
    }

    /// After a digit the focus stands at the next question unless that is a line of text, else at the one just answered.
    /// Called again when the answer put other fields in.
    pub fn settle(&mut self) {
        let Some(at) = self.answered.and_then(|name| self.fields.iter().position(|field| field.name == name))
        else {
            return;
        };
        let takes_digit =
            |input: &Input| matches!(input, Input::Choice(_) | Input::Many(_) | Input::Week { .. });
        let goes_on = self.fields.get(at + 1).is_some_and(|field| takes_digit(&field.input));
        self.focus = if goes_on { at + 1 } else { at };
    }

    /// Moves inside a choice, a list or the week.
    pub fn step(&mut self, forward: bool) -> Moved {
        self.answered = None;
        match self.focused_input() {
            Some(Input::Choice(choice)) => {
                choice.step(forward);
                self.changed();
            }
            Some(Input::Many(many)) => {
                let count = many.options.len().max(1);
                many.at = if forward { (many.at + 1) % count } else { (many.at + count - 1) % count };
            }
            Some(Input::Week { at, .. }) => *at = if forward { (*at + 1) % 21 } else { (*at + 20) % 21 },
            _ => return Moved::Nothing,
        }
        Moved::Inside
    }

    /// Chooses or drops what is under the cursor of a list or the week; the next option of a choice.
    pub fn toggle(&mut self) -> Moved {
        match self.focused_input() {
            Some(Input::Choice(choice)) => choice.step(true),
            Some(Input::Many(many)) => {
                many.toggle(many.at);
            }
            Some(Input::Week { cells, at }) => *cells ^= 1 << *at,
            _ => return Moved::Nothing,
        }
        self.changed();
        Moved::Inside
    }

    /// Whether a question from the focus on is open that was answered last time.
    pub fn has_last_time(&self) -> bool {
        let ready = |input: &Input| matches!(input, Input::Choice(one) if one.picked.is_none() && one.previous.is_some());
        self.fields.iter().skip(self.focus).any(|field| ready(&field.input))
    }

    /// The rest as last time: every choice from the focus on that has a previous answer; the focus goes to the end.
    pub fn rest_as_last_time(&mut self) -> Moved {
        if !self.has_last_time() {
            return Moved::Nothing;
        }
        for field in self.fields.iter_mut().skip(self.focus) {
            if let Input::Choice(choice) = &mut field.input
                && choice.picked.is_none()
            {
                choice.picked = choice.previous;
            }
        }
        self.focus = self.fields.len().saturating_sub(1);
        self.changed();
        Moved::Inside
    }

    /// Puts fields in right after another one. A focus that had just gone on past it stands in the first of them.
    pub fn put_after(&mut self, name: FieldName, fields: impl IntoIterator<Item = (FieldName, Input)>) {
        let Some(at) = self.fields.iter().position(|field| field.name == name).map(|at| at + 1) else {
            return;
        };
        let new: Vec<Field> = fields.into_iter().map(|(name, input)| Field { name, input }).collect();
        if self.focus > at {
            self.focus += new.len();
        }
        self.fields.splice(at..at, new);
    }

    /// Takes a field out; the focus stays where it was.
    pub fn take_out(&mut self, name: FieldName) {
        let Some(at) = self.fields.iter().position(|field| field.name == name) else { return };
        self.fields.remove(at);
        if self.focus > at {
            self.focus -= 1;
        }
    }

    /// Asks these fields in place of all others, which are set aside. What stands in one that is there already stays.
    pub fn ask_instead(&mut self, fields: impl IntoIterator<Item = (FieldName, Input)>) {
        let fields = fields.into_iter().map(|(name, input)| Field { name, input }).collect();
        let before = self.ask(fields);
        if self.set_aside.is_empty() {
            self.set_aside = before;
        }
    }

    /// Asks again what was set aside.
    pub fn ask_again(&mut self) {
        if !self.set_aside.is_empty() {
            let fields = std::mem::take(&mut self.set_aside);
            self.ask(fields);
        }
    }

    /// Asks these fields, with what was typed in those of the same name; the focus stays at its field. Returns the old ones.
    fn ask(&mut self, mut fields: Vec<Field>) -> Vec<Field> {
        for field in &mut fields {
            if let Some(typed) = self.input(field.name) {
                field.input = typed.clone();
            }
        }
        let focused = self.focused().map(|field| field.name);
        self.focus = fields.iter().position(|field| Some(field.name) == focused).unwrap_or(0);
        std::mem::replace(&mut self.fields, fields)
    }

    fn changed(&mut self) {
        self.touched = true;
        self.fault = None;
        self.answered = None;
        self.ways = None;
    }

    /// Marks what is wrong and goes there.
    pub fn blame(&mut self, fault: Fault) {
        self.answered = None;
        if let Some(at) = self.fields.iter().position(|field| field.name == fault.field) {
            self.focus = at;
        }
        self.fault = Some(fault);
    }

    /// What stands in a field, if the form has it.
    pub fn input(&self, name: FieldName) -> Option<&Input> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.input)
    }

    /// What stands in a field, to change it.
    pub fn input_mut(&mut self, name: FieldName) -> Option<&mut Input> {
        self.fields.iter_mut().find(|field| field.name == name).map(|field| &mut field.input)
    }

    /// The text of a field without the spaces around it; empty when the form has no such field.
    pub fn text(&self, name: FieldName) -> &str {
        self.input(name).and_then(Input::text_field).map_or("", |field| field.text().trim())
    }

    /// Which option is chosen.
    pub fn choice(&self, name: FieldName) -> Option<usize> {
        match self.input(name) {
            Some(Input::Choice(choice)) => choice.picked,
            _ => None,
        }
    }

    /// Which member of a closed list is chosen.
    pub fn pick_of<T: Copy>(&self, name: FieldName, all: &[T]) -> Option<T> {
        self.choice(name).and_then(|at| all.get(at).copied())
    }

    /// The word of the option that is chosen.
    pub fn chosen_word(&self, name: FieldName) -> Option<&Word> {
        match self.input(name) {
            Some(Input::Choice(choice)) => choice.picked.and_then(|at| choice.options.get(at)),
            _ => None,
        }
    }

    /// The day typed in a field; none when it is empty.
    ///
    /// # Errors
    /// A [`Fault`] that says what was not understood.
    pub fn day(&self, name: FieldName, today: Day, lean: Lean) -> Result<Option<Day>, Fault> {
        match self.text(name) {
            "" => Ok(None),
            typed => parse_day(typed, today, lean)
                .map(Some)
                .map_err(|_| Fault { field: name, said: Said::plain("fault-day").text("typed", typed) }),
        }
    }

    /// The time typed in a field; none when it is empty.
    ///
    /// # Errors
    /// A [`Fault`] that says what was not understood.
    pub fn time(&self, name: FieldName) -> Result<Option<Minute>, Fault> {
        match self.text(name) {
            "" => Ok(None),
            typed => parse_time(typed)
                .map(Some)
                .map_err(|_| Fault { field: name, said: Said::plain("fault-time").text("typed", typed) }),
        }
    }

    /// The first text that is too long for its field.
    pub fn too_long(&self) -> Option<Fault> {
        self.fields.iter().find_map(|field| {
            let excess = field.input.text_field().map_or(0, TextField::excess);
            let said =
                Said::plain("fault-too-long").number("excess", i64::try_from(excess).unwrap_or(i64::MAX));
            (excess > 0).then_some(Fault { field: field.name, said })
        })
    }
}
