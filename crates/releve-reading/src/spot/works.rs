//! Titles of films, series, albums and books. They are no entity of their own, but
//! what stands in them is none either: no house in `The Devil Wears Prada`, no
//! place in `Emily in Paris`.

use std::ops::Range;

use releve_facts::EntityKind;

use super::{Found, Spotted, TermMatch};
use crate::lexicon::Work;
use crate::segment::Shape;
use crate::tag::Tag;
use crate::text::Text;

/// True where the words of a title are meant as one.
pub(super) fn fits(text: &Text<'_>, work: &Work, tokens: &Range<usize>, headline: bool) -> bool {
    let capital = |at: usize| match text.tokens[at].shape {
        Shape::Title | Shape::Upper | Shape::Mixed => true,
        Shape::Lower => {
            let genitive = text.tokens[at].tag == Tag::Genitive;
            at > tokens.start && (genitive || text.info(at).classes.is_function())
        }
        _ => true,
    };
    if !tokens.clone().all(capital) {
        return false;
    }
    // One word may open a sentence, and every word of a headline has a capital.
    let telling = !work.ambiguous && (tokens.len() > 1 || !headline);
    telling || is_quoted(text, tokens) || is_introduced(text, tokens)
}

fn is_quoted(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let mark = |at: Option<usize>| {
        matches!(
            text.lower_at(at),
            "“" | "”" | "\"" | "‘" | "’" | "'" | "*" | "_"
        )
    };
    mark(tokens.start.checked_sub(1)) && mark(Some(tokens.end))
}

/// `the film X`, `the series finale of X`, `the X premiere`, `X star`.
fn is_introduced(text: &Text<'_>, tokens: &Range<usize>) -> bool {
    let article = tokens
        .start
        .checked_sub(1)
        .filter(|at| matches!(text.lower(*at), "the" | "of" | ","));
    let before = article.unwrap_or(tokens.start).checked_sub(1);
    let of = article.is_some_and(|at| text.lower(at) == "of");
    // What a work has, and who is of it.
    let part = |word: &str| {
        matches!(
            word,
            "actor"
                | "actress"
                | "creator"
                | "director"
                | "fans"
                | "heroine"
                | "premiere"
                | "season"
                | "episode"
                | "episodes"
                | "finale"
                | "cast"
                | "star"
                | "stars"
                | "version"
                | "adaptation"
                | "costumes"
                | "soundtrack"
                | "screening"
                | "reboot"
        )
    };
    let (before, behind) = (text.lower_at(before), text.lower_at(Some(tokens.end)));
    is_work(before) || of && part(before) || part(behind) || is_work(behind)
}

/// True for a word that says that a title follows or is meant: `film`, `series`.
pub(crate) fn is_work(word: &str) -> bool {
    matches!(
        word,
        "film"
            | "films"
            | "movie"
            | "movies"
            | "series"
            | "drama"
            | "dramas"
            | "sitcom"
            | "show"
            | "biopic"
            | "musical"
            | "album"
            | "thriller"
            | "comedy"
            | "documentary"
            | "romcom"
            | "rom-com"
            | "sequel"
            | "blockbuster"
            | "remake"
    )
}

/// Drops the names that were found inside titles; an event may be named after one:
/// `the Challengers premiere`.
pub(super) fn clear(spotted: &mut Spotted) {
    let Spotted {
        mentions, works, ..
    } = spotted;
    if works.is_empty() {
        return;
    }
    mentions.retain(|mention| {
        let from = works.partition_point(|work| work.tokens.end <= mention.tokens.start);
        let inside = works
            .get(from)
            .is_some_and(|work| work.tokens.start < mention.tokens.end);
        !inside || mention.kind == EntityKind::Event && mention.found == Found::Context
    });
}

/// Drops what was taken for a name of its own and is the title of a song: `the singer behind
/// “Adore You”`, `the ballad “Falling”`.
pub(super) fn clear_songs(text: &Text<'_>, spotted: &mut Spotted) {
    let song = |at: usize| {
        matches!(
            text.lower(at),
            "behind" | "song" | "ballad" | "single" | "hit" | "track" | "anthem" | "tune" | "duet"
        )
    };
    spotted.mentions.retain(|mention| {
        let named = mention.found == Found::Context && is_quoted(text, &mention.tokens);
        !(named && mention.tokens.start.checked_sub(2).is_some_and(song))
    });
}

impl Spotted {
    /// True for a token of a title.
    pub(crate) fn is_in_work(&self, at: usize) -> bool {
        let next = self.works.partition_point(|work| work.tokens.end <= at);
        self.works
            .get(next)
            .is_some_and(|work| work.tokens.start <= at)
    }

    /// The title that ends where `tokens` end and begins in them.
    pub(crate) fn work_at_end(&self, tokens: &Range<usize>) -> Option<&TermMatch> {
        let at = (self.works).partition_point(|work| work.tokens.end < tokens.end);
        self.works
            .get(at)
            .filter(|work| work.tokens.end == tokens.end && work.tokens.start >= tokens.start)
    }
}

#[cfg(test)]
mod tests {
    use releve_facts::{Document, Statement};

    use crate::Reader;
    use crate::relate::told;

    #[test]
    fn nothing_is_named_inside_a_title() {
        for (text, names) in [
            (
                "Lily Collins of Emily in Paris wore a coat.",
                &["Lily Collins", "coat"][..],
            ),
            (
                "Lady Gaga wore boots to the House of Gucci premiere in London.",
                &["Lady Gaga", "boot", "London"],
            ),
            (
                "Meryl Streep wore a belt in The Devil Wears Prada.",
                &["Meryl Streep", "belt"],
            ),
        ] {
            let reading = Reader::english().read(&Document::new("note", text));
            let mut found: Vec<&str> = (reading.entities.iter())
                .filter(|entity| entity.kind != releve_facts::EntityKind::Event)
                .map(|entity| entity.name.as_str())
                .collect();
            let mut names = names.to_vec();
            found.sort_unstable();
            names.sort_unstable();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn an_ordinary_word_needs_to_be_introduced() {
        let names = |text| {
            let reading = Reader::english().read(&Document::new("note", text));
            reading
                .entities
                .into_iter()
                .map(|e| e.name)
                .collect::<Vec<_>>()
        };
        assert!(names("She bought a Dune London loafer.").contains(&"Dune London".to_owned()));
    }

    #[test]
    fn a_title_moves_what_is_worn() {
        let found = told("Emily in Paris made the bucket hat popular.");
        assert!(
            found.iter().any(|fact| matches!(
                fact,
                Statement::Influence(it)
                    if it.influencer == "Emily in Paris" && it.target == "bucket hat"
            )),
            "{found:?}"
        );
    }
}
