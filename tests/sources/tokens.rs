//! Rust text cut into words and marks, without comments; enough to follow `use` and `mod`, not more.

/// A piece of source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name or a keyword.
    Word(String),
    /// `::`
    Colons,
    /// A text between quotes, as written.
    Text(String),
    /// Any other sign.
    Mark(char),
}

impl Token {
    /// The name, when it is one.
    pub fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }

    /// The text, when it is one.
    pub fn string(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whether it is this name.
    pub fn is(&self, name: &str) -> bool {
        self.word() == Some(name)
    }
}

/// Cuts a file.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some((inside, taken)) = quoted(rest) {
            tokens.push(Token::Text(inside.to_owned()));
            taken
        } else if first == '\'' {
            character(rest)
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_owned()));
            end
        } else if rest.starts_with("::") {
            tokens.push(Token::Colons);
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    tokens
}

/// A string at the start, plain, of bytes or raw: what is in it, and how long it is with its quotes.
fn quoted(rest: &str) -> Option<(&str, usize)> {
    let prefix = rest.find(|c| !matches!(c, 'b' | 'r' | 'c')).filter(|length| *length <= 2)?;
    let hashes = rest[prefix..].find(|c| c != '#')?;
    let start = prefix + hashes + 1;
    if !rest[prefix + hashes..].starts_with('"') || (hashes > 0 && !rest[..prefix].contains('r')) {
        return None;
    }
    if rest[..prefix].contains('r') {
        let end = format!("\"{}", "#".repeat(hashes));
        let inside = rest[start..].find(&end)?;
        return Some((&rest[start..start + inside], start + inside + end.len()));
    }
    let mut escaped = false;
    for (offset, c) in rest[start..].char_indices() {
        match c {
            '"' if !escaped => return Some((&rest[start..start + offset], start + offset + 1)),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

/// How long the character at the start is; a lifetime is only its `'`.
fn character(rest: &str) -> usize {
    let inside = &rest[1..];
    if inside.starts_with('\\') {
        return inside[2..].find('\'').map_or(1, |end| end + 4);
    }
    let first = inside.chars().next().map_or(0, char::len_utf8);
    if inside[first..].starts_with('\'') { first + 2 } else { 1 }
}

/// All paths of the tree that starts here: `a::{b, c::*}` is `a::b` and `a::c::*`. Returns where it ends.
pub fn tree(tokens: &[Token], start: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    let mut at = start;
    loop {
        match tokens.get(at) {
            Some(Token::Word(word)) => path.push(word.clone()),
            Some(Token::Mark('*')) if at > start || !before.is_empty() => path.push("*".to_owned()),
            Some(Token::Mark('{')) if at > start || !before.is_empty() => {
                at += 1;
                while !matches!(tokens.get(at), Some(Token::Mark('}')) | None) {
                    at = tree(tokens, at, &path, paths);
                    while !matches!(tokens.get(at), Some(Token::Mark(',' | '}')) | None) {
                        at += 1; // `as` and the new name
                    }
                    if tokens.get(at) == Some(&Token::Mark(',')) {
                        at += 1;
                    }
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if tokens.get(at) != Some(&Token::Colons) {
            break;
        }
        at += 1;
    }
    paths.push(path);
    at
}
