//! What is known of one person, as files: a letter for the participant (HTML that prints to A4, or Markdown), and everything
//! for programs (JSON, CSV). The words are made by whoever asks.

use serde::Serialize;

/// A letter: paragraphs, then parts with lines of a name and a value, then paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Language tag, for the reader's voice.
    pub lang: &'static str,
    /// What stands on top.
    pub title: String,
    /// First paragraphs.
    pub lead: Vec<String>,
    /// Parts, each with its title.
    pub parts: Vec<(String, Vec<(String, String)>)>,
    /// Last paragraphs.
    pub tail: Vec<String>,
}

const STYLE: &str = "@page{size:A4;margin:20mm}body{font:12pt/1.5 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}\
h1{font-size:20pt}h2{font-size:14pt;margin:1.4em 0 .4em;break-after:avoid}table{border-collapse:collapse;width:100%}\
td{vertical-align:top;padding:.2em .8em .2em 0;border-bottom:1px solid #ddd}td:first-child{width:38%}tr{break-inside:avoid}";

impl Letter {
    /// As a page that any browser shows and prints.
    pub fn html(&self) -> String {
        let title = safe(&self.title);
        let mut lines = vec![
            "<!doctype html>".to_owned(),
            format!("<html lang=\"{}\">", self.lang),
            format!("<head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head>"),
            format!("<body>\n<h1>{title}</h1>"),
        ];
        let paragraph = |words: &String| format!("<p>{}</p>", safe(words));
        lines.extend(self.lead.iter().map(paragraph));
        for (title, rows) in &self.parts {
            lines.push(format!("<h2>{}</h2>\n<table>", safe(title)));
            let row = |(name, value): &(String, String)| {
                format!("<tr><td>{}</td><td>{}</td></tr>", safe(name), safe(value))
            };
            lines.extend(rows.iter().map(row));
            lines.push("</table>".to_owned());
        }
        lines.extend(self.tail.iter().map(paragraph));
        lines.push("</body>\n</html>\n".to_owned());
        lines.join("\n")
    }

    /// As plain text with light marks.
    pub fn markdown(&self) -> String {
        let mut blocks = vec![format!("# {}", self.title)];
        blocks.extend(self.lead.iter().cloned());
        for (title, rows) in &self.parts {
            blocks.push(format!("## {title}"));
            let rows: Vec<String> = rows.iter().map(|(name, value)| format!("- {name}: {value}")).collect();
            blocks.push(rows.join("\n"));
        }
        blocks.extend(self.tail.iter().cloned());
        blocks.join("\n\n") + "\n"
    }
}

fn safe(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Everything that was ever written about one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The dossier.
    pub id: String,
    /// The name today.
    pub name: String,
    /// The day on which this was made.
    pub made_on: String,
    /// Each value of each field, oldest first.
    pub values: Vec<Value>,
    /// Who looked, from the access log, oldest first.
    pub access: Vec<Looked>,
}

/// One value of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Value {
    /// Kind and field, as in `wish-words`; the kind alone where the record was taken away or brought back.
    pub field: String,
    /// The same in words.
    pub title: String,
    /// The record.
    pub record: String,
    /// The value in words.
    pub text: String,
    /// Nothing replaced it.
    pub current: bool,
    /// Who wrote it.
    pub author: String,
    /// When, in UTC.
    pub at: Option<String>,
    /// The workstation where it was written.
    pub workstation: Option<String>,
}

/// One line of the access log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// When, in UTC.
    pub at: Option<String>,
    /// Who.
    pub coach: String,
    /// What was done.
    pub what: Option<String>,
}

impl Whole {
    /// For programs.
    pub fn json(&self) -> String {
        // texts and numbers only: there is nothing in it that JSON cannot say
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// For a spreadsheet: a line for each value, and for each look in the file.
    ///
    /// # Errors
    /// None that memory does not give.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        // what spreadsheets need to see UTF-8
        let mut to = csv::WriterBuilder::new().delimiter(b';').from_writer("\u{feff}".as_bytes().to_vec());
        to.write_record(["field", "title", "record", "text", "current", "author", "at", "workstation"])?;
        for one in &self.values {
            let current = if one.current { "1" } else { "0" };
            let (at, station) = (one.at.as_deref(), one.workstation.as_deref());
            let cells = [
                &one.field,
                &one.title,
                &one.record,
                &one.text,
                current,
                &one.author,
                at.unwrap_or_default(),
                station.unwrap_or_default(),
            ];
            to.write_record(cells.map(harmless))?;
        }
        for one in &self.access {
            let (what, at) = (one.what.as_deref().unwrap_or_default(), one.at.as_deref().unwrap_or_default());
            to.write_record(["access", "", "", what, "1", &one.coach, at, ""].map(harmless))?;
        }
        to.into_inner().map_err(|error| error.into_error().into())
    }
}

/// A spreadsheet takes a text that begins like this for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_shows_words_as_words() {
        let letter = Letter {
            lang: "nl",
            title: "Dit weten wij <van> u".into(),
            lead: vec!["Dag & welkom.".into()],
            parts: vec![("Naam".into(), vec![("Naam".into(), "<script>".into())])],
            tail: vec!["Vragen?".into()],
        };
        let page = letter.html();
        assert!(
            page.contains("<html lang=\"nl\">")
                && page.contains("size:A4")
                && page.contains("Dag &amp; welkom.")
        );
        assert!(page.contains("<td>&lt;script&gt;</td>") && !page.contains("<script>"));
        let text = letter.markdown();
        assert!(
            text.starts_with("# Dit weten wij <van> u\n\nDag & welkom.\n\n## Naam\n\n- Naam: <script>\n"),
            "{text}"
        );
    }

    #[test]
    fn a_spreadsheet_runs_nothing() {
        let value = |text: &str| Value {
            field: "wish-words".into(),
            title: "Wens".into(),
            record: "1".into(),
            text: text.into(),
            current: true,
            author: "Ilse".into(),
            at: None,
            workstation: None,
        };
        let whole = Whole {
            id: "1".into(),
            name: "V".into(),
            made_on: "2026-11-23".into(),
            values: vec![value("=1+1"), value("a;b \"c\"")],
            access: vec![],
        };
        let text = String::from_utf8(whole.csv().unwrap()).unwrap();
        assert!(text.contains(";'=1+1;1;") && text.contains(";\"a;b \"\"c\"\"\";1;"), "{text}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&whole.json()).unwrap()["values"][0]["text"],
            "=1+1"
        );
    }
}
