//! What surrounds an article and what belongs to it: one small page for each
//! way to get it wrong.

use releve_intake::{Options, read, read_with_metadata};

/// Three paragraphs that are an article by any measure.
const BODY: &str = "<p>Ballet flats are back, and everyone from Paris to Seoul is wearing them this autumn, say buyers.</p>
    <p>At The Row, the £690 flat sold out in a week, and the waiting list is longer than ever before, says the shop.</p>
    <p>Miu Miu showed satin pairs for spring, with buckles, and the shops have followed with pairs of their own.</p>";

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Flats</title></head><body>{body}</body></html>"
    )
}

fn text(body: &str) -> String {
    let page = page(body);
    let document = read(page.as_bytes(), "page.html", &Options::default()).unwrap();
    document.text.as_str().to_owned()
}

/// Reads the article with `extra` after it, before it and within it.
#[track_caller]
fn is_left_out(extra: &str, words: &str) {
    for body in [
        format!("<div class=page><article>{BODY}</article>{extra}</div>"),
        format!("<div>{extra}<div class=story>{BODY}</div></div>"),
        format!("<main><h1>Flats</h1>{BODY}{extra}</main>"),
    ] {
        let text = text(&body);
        assert!(!text.contains(words), "`{words}` in: {text}");
        for sentence in ["say buyers.", "£690 flat", "of their own."] {
            assert!(text.contains(sentence), "no `{sentence}` in: {text}");
        }
    }
}

#[track_caller]
fn stays(body: &str, words: &str) {
    let text = text(body);
    assert!(text.contains(words), "no `{words}` in: {text}");
}

#[test]
fn what_surrounds_articles_is_left_out() {
    for (extra, words) in [
        // Menus, by tag, by role, by name, by their links alone.
        (
            "<nav><ul><li><a href=/>Home</a><li><a href=/b>Bags</a></ul></nav>",
            "Bags",
        ),
        (
            "<div role=navigation><p>Fashion weeks of the world, in one list.</p></div>",
            "weeks",
        ),
        (
            "<ul><li><a href=/a>Shoes</a><li><a href=/b>Bags</a><li><a href=/c>Hats</a></ul>",
            "Hats",
        ),
        // Related articles.
        (
            "<div class=related-posts><h3>More</h3><p><a href=/x>Loafers rise</a> A piece on how loafers rose this year.</p></div>",
            "Loafers",
        ),
        (
            "<h3>You may also like</h3><div><a href=/x>Loafers rise</a><span>Jo Doe</span></div>",
            "also like",
        ),
        (
            "<p><strong>Lesen Sie auch:</strong> <a href=/x>Mokassins kommen</a></p>",
            "Mokassins",
        ),
        (
            "<div class='article-teaser'><a href=/x><h4>Loafers</h4><p>How loafers rose this year, and why.</p></a></div>",
            "Loafers",
        ),
        // Comments.
        (
            "<div id=comments><h3>2 comments</h3><div class=comment><p>I love mine, and I wear them to work, to parties, everywhere.</p></div></div>",
            "love mine",
        ),
        // Newsletter, cookies, sharing, tags, authors, advertisements.
        (
            "<div class=newsletter-signup><p>The best of shoes, once a week, in a letter that you will like.</p></div>",
            "letter",
        ),
        (
            "<p>Sign up for our newsletter and never miss a shoe.</p>",
            "never miss",
        ),
        (
            "<div id=cookie-banner><p>We use cookies to make this page better for you, and to measure.</p></div>",
            "cookies",
        ),
        ("<p>Folgen Sie uns auf Instagram!</p>", "Instagram"),
        (
            "<ul class=share-buttons><li>Facebook<li>Pinterest</ul>",
            "Pinterest",
        ),
        (
            "<div class=entry-tags>Tags: flats, shoes</div>",
            "flats, shoes",
        ),
        (
            "<aside><p>Jo Doe writes about shoes, and has done so for ten years, in Paris.</p></aside>",
            "ten years",
        ),
        (
            "<div class=author-bio><p>Jo Doe writes about shoes, and has done so for ten years.</p></div>",
            "ten years",
        ),
        (
            "<div class=advert><p>Buy two pairs of boots, and get one pair of socks for free.</p></div>",
            "socks",
        ),
        // Not shown.
        (
            "<div style='display: none'><p>Please switch on scripts, or nothing will work as it should.</p></div>",
            "scripts",
        ),
        (
            "<span class=sr-only>Opens in a new window.</span>",
            "window",
        ),
        (
            "<figure><img src=a.jpg><figcaption>A model at the show in Paris</figcaption></figure>",
            "A model",
        ),
        // Credits and rights.
        ("<p>Foto: Getty Images</p>", "Getty"),
        ("<p>© 2026 The Paper. All rights reserved.</p>", "reserved"),
        (
            "<footer><p>The Paper is published by the Paper Company, Paper Street 5, Paris.</p></footer>",
            "Street",
        ),
        // Forms and scripts.
        (
            "<form><label>Your address</label><input><p>We will never share it with anyone else.</p></form>",
            "never share",
        ),
        (
            "<script>var words = '<p>Not for readers, but for the machine.</p>';</script>",
            "machine",
        ),
        (
            "<noscript><p>Please switch on scripts, or nothing will work as it should.</p></noscript>",
            "scripts",
        ),
    ] {
        is_left_out(extra, words);
    }
}

