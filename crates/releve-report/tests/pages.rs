//! What must hold of every page.

mod gold;

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::{Weekday, date};
use releve_facts::{
    Confidence, Document, Entity, EntityKind, Fact, Mention, Quote, ReaderVersion, Span, Statement,
};
use releve_insight::index::{Glossary, Holdings, Kind, Question, rank};
use releve_insight::{Corpus, Vocabulary, Why, lifecycle, trends};
use releve_report::{
    Came, Held, Kept, KeptScore, KeptTotal, Options, RankingOptions, Source, Tracked, Tracking,
    annotated, dossier, ranking, story, tables,
};
use releve_series::{Calendar, Level, Point, Series, Span as Back, anomalies, growth, profile};

const EVIL: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}</style>";

/// An article in which every field is an attack.
fn hostile() -> (Document, Vec<Entity>, Vec<Fact>) {
    let text = format!("{EVIL} on\nballetcore {EVIL}");
    let mut document = Document::new(EVIL, text);
    document.title = Some(EVIL.into());
    document.source = Some(EVIL.into());
    document.lang = EVIL.into();
    document.url = Some("javascript:alert(1)".into());
    let end = document.text.chars();
    let trend = Entity {
        kind: EntityKind::Trend,
        name: EVIL.into(),
        mentions: vec![Mention {
            start: 2,
            end: end + 9,
            text: EVIL.into(),
        }],
    };
    let quote = Statement::Quote(Quote {
        speaker: EVIL.into(),
        text: EVIL.into(),
        outlet: Some(EVIL.into()),
        when: None,
    });
    let spans = [Span::new(0, end), Span::new(3, 9)];
    let reader = ReaderVersion::default();
    let fact = Fact::new(&document, reader, quote, &spans, Confidence::new(0.5)).unwrap();
    (document, vec![trend], vec![fact])
}

/// A series whose every name is an attack, with a gap, a bound and values that
/// stand out.
fn tracked() -> Tracking {
    let points = (0..160).map(|at: u32| match at {
        40..43 => Point::Missing,
        3 => Point::Below(1.0),
        90 => Point::Exact(400.0),
        at => Point::Exact(50.0 + f64::from(at) + f64::from(at * 7919 % 13)),
    });
    let weeks = Calendar::Weekly(Weekday::Monday);
    let series = Series::new(EVIL, weeks, date(2022, 1, 3), points.collect()).unwrap();
    let level = Level::new(95.0).unwrap();
    let spans = [Back::Week, Back::Month, Back::Year];
    let one = |why, series: &Series| Tracked {
        subject: EVIL.into(),
        metric: EVIL.into(),
        channel: EVIL.into(),
        market: EVIL.into(),
        unit: Some(EVIL.into()),
        why,
        source: Source {
            file: Some(EVIL.into()),
            vintage: Some(7),
            import: Some(3),
            added: Some(date(2025, 2, 1)),
            note: Some(EVIL.into()),
        },
        ahead: Err(EVIL.into()),
        life: lifecycle(series),
        profile: profile(series),
        growth: spans
            .map(|span| {
                (
                    span,
                    growth(series, span, level).map_err(|error| error.to_string()),
                )
            })
            .to_vec(),
        anomalies: anomalies(series, 52, 3.5),
        series: series.clone(),
    };
    let short = Series::new("short", weeks, date(2025, 1, 6), vec![Point::Exact(1.0)]).unwrap();
    Tracking {
        series: vec![one(Why::Named, &series), one(Why::Element, &short)],
        missing: vec![EVIL.into()],
        kept: vec![kept(2), kept(0)],
    }
}

fn holding(level: f64, inside: bool) -> Held {
    Held {
        level,
        inside,
        near: false,
    }
}

