//! The words of the program in Dutch and English, from the `.ftl` files beside this one. Knows no screen and no rule.

pub mod date;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use unic_langid::{LanguageIdentifier, langid};

/// A language of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Dutch, unless something else is asked for.
    #[default]
    Nl,
    /// English.
    En,
}

static DUTCH: LanguageIdentifier = langid!("nl");
static ENGLISH: LanguageIdentifier = langid!("en");

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The language of the system; Dutch unless that is English.
    pub fn from_system() -> Self {
        match sys_locale::get_locale() {
            Some(locale) if locale.to_lowercase().starts_with("en") => Self::En,
            _ => Self::Nl,
        }
    }

    /// Its tag, as in `--lang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Nl => &DUTCH,
            Self::En => &ENGLISH,
        }
    }
}

static_loader! {
    static WORDS = {
        locales: "./src/i18n",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The words with this id. An id that no file has shows itself, so that it is noticed.
pub fn t(lang: Lang, id: &str) -> String {
    WORDS.try_lookup(lang.id(), id).unwrap_or_else(|| unknown(id))
}

/// The words with this id and these values in them.
pub fn t_args(lang: Lang, id: &str, args: &[(&str, &str)]) -> String {
    t_mixed(lang, id, args, &[])
}

/// The words with this id and these numbers in them, which may choose between *1 week* and *2 weken*.
pub fn t_numbers(lang: Lang, id: &str, numbers: &[(&str, i64)]) -> String {
    t_mixed(lang, id, &[], numbers)
}

/// The words with this id, these values and these numbers in them.
pub fn t_mixed(lang: Lang, id: &str, args: &[(&str, &str)], numbers: &[(&str, i64)]) -> String {
    let args = args.iter().map(|(name, value)| (*name, FluentValue::from(*value)));
    let numbers = numbers.iter().map(|(name, value)| (*name, FluentValue::from(*value)));
    let all: HashMap<Cow<'static, str>, FluentValue<'_>> =
        args.chain(numbers).map(|(name, value)| (Cow::Owned(name.to_owned()), value)).collect();
    WORDS.try_lookup_with_args(lang.id(), id, &all).unwrap_or_else(|| unknown(id))
}

fn unknown(id: &str) -> String {
    format!("⟦{id}⟧")
}

#[cfg(test)]
mod tests;