#[test]
fn what_belongs_to_articles_stays() {
    for (body, words) in [
        // The sentence that leads in, outside of the element with the body.
        (
            format!(
                "<article><header><h1>Flats</h1><p class=teaser>The shoe of the nineties returns, and it is flatter than ever.</p></header><div class=article-body>{BODY}</div></article>"
            ),
            "flatter than ever",
        ),
        // ... or set as a heading.
        (
            format!(
                "<article><hgroup><h1>Flats</h1><h2>The shoe of the nineties returns, and it is flatter than ever before, say those who sell it.</h2></hgroup><div class=article-body>{BODY}</div></article>"
            ),
            "those who sell it",
        ),
        // Lists, with a link or two; tables; quotations; subheadings.
        (
            format!(
                "<article>{BODY}<h2>Five to buy</h2><ul><li>Margot, £550, <a href=/m>The Row</a>, in black and in red<li>Bow, £95, at the high street</ul></article>"
            ),
            "Margot, £550, The Row, in black and in red\nBow, £95, at the high street",
        ),
        (
            format!(
                "<article>{BODY}<table><tr><td>Margot</td><td>£550</td></tr></table><p>Prices are those of the week of the show.</p></article>"
            ),
            "Margot £550",
        ),
        (
            format!(
                "<article>{BODY}<blockquote>A flat is a promise.<footer>Jo Doe</footer></blockquote></article>"
            ),
            "A flat is a promise.",
        ),
        (
            format!("<article>{BODY}<h2>Why now?</h2><p>Because heels hurt.</p></article>"),
            "Why now?\n\nBecause heels hurt.",
        ),
        // What is for sale below a picture, though other captions go.
        (
            format!(
                "<article>{BODY}<figure><img src=a.jpg><figcaption>Margot, £550, The Row</figcaption></figure></article>"
            ),
            "Margot, £550, The Row",
        ),
        // Names that tell what a page has or lacks elsewhere.
        (
            format!("<div class='has-sidebar with-comments no-ads'>{BODY}</div>"),
            "£690 flat",
        ),
        (
            format!("<div class='page social'><div>{BODY}</div></div>"),
            "£690 flat",
        ),
        (
            format!("<article class='post tag-newsletter category-jobs'>{BODY}</article>"),
            "£690 flat",
        ),
        // Pages in one form, in one table, without any element.
        (
            format!("<form action=/><div>{BODY}</div></form>"),
            "£690 flat",
        ),
        (
            format!("<table><tr><td><a href=/>Home</a><td>{BODY}</table>"),
            "£690 flat",
        ),
        (
            "Ballet flats are back.<br><br>Everyone wears them.".to_owned(),
            "back.\n\nEveryone",
        ),
        // A short page, a forum.
        ("<p>Loafers are back.</p>".to_owned(), "Loafers are back."),
        (
            format!("<div class=comments><div class=comment>{BODY}</div></div>"),
            "£690 flat",
        ),
    ] {
        stays(&body, words);
    }
}