/// A forecast that was kept, with as many values since.
fn kept(values: i8) -> Kept {
    Kept {
        series: EVIL.into(),
        frozen: date(2025, 2, 1),
        program: EVIL.into(),
        model: EVIL.into(),
        import: 3,
        periods: 8,
        unit: "week".into(),
        span: (date(2025, 2, 3), date(2025, 3, 24)),
        score: (values > 0).then(|| KeptScore {
            values: 2,
            mase: 0.6,
            naive_mase: 0.8,
            bands: vec![(80.0, 1, 2)],
        }),
        refused: (values == 0).then(|| EVIL.into()),
        notes: vec![EVIL.into()],
        came: (0..values)
            .map(|at| Came {
                day: date(2025, 2, 3 + 7 * at),
                value: (at == 0).then_some(41.3),
                forecast: 40.0,
                naive: 36.0,
                held: vec![holding(80.0, at == 0)],
                import: 5,
            })
            .collect(),
        totals: (0..values)
            .map(|at| KeptTotal {
                span: (date(2025, 2 + at, 3), date(2025, 3 + at, 2)),
                periods: 4,
                known: if at == 0 { 4 } else { 1 },
                forecast: 160.0,
                naive: 144.0,
                value: (at == 0).then_some(151.5),
                held: if at == 0 {
                    vec![
                        Held {
                            near: true,
                            ..holding(80.0, false)
                        },
                        holding(95.0, true),
                    ]
                } else {
                    Vec::new()
                },
            })
            .collect(),
    }
}

#[test]
fn every_figure_of_a_kept_forecast_opens_to_its_values() {
    let mut corpus = Corpus::default();
    corpus.add(Document::new("note", "Loafers."), vec![], vec![]);
    let tracking = Tracking {
        kept: vec![kept(2), kept(0)],
        ..Tracking::default()
    };
    let page = dossier(&corpus, "loafers", &tracking, None, &Options::default());
    check(&page);
    assert!(page.contains("How right past forecasts were"));
    assert!(page.contains("<b class=\"figure\">−25%</b>"), "0.6 of 0.8");
    assert!(page.contains("the band of 80 held 1 of 2 (the season before, 2)"));
    assert!(page.contains("41.3; 40 forecast, 36 the season before; in 80; import 5<"));
    assert!(page.contains("only a bound; 40 forecast"));
    assert!(page.contains("; of 2 totals, 1 is known, 80 held 0, 95 held 1."));
    assert!(page.contains(
        "2025-02-03 to 2025-03-02</span> 152; 160 forecast, 144 the season before; outside 80 (within the error of the scale), in 95<"
    ));
    assert!(page.contains("</span> 1 of 4 weeks known; 160 forecast"));
    assert!(page.contains("href=\"#k2\"") && page.contains("cannot be scored"));
    let tables = tables(&corpus, "loafers", &tracking, None);
    let record = tables.iter().find(|sheet| sheet.name == "record").unwrap();
    assert_eq!(record.rows.len(), 3);
    let totals = tables.iter().find(|sheet| sheet.name == "record_totals");
    assert_eq!(totals.map(|sheet| sheet.rows.len()), Some(2));
    assert!(
        record
            .rows
            .iter()
            .all(|row| row.len() == record.columns.len())
    );
    // Nothing kept, nothing shown, and nothing missed among the facts.
    let none = dossier(
        &corpus,
        "loafers",
        &Tracking::default(),
        None,
        &Options::default(),
    );
    assert!(!none.contains("How right past forecasts were"));
}

#[test]
fn every_number_of_a_series_opens_to_its_row() {
    let mut corpus = Corpus::default();
    corpus.add(Document::new("note", "Loafers."), vec![], vec![]);
    let mut tracking = tracked();
    tracking.series.truncate(1);
    let page = dossier(&corpus, "loafers", &tracking, None, &Options::default());
    check(&page);
    // 157 of 160 weeks are known, and each is a row; the bound stays a bound.
    assert_eq!(page.matches("<li id=\"s1-20").count(), 157);
    assert!(page.contains("id=\"s1-2022-01-24\"><span class=\"under\">2022-01-24</span> &lt;1<"));
    assert!(
        page.contains("href=\"#s1-2023-09-25\""),
        "the value that stands out"
    );
    assert!(page.contains("download 7, import 3 of 1 Feb 2025"));
    assert!(page.contains("Missing: 10 Oct 2022 to 30 Oct 2022"));
}

