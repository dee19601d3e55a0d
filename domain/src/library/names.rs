//! Names of files, as they are saved on any system.

use super::Resource;

/// Most characters of a title that a file's name keeps.
const LONGEST: usize = 60;

/// The name that a version's file is saved under: its title in its own language, with language and version. It holds no
/// character that a system takes for another thing, and none that turns the reading of the rest around.
#[must_use]
pub fn clean_name(resource: &Resource) -> String {
    let title = cleaned(resource.title_for(resource.language).0);
    let title = if title.is_empty() { resource.kind.slug() } else { &title };
    format!("{title} ({}, {}).{}", resource.language, resource.version, resource.file)
}

/// The same for programs that know no letters but a-z.
#[must_use]
pub fn plain_name(resource: &Resource) -> String {
    let Resource { topic, kind, language, version, file, .. } = resource;
    format!("{topic}-{kind}-{language}-{version}.{file}")
}

/// Letters, figures and what joins them; everything else is a space. No space or point at either end.
fn cleaned(title: &str) -> String {
    // Marks above and below letters are no letters; Urdu has them. The joiner that keeps two letters apart is one of them.
    let is_kept = |letter: char| letter.is_alphanumeric() || "-_'’,.()".contains(letter) || is_mark(letter);
    let spaced: String = title.chars().map(|letter| if is_kept(letter) { letter } else { ' ' }).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(LONGEST).collect();
    short.trim_matches(|letter: char| letter.is_whitespace() || letter == '.').to_owned()
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200c}')
}