#[test]
fn each_paragraph_stands_once_and_in_order() {
    let copy =
        format!("<article><div class=wide>{BODY}</div><div class=narrow>{BODY}</div></article>");
    let text = text(&copy);
    assert_eq!(text.matches("£690").count(), 1, "{text}");
    let places: Vec<_> = ["Ballet flats", "£690", "Miu Miu"]
        .map(|words| text.find(words).unwrap())
        .into();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn words_are_not_parted_where_lines_may_be() {
    stays(
        "<p>Die Bal\u{ad}le\u{ad}ri\u{ad}nas sind wie\u{200b}der da.</p>",
        "Die Ballerinas sind wieder da.",
    );
}

#[test]
fn pages_of_other_scripts_are_read() {
    for (menu, body) in [
        (
            "ホーム",
            "今年の秋、パリからソウルまで、誰もがバレエシューズを履いている。ザ・ロウの靴は一週間で売り切れ、予約は過去最長になったという。",
        ),
        (
            "首页",
            "今年秋天,从巴黎到首尔,人人都穿芭蕾平底鞋。The Row 的平底鞋一周内售罄,等候名单比以往任何时候都长,店员说。",
        ),
        (
            "الرئيسية",
            "عادت أحذية الباليه، ويرتديها الجميع من باريس إلى سيول هذا الخريف، كما يقول المشترون في المتاجر الكبرى.",
        ),
    ] {
        let text = text(&format!(
            "<ul><li><a href=/>{menu}</a></ul><div><p>{body}</p><p>{body}。</p></div>"
        ));
        assert!(text.contains(body) && !text.contains(menu), "{text}");
    }
}

#[test]
fn encodings_as_declared_or_as_they_are() {
    let page = |charset: &str| {
        format!("<!doctype html><meta charset={charset}><p>Alaïa zeigt Schläppchen für den Herbst.")
    };
    let latin: Vec<u8> = page("iso-8859-1").chars().map(|c| c as u32 as u8).collect();
    let marked = [b"\xef\xbb\xbf", page("iso-8859-1").as_bytes()].concat();
    for bytes in [
        latin,
        marked,
        // Declared as Latin, saved as UTF-8.
        page("iso-8859-1").into_bytes(),
        page("utf-8").into_bytes(),
    ] {
        let document = read(&bytes, "a.html", &Options::default()).unwrap();
        assert_eq!(
            document.text.as_str(),
            "Alaïa zeigt Schläppchen für den Herbst."
        );
    }
}

#[test]
fn metadata_from_wherever_a_page_tells_it() {
    for (head, body, field, expected) in [
        (
            "<meta property='og:title' content='Flats &amp; more | The Paper'><meta property='og:site_name' content='The Paper'>",
            "",
            "title",
            "Flats & more",
        ),
        (
            "<title>Flats | The Paper</title>",
            "<h1>Flats</h1>",
            "title",
            "Flats",
        ),
        (
            "<title>x</title>",
            "<h1><a href=/>The Paper</a></h1>",
            "title",
            "x",
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Jo Doe\"},{\"name\":\"Kim Poe\"}]}</script>",
            "",
            "author",
            "Jo Doe; Kim Poe",
        ),
        (
            "<meta name=author content='Jo Doe'>",
            "",
            "author",
            "Jo Doe",
        ),
        (
            "",
            "<p><span class=byline>By <a href=/jo>Jo Doe</a></span>",
            "author",
            "Jo Doe",
        ),
        (
            "",
            "<div class=comment><b class=author>Al Roe</b></div>",
            "author",
            "",
        ),
        (
            "<meta name=author content='https://paper.example/jo'>",
            "",
            "author",
            "",
        ),
        (
            "<meta property='article:published_time' content='2025-09-12T23:30:00-04:00'>",
            "",
            "published",
            "2025-09-12",
        ),
        (
            "",
            "<time datetime='2025-09-12'>a week ago</time>",
            "published",
            "2025-09-12",
        ),
        (
            "",
            "<p class=date>Freitag, 12. September 2025</p>",
            "published",
            "2025-09-12",
        ),
        (
            "<link rel=canonical href='https://paper.example/2025/09/flats'>",
            "",
            "published",
            "2025-09",
        ),
        ("<meta name=date content=2025>", "", "published", "2025"),
        // What a sentence tells is no day of the page.
        (
            "",
            "<p>She wore the dress on 12 May 2014 at the Met Gala.</p>",
            "published",
            "",
        ),
        (
            "",
            "<p>The label was founded in March 1998 by friends.</p>",
            "published",
            "",
        ),
        (
            "",
            "<p>By Jo Doe, published 12 May 2014</p>",
            "published",
            "2014-05-12",
        ),
        (
            "<meta name=date content='31 June 2025'>",
            "",
            "published",
            "",
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"The Paper\"}}</script>",
            "",
            "publication",
            "The Paper",
        ),
        (
            "<link rel=canonical href='https://paper.example/flats'>",
            "",
            "url",
            "https://paper.example/flats",
        ),
        (
            "<link rel=canonical href='/flats'><meta property='og:url' content='https://paper.example/f'>",
            "",
            "url",
            "https://paper.example/f",
        ),
        // Of a page that names the front of its site its own address counts.
        (
            "<link rel=canonical href='https://paper.example/'><meta property='og:url' content='https://paper.example/f'>",
            "",
            "url",
            "https://paper.example/f",
        ),
        (
            "<link rel=canonical href='https://paper.example'>",
            "",
            "url",
            "",
        ),
        // The template says German, the words are English.
        (
            "<meta http-equiv=content-language content=de>",
            "",
            "lang",
            "en",
        ),
        (
            "<meta property='og:locale' content='en_GB'>",
            "",
            "lang",
            "en-GB",
        ),
    ] {
        let page = format!(
            "<!doctype html><html><head>{head}</head><body>{body}<article>{BODY}</article></body></html>"
        );
        let (_, metadata) =
            read_with_metadata(page.as_bytes(), "a.html", &Options::default()).unwrap();
        let found = match field {
            "title" => metadata.title,
            "author" => Some(metadata.authors.join("; ")),
            "published" => metadata.published.map(|published| published.to_string()),
            "publication" => metadata.publication,
            "url" => metadata.url,
            _ => metadata.lang,
        };
        assert_eq!(found.unwrap_or_default(), expected, "{head} {body}");
    }
}

#[test]
fn what_is_not_shown_is_left_out_of_short_pages_too() {
    let shown = |hides: &str| {
        text(&format!(
            "<article><p {hides}>Kaia Gerber wore clogs in New York.</p><p>Alexa Chung wore pink \
             ballet flats in Paris and was seen by all who were there on the Monday.</p></article>"
        ))
    };
    assert!(shown("class=lead").contains("Kaia"));
    for hides in ["style='display: none'", "hidden", "aria-hidden=true"] {
        let text = shown(hides);
        assert!(
            text.contains("Alexa") && !text.contains("Kaia"),
            "{hides}: {text}"
        );
    }
    // A page that a script shows.
    let waits = text(
        "<div style='visibility:hidden'><p>Kaia Gerber wore clogs in New York, and sold them \
         all.</p></div><p>Loading.</p>",
    );
    assert!(waits.contains("Kaia"), "{waits}");
}