/// The values of an attribute, in the order of the page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let before = format!(" {attribute}=\"");
    let parts = page.split(before.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[track_caller]
fn check(page: &str) {
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<link"));
    assert!(!page.contains("href=\"javascript:"));
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(values(page, "src").is_empty());
    let ids = values(page, "id");
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    for link in values(page, "href") {
        if let Some(anchor) = link.strip_prefix('#') {
            assert!(known.contains(anchor), "#{anchor} leads nowhere");
        }
    }
    for id in values(page, "aria-labelledby")
        .iter()
        .flat_map(|ids| ids.split(' '))
    {
        assert!(known.contains(id), "{id} labels nothing");
    }
}

#[test]
fn nothing_from_an_article_becomes_markup() {
    let (document, entities, facts) = hostile();
    let page = annotated(&document, &entities, &facts);
    check(&page);
    let corpus: Corpus = [(document, entities, facts)].into_iter().collect();
    for full_text in [true, false] {
        let options = Options {
            full_text,
            ..Options::default()
        };
        check(&dossier(&corpus, EVIL, &tracked(), None, &options));
        check(&dossier(&corpus, "balletcore", &tracked(), None, &options));
    }
}

/// An article of sentences, each with what it states.
fn article(id: &str, told: &[(&str, Vec<Statement>)]) -> (Document, Vec<Entity>, Vec<Fact>) {
    let text: Vec<&str> = told.iter().map(|(sentence, _)| *sentence).collect();
    let document = Document::new(id, text.join("\n"));
    let mut facts = Vec::new();
    let mut start = 0;
    for (sentence, stated) in told {
        let end = start + sentence.chars().count() as u32;
        for statement in stated {
            let reader = ReaderVersion::default();
            let span = [Span::new(start, end)];
            let sure = Confidence::new(0.9);
            facts.push(Fact::new(&document, reader, statement.clone(), &span, sure).unwrap());
        }
        start = end + 1;
    }
    let trend = Entity {
        kind: EntityKind::Trend,
        name: "balletcore".into(),
        mentions: vec![Mention {
            start: 0,
            end: 10,
            text: "Balletcore".into(),
        }],
    };
    (document, vec![trend], facts)
}

fn stated(json: serde_json::Value) -> Statement {
    serde_json::from_value(json).unwrap()
}

#[test]
fn the_story_of_a_small_corpus() {
    use serde_json::json;
    let views = |value: u32| {
        vec![stated(
            json!({"kind": "measure", "subject": "balletcore", "metric": "hashtag_views",
            "value": value, "unit": "count", "change": false, "channel": "TikTok",
            "when": {"label": "2023", "start": "2023-01-01", "end": "2023-12-31"}}),
        )]
    };
    let searches = vec![stated(json!({"kind": "measure", "subject": "balletcore",
        "metric": "searches", "value": 140, "unit": "percent", "change": true, "direction": "up",
        "channel": "Pinterest", "baseline": "year-on-year"}))];
    let made = ["ballet flat", "leg warmer"].map(|element| {
        stated(json!({"kind": "composition", "trend": "balletcore", "element": element}))
    });
    let wear = stated(json!({"kind": "wear", "person": "Cosima Harkaway",
        "garment": "ballet flat", "brand": "Corbeline", "attributes": ["red"],
        "when": {"label": "1956", "start": "1956-01-01", "end": "1956-12-31"}}));
    let moved = ["Jennie Kim", "Bella Hadid"].map(|name| {
        stated(
            json!({"kind": "influence", "influencer": name, "target": "balletcore",
            "effect": "popularity"}),
        )
    });
    let shown = stated(
        json!({"kind": "showing", "brand": "Miu Miu", "garment": "ballet flat",
        "season": "AW2022"}),
    );
    let mut corpus = Corpus::default();
    for (document, entities, facts) in [
        article(
            "One",
            &[
                ("Balletcore is ballet flats and leg warmers.", made.to_vec()),
                ("Searches rose 140 per cent.", searches),
                ("It had 62 million views.", views(62_000_000)),
                (
                    "Cosima Harkaway wore red Corbeline ballet flats in 1956.",
                    vec![wear],
                ),
            ],
        ),
        article(
            "Two",
            &[
                ("Balletcore had 48 million views.", views(48_000_000)),
                (
                    "Jennie Kim and Bella Hadid made it popular.",
                    moved.to_vec(),
                ),
                ("Miu Miu showed ballet flats.", vec![shown]),
            ],
        ),
    ] {
        corpus.add(document, entities, facts);
    }
    let mut words = Vocabulary::default();
    words.garment("ballet flat", Some("shoe"), true);
    words.garment("leg warmer", None, true);
    corpus.teach(words);
    assert_eq!(
        story(&corpus, "balletcore"),
        "\
BALLETCORE

Searches for balletcore rose 140% year-on-year on Pinterest. Its pieces are
worn by Cosima Harkaway and shown by Miu Miu. This rests on two articles; none
of its two figures is confirmed by a second source, and the articles disagree
on one.

  Oldest     Cosima Harkaway wore Corbeline ballet flats in 1956
  Disputed   Hashtag views of balletcore (TikTok · 2023): 62 million or 48
             million, the articles disagree
  Made of    ballet flats and leg warmers
  Worn       Cosima Harkaway, red Corbeline ballet flats
  Shown      Miu Miu showed ballet flats for Autumn/Winter 2022
  Moved      Jennie Kim and Bella Hadid made balletcore popular

  “Searches rose 140 per cent.” — Balletcore is ballet flats and leg warmers.
"
    );
    check(&dossier(
        &corpus,
        "balletcore",
        &Tracking::default(),
        None,
        &Options::default(),
    ));
}

#[test]
fn a_terminal_gets_no_control_characters() {
    let mut corpus = Corpus::default();
    let document = Document::new("a", "balletcore\u{1b}[2J is up.");
    let quote = Statement::Quote(Quote {
        speaker: "A\u{7}".into(),
        ..Default::default()
    });
    let spans = [Span::new(0, 20)];
    let reader = ReaderVersion::default();
    let fact = Fact::new(&document, reader, quote, &spans, Confidence::new(0.5)).unwrap();
    corpus.add(document, vec![], vec![fact]);
    let story = story(&corpus, "ballet\u{1b}[31mcore");
    assert!(story.chars().all(|char| char == '\n' || !char.is_control()));
}

#[test]
fn annotated_articles_make_sound_and_stable_pages() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../eval/train"));
    if !root.is_dir() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("releve-pages-{}", std::process::id()));
    let (texts, golds) = (folder.join("text"), folder.join("gold"));
    std::fs::create_dir_all(&texts).unwrap();
    std::fs::create_dir_all(&golds).unwrap();
    for id in [
        "seoul-ddp-blokette",
        "modern-hanbok-china-korea-demand",
        "samba-retro-trainer-data-report",
    ] {
        for (from, to, kind) in [("text", &texts, "txt"), ("gold", &golds, "json")] {
            let name = format!("{id}.{kind}");
            if std::fs::copy(root.join(from).join(&name), to.join(&name)).is_err() {
                return;
            }
        }
    }
    let corpus = gold::corpus(&texts, &golds, 3);
    std::fs::remove_dir_all(&folder).unwrap();
    let corpus = corpus.unwrap();
    assert!(corpus.facts().len() > 60, "{}", corpus.facts().len());
    for trend in trends(&corpus) {
        let page = dossier(&corpus, &trend.name, &tracked(), None, &Options::default());
        check(&page);
        assert_eq!(
            page,
            dossier(&corpus, &trend.name, &tracked(), None, &Options::default())
        );
        assert!(story(&corpus, &trend.name).lines().count() > 2);
        let few = Options {
            rows: 1,
            full_text: false,
        };
        check(&dossier(&corpus, &trend.name, &tracked(), None, &few));
    }
    for (n, document) in corpus.documents().iter().enumerate() {
        check(&annotated(document, corpus.entities(n), corpus.facts()));
    }
}

