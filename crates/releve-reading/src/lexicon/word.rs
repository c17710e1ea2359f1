//! Words and what they can be: their classes, their lemmas, their forms.

use std::borrow::Cow;

use super::index::Index;

/// The number of a word in a lexicon, or, past its end, in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub(crate) u32);

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u32);

impl Classes {
    pub(crate) const NOUN: Self = Self(1);
    pub(crate) const VERB: Self = Self(1 << 1);
    pub(crate) const ADJECTIVE: Self = Self(1 << 2);
    pub(crate) const ADVERB: Self = Self(1 << 3);
    pub(crate) const DETERMINER: Self = Self(1 << 4);
    pub(crate) const POSSESSIVE: Self = Self(1 << 5);
    pub(crate) const PRONOUN: Self = Self(1 << 6);
    pub(crate) const RELATIVE: Self = Self(1 << 7);
    pub(crate) const QUESTION: Self = Self(1 << 8);
    pub(crate) const PREPOSITION: Self = Self(1 << 9);
    pub(crate) const CONJUNCTION: Self = Self(1 << 10);
    pub(crate) const SUBORDINATOR: Self = Self(1 << 11);
    pub(crate) const AUXILIARY: Self = Self(1 << 12);
    pub(crate) const NEGATION: Self = Self(1 << 13);
    pub(crate) const INFINITIVE: Self = Self(1 << 14);
    pub(crate) const NUMBER: Self = Self(1 << 15);
    pub(crate) const INTERJECTION: Self = Self(1 << 16);
    /// Third person, past, participle and -ing forms of a verb.
    pub(crate) const THIRD: Self = Self(1 << 20);
    pub(crate) const PAST: Self = Self(1 << 21);
    pub(crate) const ING: Self = Self(1 << 22);
    pub(crate) const PLURAL: Self = Self(1 << 23);

    pub(crate) fn named(class: &str) -> Option<Self> {
        Some(match class {
            "noun" => Self::NOUN,
            "verb" => Self::VERB,
            "adjective" => Self::ADJECTIVE,
            "adverb" => Self::ADVERB,
            "determiner" => Self::DETERMINER,
            "possessive" => Self::POSSESSIVE,
            "pronoun" => Self::PRONOUN,
            "relative" => Self::RELATIVE,
            "question" => Self::QUESTION,
            "preposition" => Self::PREPOSITION,
            "conjunction" => Self::CONJUNCTION,
            "subordinator" => Self::SUBORDINATOR,
            "auxiliary" => Self::AUXILIARY,
            "negation" => Self::NEGATION,
            "infinitive" => Self::INFINITIVE,
            "number" => Self::NUMBER,
            "interjection" => Self::INTERJECTION,
            _ => return None,
        })
    }

    /// True if any class of `other` is in the set.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True for the closed classes of grammar.
    pub fn is_function(self) -> bool {
        self.0 & 0x1_fff0 != 0
    }
}

/// What a word can be.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordInfo {
    pub(crate) classes: Classes,
    /// How often it was seen as noun, verb, adjective, adverb.
    pub(crate) counts: [u16; 4],
    /// Singular, where it can be a noun.
    pub(crate) noun: Option<WordId>,
    /// Base form, where it can be a verb.
    pub(crate) verb: Option<WordId>,
    /// As a given name: women and men who bear it in the lexicon.
    pub(crate) given: [u16; 2],
    /// As a surname: people who bear it in the lexicon.
    pub(crate) surname: u16,
    /// A word of the language or of the trade, or an inflection of one: not
    /// just part of a name in the lexicon.
    pub(crate) listed: bool,
}

/// All words of a lexicon.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    index: Index,
    infos: Vec<WordInfo>,
}

impl Words {
    pub(crate) fn with_capacity(words: usize) -> Self {
        Self {
            index: Index::with_capacity(words),
            infos: Vec::with_capacity(words),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.infos.len()
    }

    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let id = self.index.intern(word);
        if id as usize == self.infos.len() {
            self.infos.push(WordInfo::default());
        }
        WordId(id)
    }

    pub(crate) fn get(&self, word: &str) -> Option<WordId> {
        self.index.get(word).map(WordId)
    }

    pub(crate) fn string(&self, id: WordId) -> &str {
        self.index.string(id.0)
    }

    pub(crate) fn info(&self, id: WordId) -> &WordInfo {
        &self.infos[id.0 as usize]
    }

    pub(crate) fn info_mut(&mut self, id: WordId) -> &mut WordInfo {
        &mut self.infos[id.0 as usize]
    }

    /// Fills in lemmas and forms of every word that regular inflection explains.
    pub(crate) fn inflect(&mut self) {
        for at in 0..self.infos.len() {
            let id = WordId(at as u32);
            let info = self.analyse(self.string(id), *self.info(id), Some(id));
            self.infos[at] = info;
        }
    }

    /// What a word that is not in the lexicon can be, by its ending alone.
    pub(crate) fn guess(&self, word: &str) -> WordInfo {
        self.analyse(word, WordInfo::default(), None)
    }

