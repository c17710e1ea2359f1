//! From a statement to its sentence and back.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};
use releve_facts::{Document, Fact, Span};
use releve_insight::{Scope, Support};

/// Evidence of one document as stretches that do not overlap, in order. Spans
/// that overlap are one stretch: a phrase within a cited sentence opens the
/// sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stretches(Vec<Span>);

impl Stretches {
    pub(crate) fn of<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> Self {
        let mut spans: Vec<Span> = facts
            .into_iter()
            .flat_map(|fact| fact.evidence().iter().map(|e| e.span()))
            .collect();
        spans.sort();
        let mut joined: Vec<Span> = Vec::new();
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        Self(joined)
    }

    pub(crate) fn spans(&self) -> &[Span] {
        &self.0
    }

    /// The number of the stretch that holds `span`.
    pub(crate) fn place(&self, span: Span) -> Option<usize> {
        let after = self.0.partition_point(|s| s.start <= span.start);
        let at = after.checked_sub(1)?;
        (span.end <= self.0[at].end).then_some(at)
    }
}

/// A section of the page that cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// Anchor of the section.
    pub(crate) id: &'static str,
    /// Its name, as the way back is labelled.
    pub(crate) name: &'static str,
}

/// The sections that cite one sentence, each with the anchor of its first
/// statement that does.
pub(crate) type WaysBack = Vec<(Place, String)>;

/// So many numbers stand on one line, so that none wraps to the next alone.
const TOGETHER: usize = 4;

/// All citations of a page: which sentence has which number, and which
/// sections opened it.
pub(crate) struct Citations<'a> {
    documents: Vec<&'a Document>,
    numbers: HashMap<&'a str, usize>,
    stretches: Vec<Stretches>,
    used: RefCell<BTreeMap<(usize, usize), WaysBack>>,
    count: RefCell<usize>,
}