/// So many articles of a quarter, the first three of which name brands.
fn of_brands(many: i8) -> Corpus {
    let mut corpus = Corpus::default();
    for day in 1..=many {
        let names = match day {
            1 => &["Repetto", "Oslet"][..],
            2 => &["Repetto"],
            3 => &[EVIL],
            _ => &[],
        };
        let text = format!("{}, no. {day}", names.join(" and "));
        let mut document = Document::new(format!("d{day}"), text.as_str());
        document.published = Some(date(2022, 8, day));
        let named = names.iter().map(|name| {
            let start = text.find(name).unwrap() as u32;
            let end = start + name.chars().count() as u32;
            Entity {
                kind: EntityKind::Brand,
                name: (*name).into(),
                mentions: vec![Mention {
                    start,
                    end,
                    text: (*name).into(),
                }],
            }
        });
        corpus.add(document, named.collect(), vec![]);
    }
    corpus
}

/// The dossier of a name and the page of the index of the same articles.
fn indexed(corpus: &Corpus, name: &str) -> [String; 2] {
    let words = Glossary::default();
    let holdings = Holdings {
        corpus,
        downloads: &[],
        words: &words,
        published: &[],
    };
    let question = Question::new("2022-Q3".parse().unwrap(), Kind::Brand);
    let index = rank(&holdings, &question).unwrap();
    let none = Tracking::default();
    let options = RankingOptions {
        rows: 20,
        command: "releve index".into(),
    };
    [
        dossier(corpus, name, &none, Some(&index), &Options::default()),
        ranking(&index, corpus, &options),
    ]
}

