//! How a path that is typed can go on: what lies in its folder and fits.

use std::fs;
use std::path::{Path, is_separator};

use super::people::from_home;
use crate::app::path::{Fit, Ways};

/// More names than anybody reads through.
const MOST: usize = 10_000;

/// Looks. What cannot be read has nothing in it.
pub fn ways(typed: String, fit: Fit) -> Ways {
    if typed == "~" {
        return Ways { typed, sure: "~/".to_owned(), names: vec!["~/".to_owned()] };
    }
    let at = typed.rfind(is_separator).map_or(0, |at| at + 1);
    let (folder, begun) = typed.split_at_checked(at).unwrap_or(("", &typed));
    let mut names = names(&if folder.is_empty() { ".".into() } else { from_home(folder) }, begun, fit);
    names.sort_by_cached_key(|name| name.to_lowercase());
    let common = common(&names);
    // of names that differ in capitals the beginning as typed stays
    let goes_on = common.to_lowercase().starts_with(&begun.to_lowercase());
    let sure = if goes_on { format!("{folder}{common}") } else { typed.clone() };
    Ways { typed, sure, names }
}

fn names(folder: &Path, begun: &str, fit: Fit) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let wanted = begun.to_lowercase();
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let hidden = name.starts_with('.') && !begun.starts_with('.');
        if hidden || !name.to_lowercase().starts_with(&wanted) {
            return None;
        }
        // also a folder that lies elsewhere and is only shown here
        let is_folder = fs::metadata(entry.path()).is_ok_and(|about| about.is_dir());
        match (is_folder, fit.takes(&name)) {
            (true, _) => Some(format!("{name}/")),
            (false, true) => Some(name),
            (false, false) => None,
        }
    };
    entries.flatten().filter_map(name).take(MOST).collect()
}

/// What all of these begin with.
fn common(names: &[String]) -> String {
    let Some((first, rest)) = names.split_first() else { return String::new() };
    rest.iter().fold(first.clone(), |common, name| {
        let same = common.chars().zip(name.chars()).take_while(|(one, other)| one == other);
        same.map(|(one, _)| one).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        for folder in ["Stick", "stukken", ".verborgen"] {
            fs::create_dir(place.path().join(folder)).unwrap();
        }
        for file in ["elders-1.trede", "elders-2.trede", "lijst.csv", "brief.pdf", "Łódź.TREDE"] {
            fs::write(place.path().join(file), "").unwrap();
        }
        place
    }

    fn look(place: &tempfile::TempDir, begun: &str, fit: Fit) -> (String, Vec<String>) {
        let folder = format!("{}/", place.path().display());
        let ways = ways(format!("{folder}{begun}"), fit);
        (ways.sure.strip_prefix(&folder).unwrap().to_owned(), ways.names)
    }

    #[test]
    fn folders_and_what_fits_as_far_as_it_is_sure() {
        let place = place();
        let (sure, names) = look(&place, "", Fit::Bundle);
        assert_eq!(sure, "");
        assert_eq!(names, ["elders-1.trede", "elders-2.trede", "Stick/", "stukken/", "Łódź.TREDE"]);
        assert_eq!(look(&place, "el", Fit::Bundle).0, "elders-");
        assert_eq!(look(&place, "elders-2", Fit::Bundle).0, "elders-2.trede");
        assert_eq!(look(&place, "l", Fit::List), ("lijst.csv".into(), vec!["lijst.csv".into()]));
        assert_eq!(look(&place, "ł", Fit::Bundle).0, "Łódź.TREDE");
        assert_eq!(look(&place, "", Fit::Folder).1, ["Stick/", "stukken/"]);
        assert_eq!(look(&place, "br", Fit::Any).0, "brief.pdf");
        // capitals make no other name, and where they differ what was typed stays
        assert_eq!(look(&place, "STI", Fit::Folder).0, "Stick/");
        assert_eq!(look(&place, "st", Fit::Folder), ("st".into(), vec!["Stick/".into(), "stukken/".into()]));
        assert_eq!(look(&place, ".v", Fit::Folder).0, ".verborgen/");
    }

    #[test]
    fn where_nothing_is_nothing_is_found() {
        let place = place();
        assert_eq!(look(&place, "zz", Fit::Any), ("zz".into(), vec![]));
        assert_eq!(look(&place, "nergens/x", Fit::Any), ("nergens/x".into(), vec![]));
        assert_eq!(ways("~".into(), Fit::Folder).sure, "~/");
        let home = etcetera::home_dir().unwrap();
        let there = ways(format!("{}/", home.display()), Fit::Folder);
        assert_eq!(ways("~/".into(), Fit::Folder).names, there.names);
    }
}