impl<'a> Citations<'a> {
    /// Documents in scope are numbered from 1 in the order of the corpus, the
    /// others after them: an occupation may stand in an article that says
    /// nothing else of the trend.
    pub(crate) fn new(scope: &Scope<'a>) -> Self {
        let corpus = scope.corpus();
        let mut documents: Vec<&'a Document> = scope.documents().to_vec();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for (n, document) in documents.iter().enumerate() {
            numbers.insert(&document.id, n);
        }
        for document in corpus.documents() {
            if !numbers.contains_key(document.id.as_str()) {
                numbers.insert(&document.id, documents.len());
                documents.push(document);
            }
        }
        let mut facts: Vec<Vec<&Fact>> = vec![Vec::new(); documents.len()];
        for fact in corpus.facts() {
            if let Some(n) = numbers.get(fact.doc()) {
                facts[*n].push(fact);
            }
        }
        Self {
            stretches: facts.into_iter().map(Stretches::of).collect(),
            documents,
            numbers,
            used: RefCell::default(),
            count: RefCell::default(),
        }
    }

    /// Links to the sentences of `support`, each once: `1.4` is the fourth
    /// cited sentence of the first article.
    pub(crate) fn cite(&self, support: &Support<'a>, place: Place) -> Markup {
        let mut cited: Vec<(usize, usize)> = Vec::new();
        for fact in support.facts() {
            let Some(&n) = self.numbers.get(fact.doc()) else {
                continue;
            };
            for evidence in fact.evidence() {
                if let Some(at) = self.stretches[n].place(evidence.span())
                    && !cited.contains(&(n, at))
                {
                    cited.push((n, at));
                }
            }
        }
        cited.sort();
        // As even as can be: five are three and two.
        let lines = cited.len().div_ceil(TOGETHER).max(1);
        let together = cited.len().div_ceil(lines).max(1);
        html! {
            @if !cited.is_empty() {
                span.cite {
                    // The first few hang on the word before them.
                    @for (k, few) in cited.chunks(together).enumerate() {
                        @if k > 0 { wbr; }
                        span.together {
                            @for &(n, at) in few {
                                @let anchor = self.use_of(n, at, place);
                                a id=[anchor] href={ "#" (mark_id(n, at)) }
                                    aria-label={ "Source: article " (n + 1) ", passage " (at + 1) }
                                    title=(self.passage(n, at)) { (n + 1) "." (at + 1) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The anchor of the first sentence of `support`, for a mark in a drawing;
    /// what it opens must be cited in words as well.
    pub(crate) fn opens(&self, support: &Support<'a>) -> Option<String> {
        let fact = support.facts().first()?;
        let n = *self.numbers.get(fact.doc())?;
        let span = fact.evidence().first()?.span();
        Some(mark_id(n, self.stretches[n].place(span)?))
    }

    /// Notes the use; the first in each section becomes the way back to it.
    fn use_of(&self, n: usize, at: usize, place: Place) -> Option<String> {
        let mut used = self.used.borrow_mut();
        let uses = used.entry((n, at)).or_default();
        if uses.iter().any(|(known, _)| *known == place) {
            return None;
        }
        let mut count = self.count.borrow_mut();
        *count += 1;
        let anchor = format!("r{count}");
        uses.push((place, anchor.clone()));
        Some(anchor)
    }

    fn passage(&self, n: usize, at: usize) -> String {
        let span = self.stretches[n].spans()[at];
        let text = self.documents[n].text.slice(span.start, span.end);
        shorten(text.unwrap_or_default(), 240)
    }

    /// Number from 0, document, stretches; those in scope and those cited.
    pub(crate) fn articles(
        &self,
        in_scope: usize,
    ) -> impl Iterator<Item = (usize, &'a Document, &Stretches)> {
        let used = self.used.borrow();
        let cited: std::collections::BTreeSet<usize> = used.keys().map(|(n, _)| *n).collect();
        self.documents
            .iter()
            .zip(&self.stretches)
            .enumerate()
            .filter(move |(n, _)| *n < in_scope || cited.contains(n))
            .map(|(n, (document, stretches))| (n, *document, stretches))
    }

    /// The ways back from a sentence: the name of each section that cites it
    /// and the anchor of the statement.
    pub(crate) fn ways_back(&self, n: usize, at: usize) -> WaysBack {
        self.used
            .borrow()
            .get(&(n, at))
            .cloned()
            .unwrap_or_default()
    }
}

/// The anchor of a sentence.
pub(crate) fn mark_id(n: usize, at: usize) -> String {
    format!("d{}s{}", n + 1, at + 1)
}

/// `text` on one line, cut at a word after at most `most` characters.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let chars = word.chars().count();
        if length + chars > most {
            if line.is_empty() {
                line.extend(word.chars().take(most));
            }
            while line.ends_with(|char: char| !char.is_alphanumeric()) {
                line.pop();
            }
            line.push('…');
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        length += chars + 1;
    }
    line
}

/// The address of a document, if it is one of the web: of other schemes,
/// `javascript:` among them, nothing is made a link.
pub(crate) fn web(document: &Document) -> Option<&str> {
    let url = document.url.as_deref()?;
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}

/// The headline of a document, else its first words.
pub(crate) fn title(document: &Document) -> String {
    match document.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => shorten(title, 160),
        _ => {
            let mut lines = document.text.as_str().lines().map(str::trim);
            let first = lines.find(|line| !line.is_empty()).unwrap_or(&document.id);
            shorten(without_date(first), 72)
        }
    }
}

/// A line without the date that some exports put before the text: `date
/// 2024-09-16 Not long ago` is `Not long ago`.
pub(crate) fn without_date(line: &str) -> &str {
    let rest = || {
        let (label, rest) = line.split_once(' ')?;
        let (day, rest) = rest.trim_start().split_once(' ')?;
        let dated = label.trim_end_matches(':').eq_ignore_ascii_case("date")
            && day.parse::<jiff::civil::Date>().is_ok();
        dated.then(|| rest.trim_start())
    };
    rest().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_evidence_is_one_stretch() {
        let joined = Stretches(vec![Span::new(0, 10), Span::new(20, 30)]);
        assert_eq!(joined.place(Span::new(22, 30)), Some(1));
        assert_eq!(joined.place(Span::new(22, 31)), None);
        assert_eq!(joined.place(Span::new(12, 14)), None);
        assert_eq!(Stretches::default().place(Span::new(0, 1)), None);
    }

    #[test]
    fn a_line_is_cut_at_a_word() {
        assert_eq!(shorten("one  two\nthree", 8), "one two…");
        assert_eq!(shorten("abcdef", 3), "abc…");
        assert_eq!(without_date("date 2024-09-16 Flat Out"), "Flat Out");
        assert_eq!(without_date("date night looks"), "date night looks");
    }
}
