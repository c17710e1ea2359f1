//! Articles in the forms in which fashion is written.

use crate::fill::{Filler, Templates, capitalised};
use crate::random::Random;
use crate::vocabulary::Vocabulary;

/// One generated article.
#[derive(Debug, Clone)]
pub struct Article {
    /// `article-00042`
    pub id: String,
    /// Its text; lines are blocks.
    pub text: String,
}

/// A corpus of articles of which each is made from its number alone.
#[derive(Debug, Clone)]
pub struct Corpus {
    words: Vocabulary,
    templates: Templates,
    seed: u64,
}

/// The subjects that a paragraph of prose can have.
const SUBJECTS: [&str; 9] = [
    "look",
    "show",
    "launch",
    "figure",
    "history",
    "influence",
    "quote",
    "advice",
    "business",
];

/// How many sentences of twenty tell of nothing in particular.
const PLAIN: usize = 12;

impl Corpus {
    /// The corpus that `seed` determines, in the words of `words`.
    pub fn new(words: Vocabulary, seed: u64) -> Self {
        Self {
            words,
            templates: Templates::english(),
            seed,
        }
    }

    /// The article of this number; the same for the same seed and lexicon.
    ///
    /// ```
    /// use releve_benches::{Corpus, Vocabulary};
    /// use releve_reading::lexicon::Lexicon;
    ///
    /// let corpus = Corpus::new(Vocabulary::new(&Lexicon::english()), 1);
    /// assert_eq!(corpus.article(7).text, corpus.article(7).text);
    /// assert_ne!(corpus.article(7).text, corpus.article(8).text);
    /// ```
    pub fn article(&self, number: usize) -> Article {
        // One step of the generator parts neighbouring numbers.
        let mut random =
            Random::new(self.seed ^ (number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
        random.draw();
        let mut writer = Writer {
            filler: Filler::new(&self.words, random),
            templates: &self.templates,
            text: String::with_capacity(4096),
        };
        writer.article();
        Article {
            id: format!("article-{number:05}"),
            text: writer.text,
        }
    }
}

struct Writer<'c> {
    filler: Filler<'c>,
    templates: &'c Templates,
    text: String,
}

impl Writer<'_> {
    fn article(&mut self) {
        self.line("title");
        if self.chance(2) {
            self.line("byline");
        }
        if self.chance(2) {
            self.line("date");
        }
        self.gap();
        self.paragraph();
        for _ in 0..self.filler.random.between(4, 9) {
            match self.filler.random.below(10) {
                0 => self.names(),
                1 => self.offers(),
                2 => self.line("caption"),
                3 => {
                    self.line("heading");
                    self.paragraph();
                }
                _ => self.paragraph(),
            }
            self.gap();
        }
    }

    fn chance(&mut self, of: usize) -> bool {
        self.filler.random.below(of) == 0
    }

    fn sentence(&mut self, form: &str) -> String {
        let template = *self.filler.random.choose(self.templates.of(form));
        self.filler.fill(template)
    }

    fn line(&mut self, form: &str) {
        let line = self.sentence(form);
        self.text.push_str(&line);
        self.text.push('\n');
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Two to six sentences of prose.
    fn paragraph(&mut self) {
        for n in 0..self.filler.random.between(2, 6) {
            if n > 0 {
                self.text.push(' ');
            }
            // Most sentences of a real article state nothing that is counted.
            let subject = if self.filler.random.below(20) < PLAIN {
                "plain"
            } else {
                *self.filler.random.choose(&SUBJECTS)
            };
            let sentence = capitalised(&self.sentence(subject));
            self.text.push_str(&sentence);
        }
        self.text.push('\n');
    }

    /// Lines that hold only a name, with the look below.
    fn names(&mut self) {
        for _ in 0..self.filler.random.between(2, 4) {
            let name = self.filler.fill("{person}");
            let name = if self.chance(3) {
                name.to_uppercase()
            } else {
                name
            };
            self.text.push_str(&name);
            self.text.push('\n');
            let look = self.sentence("listed");
            self.text.push_str(&capitalised(&look));
            if self.chance(2) {
                self.text.push(' ');
                let more = self.sentence("look");
                self.text.push_str(&capitalised(&more));
            }
            self.text.push_str("\n\n");
        }
    }

    /// A shopping edit; some lines stand twice, as shops print them.
    fn offers(&mut self) {
        self.line("heading");
        for _ in 0..self.filler.random.between(3, 7) {
            let offer = capitalised(&self.sentence("offer"));
            for _ in 0..1 + usize::from(self.chance(5)) {
                self.text.push_str(&offer);
                self.text.push('\n');
            }
        }
    }
}