#[test]
fn the_place_in_the_index_opens_what_it_rests_on() {
    let corpus = of_brands(10);
    let [page, whole] = indexed(&corpus, "Oslet");
    check(&page);
    assert!(page.contains("Its place among others"));
    // Two names of one article each are level, and share a rank.
    assert!(
        page.contains("Number 2= of 3 among brands, Q3 2022"),
        "no place"
    );
    assert!(whole.contains("<p class=\"rank\">2=</p>"), "{whole}");
    assert!(
        page.contains("<div class=\"opened\" id=\"e3\">"),
        "nothing to open"
    );
    // What is not ranked has no place, and no section.
    let [page, _] = indexed(&corpus, "loafers");
    assert!(!page.contains("Its place among others"));
}

#[test]
fn a_handful_of_articles_ranks_nobody() {
    for page in indexed(&of_brands(9), "Oslet") {
        check(&page);
        assert!(page.contains("No ranks are told: nine documents are of Q3 2022"));
        assert!(page.contains("a rank needs 10 documents"));
        assert!(!page.contains("class=\"rank\"") && !page.contains("Number 2"));
    }
    let [_, whole] = indexed(&of_brands(9), "Oslet");
    // What is known of each is there, and opens.
    assert!(whole.contains("<ul class=\"named\">") && whole.contains("id=\"e2-press\""));
    assert!(!whole.contains("Without each source"));
    assert!(whole.contains("<section id=\"names\"") && whole.contains("Named in Q3 2022"));
}

/// An article with the facts that a quote or two make.
fn quoted(facts: usize) -> Corpus {
    let text = "Loafers are back, says Ann. Loafers it is, says Ann.";
    let document = Document::new("note", text);
    let fact = |n: usize| {
        let (start, end) = [(0, 16), (28, 41)][n];
        let quote = Statement::Quote(Quote {
            speaker: "Ann".into(),
            text: document.text.slice(start, end).unwrap().into(),
            outlet: None,
            when: None,
        });
        let spans = [Span::new(start, end)];
        let reader = ReaderVersion::default();
        Fact::new(&document, reader, quote, &spans, Confidence::new(0.6)).unwrap()
    };
    let facts = (0..facts).map(fact).collect();
    let loafers = Entity {
        kind: EntityKind::Garment,
        name: "loafers".into(),
        mentions: vec![Mention {
            start: 0,
            end: 7,
            text: "Loafers".into(),
        }],
    };
    let mut corpus = Corpus::default();
    corpus.add(document.clone(), vec![loafers], facts);
    corpus
}