    /// The adjective that a word compares: `thick` of `thicker` and `thickest`.
    pub(crate) fn positive(&self, word: &str) -> Option<WordId> {
        let stem = word
            .strip_suffix("er")
            .or_else(|| word.strip_suffix("est"))
            .filter(|stem| stem.len() > 2 && stem.is_ascii())?;
        let bytes = stem.as_bytes();
        let doubled = (bytes[bytes.len() - 1] == bytes[bytes.len() - 2])
            .then(|| Cow::Borrowed(&stem[..stem.len() - 1]));
        let weak = stem
            .strip_suffix('i')
            .map(|stem| Cow::Owned(format!("{stem}y")));
        [
            Some(Cow::Borrowed(stem)),
            doubled,
            weak,
            Some(Cow::Owned(format!("{stem}e"))),
        ]
        .into_iter()
        .flatten()
        .filter_map(|stem| self.get(&stem))
        .find(|id| {
            let [noun, verb, adjective, _] = self.info(*id).counts;
            let info = self.info(*id);
            info.classes.any(Classes::ADJECTIVE)
                && !info.classes.is_function()
                && adjective > noun.max(verb)
        })
    }

    fn analyse(&self, word: &str, mut info: WordInfo, own: Option<WordId>) -> WordInfo {
        if info.classes.any(Classes::NOUN) && info.noun.is_none() {
            info.noun = own;
        }
        if info.classes.any(Classes::VERB) && info.verb.is_none() {
            info.verb = own;
        }
        if info.classes.is_function() || !word.is_ascii() || word.len() < 3 {
            return info;
        }
        let lemma = |class: Classes, candidate: &str| {
            self.get(candidate).filter(|id| {
                let info = self.info(*id);
                // Only base forms are stems: `shoes` must not yield `shoess`.
                info.classes.any(class)
                    && (class == Classes::NOUN
                        || !info.classes.any(Classes::PAST.with(Classes::ING)))
            })
        };
        if let Some(stem) = word.strip_suffix('s').filter(|s| !s.ends_with(['s', 'u'])) {
            let stems = [
                Some(Cow::Borrowed(stem)),
                // `coaches`, `boxes`; `capes` are of no `cap`.
                stem.strip_suffix('e')
                    .filter(|s| {
                        s.ends_with(['s', 'x', 'z', 'o']) || s.ends_with("ch") || s.ends_with("sh")
                    })
                    .map(Cow::Borrowed),
                stem.strip_suffix("ie").map(|s| Cow::Owned(format!("{s}y"))),
            ];
            for stem in stems.into_iter().flatten() {
                // A commoner singular wins over a rare word of the same form:
                // `soles` are of `sole`, not of `sol`.
                if let Some(id) = lemma(Classes::NOUN, &stem)
                    && info.noun.is_none_or(|known| {
                        known != id && self.info(id).counts[0] >= self.info(known).counts[0]
                    })
                {
                    info.noun = Some(id);
                    info.classes = info.classes.with(Classes::NOUN).with(Classes::PLURAL);
                    info.counts[0] = info.counts[0].max(self.info(id).counts[0]);
                }
                if info.verb.is_none()
                    && let Some(id) = lemma(Classes::VERB, &stem)
                {
                    info.verb = Some(id);
                    info.classes = info.classes.with(Classes::VERB).with(Classes::THIRD);
                    info.counts[1] = info.counts[1].max(self.info(id).counts[1]);
                }
            }
        }
        for (ending, form) in [("ed", Classes::PAST), ("ing", Classes::ING)] {
            let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() >= 2) else {
                continue;
            };
            if info.verb.is_some() && info.classes.any(form) {
                continue;
            }
            let doubled = stem
                .as_bytes()
                .windows(2)
                .last()
                .filter(|pair| pair[0] == pair[1])
                .map(|_| &stem[..stem.len() - 1]);
            let y = || {
                let stem = stem.strip_suffix('i').filter(|_| ending == "ed")?;
                lemma(Classes::VERB, &format!("{stem}y"))
            };
            // `styled` is `style`, not `styl`; `wearing` is `wear`, not `weare`.
            if let Some(id) = lemma(Classes::VERB, &format!("{stem}e"))
                .or_else(|| lemma(Classes::VERB, stem))
                .or_else(|| lemma(Classes::VERB, doubled?))
                .or_else(y)
            {
                info.verb = Some(id);
                info.classes = info.classes.with(Classes::VERB).with(form);
                info.counts[1] = info.counts[1].max(self.info(id).counts[1]);
            }
        }
        if info.classes.is_empty()
            && let Some(id) = self.positive(word)
        {
            info.classes = Classes::ADJECTIVE;
            info.counts[2] = self.info(id).counts[2];
            info.listed |= self.info(id).listed;
        }
        info.listed |= [info.noun, info.verb]
            .into_iter()
            .flatten()
            .any(|lemma| self.info(lemma).listed);
        if info.classes.is_empty() {
            let adverb = word.ends_with("ly");
            let adjective = [
                "ous", "ful", "less", "able", "ible", "ish", "esque", "ic", "al", "ive", "y",
            ]
            .iter()
            .any(|ending| word.ends_with(ending));
            info.classes = if adverb {
                Classes::ADVERB
            } else if word.ends_with("ed") {
                Classes::ADJECTIVE.with(Classes::VERB).with(Classes::PAST)
            } else if word.ends_with("ing") {
                Classes::NOUN.with(Classes::VERB).with(Classes::ING)
            } else if adjective {
                Classes::ADJECTIVE.with(Classes::NOUN)
            } else {
                Classes::NOUN
            };
        }
        info
    }
}