#[test]
fn one_is_not_told_as_many() {
    for (facts, told) in [(1, "1 fact"), (2, "2 facts")] {
        let corpus = quoted(facts);
        let none = Tracking::default();
        let page = dossier(&corpus, "loafers", &none, None, &Options::default());
        assert!(page.contains(&format!("1 article · {told}")), "{told}");
        assert!(
            page.contains(&format!("from 1 article and {told}.")),
            "{told}"
        );
        let entities: Vec<Entity> = corpus.all_entities().cloned().collect();
        let text = annotated(&corpus.documents()[0], &entities, corpus.facts());
        assert!(text.contains(&format!("1 entity · {told}")), "{told}");
    }
}

#[test]
fn numbers_of_sentences_hang_on_what_they_prove_and_headings_on_what_they_head() {
    let corpus = quoted(2);
    let none = Tracking::default();
    let page = dossier(&corpus, "loafers", &none, None, &Options::default());
    // The first number does not wrap alone, nor does how sure the reader is.
    assert!(page.contains("\u{a0}<span class=\"cite\"><span class=\"together\"><a "));
    assert!(page.contains("\u{a0}<span class=\"unsure\""));
    assert!(page.contains(".together{white-space:nowrap}"));
    assert!(!page.contains(".cite a,.back a{display:inline-block"));
    // A dot parts conditions, and stands before nothing else.
    assert!(page.contains(":not(.cite):not(.unsure):not(:first-child)::before"));
    let (_, print) = page.split_once("@media print{").unwrap();
    assert!(print.contains("main>section>header,article>header,.axis-row"));
    assert!(print.contains("{break-after:avoid}"));
}

#[test]
fn a_text_is_set_as_it_would_be_printed() {
    let text = "Soft shoes\n\nSo there were ballet flats in every window of the street that spring.\nThe theatre\n“It came from the theatre,” says Ann, who danced there until nineteen ninety.";
    let document = Document::new("note", text);
    let start = text.chars().position(|c| c == '“').unwrap() as u32;
    let span = [Span::new(start, document.text.chars())];
    let fact = |text: &str| {
        let quote = stated(serde_json::json!({"kind": "quote", "speaker": "Ann", "text": text}));
        let reader = ReaderVersion::default();
        Fact::new(&document, reader, quote, &span, Confidence::new(0.6)).unwrap()
    };
    let facts = [fact("It came from the theatre,"), fact("It came")];
    let flats = Entity {
        kind: EntityKind::Garment,
        name: "ballet flat".into(),
        mentions: vec![Mention {
            start: 26,
            end: 38,
            text: "ballet flats".into(),
        }],
    };
    let page = annotated(&document, &[flats], &facts);
    check(&page);
    // The title once, a subhead as one, a legend of the underlines.
    let (_, body) = page.split_once("<body>").unwrap();
    assert_eq!(body.matches("Soft shoes").count(), 1);
    assert!(body.contains(">Soft shoes</h1>") && body.contains("<h2>The theatre</h2>"));
    assert!(body.contains("<li><span class=\"entity garment\">garment</span></li>"));
    // Numbers behind the sentence, and no comma of the speech tag.
    assert!(body.contains("ninety.\u{2060}<span class=\"cite\"><a href=\"#fact-note-1\" aria-label=\"Facts 1 to 2\">1–2</a>"), "{body}");
    assert!(body.contains("Ann: “It came from the theatre.”"));
    assert!(body.contains("href=\"#text-note-1\""));
}
