use releve_facts::Document;

use crate::Reader;

/// `kind name` of each entity of a text.
fn entities(text: &str) -> Vec<String> {
    Reader::english()
        .read(&Document::new("test", text))
        .entities
        .iter()
        .map(|entity| format!("{} {}", entity.kind, entity.name))
        .collect()
}

#[test]
fn names_are_what_the_words_around_them_say() {
    for (text, expected) in [
        (
            "She wore boots by Atlanta label Mother Doolittle.",
            "brand Mother Doolittle",
        ),
        (
            "Prices are up, says the owner of Hangzhou accessories shop Nine Buttons.",
            "organisation Nine Buttons",
        ),
        (
            "Early Christian Dior by John Galliano pieces are rare.",
            "person John Galliano",
        ),
        (
            "Early Christian Dior by John Galliano pieces are rare.",
            "brand Dior",
        ),
        (
            "Ralph Lauren is back. At a gala in 1979 Lauren sent models out in boots.",
            "person Ralph Lauren",
        ),
        ("She carried The Row's Margaux bag.", "product Margaux"),
        (
            "Our bridal editor, Chantelle Obuya, wore a pink suit.",
            "person Chantelle Obuya",
        ),
        (
            "“It pays,” says Reluv CEO Temi Adebanjo-Clarke.",
            "person Temi Adebanjo-Clarke",
        ),
        (
            "The Princess of Wales wore a green coat.",
            "person Kate Middleton",
        ),
        (
            "The Adidas Stan Smith was everywhere.",
            "product Stan Smith",
        ),
        (
            "He liked a Stutterheim Stockholm raincoat.",
            "product Stockholm",
        ),
        (
            "“It is easy,” says stylist Odessa Marchetti.",
            "person Odessa Marchetti",
        ),
        (
            "“It is easy,” says stylist Prue Mackintosh-Lee.",
            "person Prue Mackintosh-Lee",
        ),
        (
            "The Duchess of Cambridge wore a red coat.",
            "person Kate Middleton",
        ),
        (
            "At Stella McCartney, ponchos were layered over trousers.",
            "brand Stella McCartney",
        ),
        (
            "Models wore skorts at Miu Miu's spring/summer 2023 show.",
            "event Miu Miu spring/summer 2023 show",
        ),
        (
            "She wore a white dress at the Rome photocall.",
            "event Rome photocall",
        ),
        (
            "It is what netizens call “bag dressing”, a new game.",
            "trend bag dressing",
        ),
        ("She wore a gold caftan on stage.", "garment caftan"),
        (
            "She chose a green coat by Alexander McQueen.",
            "brand McQueen",
        ),
        ("She chose a green Alexander McQueen coat.", "brand McQueen"),
        (
            "Capes were shown by Prada, Salvatore Ferragamo and Gucci.",
            "brand Ferragamo",
        ),
        (
            "Christian Dior presented his first collection in 1947.",
            "person Christian Dior",
        ),
        (
            "Sarah “Kit” Lindgren wore a blue coat.",
            "person Sarah “Kit” Lindgren",
        ),
        ("Zendaya wore boots. On her arm: Coach bag.", "brand Coach"),
        (
            "She slipped on black wide-leg pants which she wore with heels.",
            "garment pants",
        ),
    ] {
        let found = entities(text);
        assert!(found.iter().any(|e| e == expected), "{text}\n{found:?}");
    }
}

#[test]
fn words_that_name_nothing_are_nothing() {
    for (text, wrong) in [
        ("She wore silk headscarves.", "garment headscarves"),
        ("She likes Whitlock & Daughter in Leeds.", "brand &Daughter"),
        (
            "HOW TO WEAR IT NOW\n\nKeep the coat simple, and add a belt.",
            "channel WEAR",
        ),
        (
            "Castellano said Sam Edelman was strong for her last fall.",
            "person Sam Edelman",
        ),
        (
            "The top with the phrase “Lucky” embroidered in red was hers.",
            "person Lucky",
        ),
        (
            "Zara sells dresses. The brand’s Haute Couture show opened with a gown.",
            "brand Haute Couture",
        ),
        (
            "Miu Miu climbed into silver medal position.",
            "garment medal",
        ),
        ("Gucci moved up within the top 100.", "garment top"),
        ("It changed our shopping habits.", "garment habit"),
        (
            "A shirt with lace at the collar and cuffs was hers.",
            "garment cuff",
        ),
        (
            "Adaeze Uku (@adaezeonsunday) wore a skirt.",
            "person @adaezeonsunday",
        ),
    ] {
        let found = entities(text);
        assert!(found.iter().all(|e| e != wrong), "{text}\n{found:?}");
    }
}

#[test]
fn who_made_a_picture_is_nobody_of_the_story() {
    for text in [
        "A red coat\n(Image credit: Splash News)\nThe coat sold out.",
        "A red coat\nPhoto: Jason Lloyd-Evans/Getty Images\nThe coat sold out.",
        "A red coat. (Photo by Edward Marlow / WWD)\nThe coat sold out.",
        "A coat in fall 2025 Giovanni Bellano/WWD\nThe coat sold out.",
        "Courtesy of Ryu Tae-min\nThe coat sold out.",
    ] {
        let found = entities(text);
        let named = ["person", "organisation", "publication", "brand", "channel"];
        let wrong: Vec<&String> = found
            .iter()
            .filter(|e| named.iter().any(|kind| e.starts_with(kind)))
            .collect();
        assert!(wrong.is_empty(), "{text}: {wrong:?}");
    }
    // What a caption tells of somebody is told.
    let text = "Photo: Jennifer Lawrence in a red coat in London\nThe coat sold out.";
    assert!(entities(text).contains(&"person Jennifer Lawrence".to_owned()));
}

#[test]
fn a_word_of_the_language_is_no_coined_trend() {
    let text = "These shoes underscore how hardcore fans dress, not gorpcore but pilatescore.";
    let trends: Vec<String> = entities(text)
        .into_iter()
        .filter(|e| e.starts_with("trend"))
        .collect();
    assert_eq!(trends, ["trend gorpcore", "trend pilatescore"]);
}

#[test]
fn lines_of_one_word_in_a_report_of_shows_are_houses() {
    let text = "Four shows of the week\n\nMax Azria\n\nThere were coats.\n\nSacai\n\nThere were army jackets.\n\nRalph Lauren\n\nThere were suits.\n";
    assert!(entities(text).contains(&"brand Sacai".to_owned()));
}

#[test]
fn a_word_that_ends_another_name_is_no_house() {
    let found = entities("She met the king at the Zarzuelaar Palace in blue.");
    assert!(!found.contains(&"brand Palace".to_owned()), "{found:?}");
}

#[test]
fn who_directs_a_brand_is_somebody() {
    let found = entities("According to Lyst's director of brand Katy Lubin, demand has doubled.");
    assert!(found.contains(&"person Katy Lubin".to_owned()), "{found:?}");
}

#[test]
fn who_dances_and_what_has_a_shape_is_no_garment() {
    for text in [
        "Skirts fit for young ballerinas.",
        "It began in the ballerinas’ canteen.",
        "She moves like a ballerina.",
        "A cut for all body shapes.",
        "A dress that follows the body.",
    ] {
        let found = entities(text);
        assert!(
            !found
                .iter()
                .any(|entity| entity.ends_with(" ballerina") || entity == "garment body"),
            "{text}: {found:?}"
        );
    }
    for (text, expected) in [
        ("She wore satin ballerinas to dinner.", "garment ballerina"),
        ("She wore a lace body under a blazer.", "garment body"),
        (
            "Loafers with thicker heels are next.",
            "attribute thick heel",
        ),
    ] {
        assert!(entities(text).contains(&expected.to_owned()), "{text}");
    }
}

#[test]
fn endings_tell_that_a_word_is_no_name() {
    for text in [
        "Unsurprisingly, the dress sold out.",
        "A stiff, Edwardian-esque collar.",
        "Whilst jeans sold, skirts did not.",
    ] {
        let found = entities(text);
        assert!(
            !found.iter().any(|entity| entity.starts_with("person ")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn founders_in_full_are_the_house_where_houses_stand() {
    for (text, expected) in [
        (
            "The Alexander McQueen dress she wore is famous.",
            "brand McQueen",
        ),
        ("The bag is from Alexander McQueen.", "brand McQueen"),
        (
            "At Alexander McQueen, the models wore loafers.",
            "brand McQueen",
        ),
        (
            "Alexander McQueen opened a store in Milan.",
            "brand McQueen",
        ),
        (
            "Alexander McQueen, a house with two stores, sells loafers.",
            "brand McQueen",
        ),
        ("Rihanna, in Alexander McQueen, waved.", "brand McQueen"),
        (
            "Alexander McQueen died in 2010.",
            "person Alexander McQueen",
        ),
        (
            "Loafers are dull, said Alexander McQueen.",
            "person Alexander McQueen",
        ),
    ] {
        assert!(
            entities(text).iter().any(|e| e == expected),
            "{text}: {:?}",
            entities(text)
        );
    }
}

#[test]
fn what_is_told_of_a_life_is_told_of_the_founder() {
    for text in [
        "Rick Owens was born in California.",
        "Rick Owens studied in Los Angeles.",
        "Rick Owens and his wife arrived in Paris.",
        "Rick Owens joined Lanvin in 2010.",
        "Rick Owens was named creative director of Lanvin.",
        "Under Rick Owens, Lanvin showed loafers.",
        "Her friend Rick Owens was there.",
        "The coat was designed by Rick Owens for Lanvin.",
    ] {
        let found = entities(text);
        assert!(
            found.contains(&"person Rick Owens".to_owned()),
            "{text}: {found:?}"
        );
    }
    for text in [
        "Rick Owens showed her first loafers in Milan.",
        "She wore vintage Rick Owens to the gala.",
        "Sales at Rick Owens rose 20 percent.",
    ] {
        let found = entities(text);
        assert!(
            found.contains(&"brand Rick Owens".to_owned()),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_house_with_a_common_name_is_told_by_what_it_owns_and_does() {
    for (text, expected) in [
        ("Mango's leather bag sold out within a week.", "brand Mango"),
        ("Puma's Speedcat sold out.", "brand Puma"),
        (
            "Casablanca launched a capsule of knitwear.",
            "brand Casablanca",
        ),
        ("She wore a Casablanca shirt to lunch.", "brand Casablanca"),
        ("She wore a silk coat by Toga.", "brand Toga"),
        ("Ports 1961 showed long coats in Milan.", "brand Ports 1961"),
        ("In Casablanca, she wore a silk shirt.", "place Casablanca"),
        ("Spring 2024 was about coats.", "season SS2024"),
    ] {
        let found = entities(text);
        assert!(found.iter().any(|e| e == expected), "{text}: {found:?}");
    }
    let found = entities("The coach took a bag to Bali.");
    assert!(found.contains(&"place Bali".to_owned()), "{found:?}");
}

#[test]
fn names_nobody_knows_are_houses_where_they_are_founded_and_sell() {
    for (text, expected) in [
        ("Ella Price founded Vaskelle in 2012.", "brand Vaskelle"),
        (
            "Ella Price, founder of Vaskelle, wore a coat.",
            "brand Vaskelle",
        ),
        ("Vaskelle sells the coat for £120.", "brand Vaskelle"),
        ("Maison Vaskelle sells coats.", "brand Maison Vaskelle"),
        (
            "Coats are dull. “I like hats,” says Chloe Sossard, a buyer.",
            "person Chloe Sossard",
        ),
        (
            "The coat was designed by Lena Vaskelle for Lanvin.",
            "person Lena Vaskelle",
        ),
    ] {
        let found = entities(text);
        assert!(found.iter().any(|e| e == expected), "{text}: {found:?}");
    }
}

#[test]
fn a_cloth_or_a_cut_is_a_garment_where_it_heads_its_phrase() {
    for (text, expected) in [
        ("Kate Moss wore a fleece to lunch.", "garment fleece"),
        ("The fleece is back.", "garment fleece"),
        ("Kate Moss wore a coat in fleece.", "attribute fleece"),
        ("Kate Moss wore a fleece kilt to lunch.", "attribute fleece"),
    ] {
        let found = entities(text);
        assert!(found.iter().any(|e| e == expected), "{text}: {found:?}");
    }
}

#[test]
fn names_that_are_words_of_grammar_and_of_myth_are_houses() {
    for (text, expected) in [
        ("Last year Salomon and On each took $1 billion.", "brand On"),
        (
            "Pandora, a giant with many shops, has hired a star.",
            "brand Pandora",
        ),
        (
            "Coats are back. Chloe Lonsdale wore a coat.",
            "person Chloe Lonsdale",
        ),
        (
            "The jeweller Anna Vaskelle opened a shop in London.",
            "person Anna Vaskelle",
        ),
    ] {
        let found = entities(text);
        assert!(found.iter().any(|e| e == expected), "{text}: {found:?}");
    }
    let found = entities("She put it on. On Monday she wore a bag.");
    assert!(!found.contains(&"brand On".to_owned()), "{found:?}");
}

#[test]
fn a_surname_that_is_a_towns_name_is_somebodys() {
    let text =
        "Olivia Palermo came to lunch. Palermo chose a puffer jacket. In Palermo, it rained.";
    let found = entities(text);
    assert!(found.contains(&"place Palermo".to_owned()), "{found:?}");
    let document = Document::new("test", text);
    let read = Reader::english().read(&document);
    let person = read.entities.iter().find(|e| e.name == "Olivia Palermo");
    assert_eq!(person.map(|e| e.mentions.len()), Some(2));
    // Whoever is quoted is somebody, by whatever verb of speech.
    for verb in ["says", "admits", "insisted", "asks"] {
        let text = format!("Olivia Palermo came to lunch. “Puffers are back,” {verb} Palermo.");
        let found = entities(&text);
        assert!(!found.contains(&"place Palermo".to_owned()), "{found:?}");
    }
}

#[test]
fn a_capital_that_is_the_sentences_makes_no_name() {
    for text in [
        "Big and loud, the clogs are back.",
        "Butterfly sleeves sold well in May.",
        "Art is the word of the season.",
        "Central to the look are clogs.",
    ] {
        let named = entities(text)
            .into_iter()
            .find(|e| e.starts_with("person") || e.starts_with("brand"));
        assert_eq!(named, None, "{text}");
    }
    assert!(entities("Charlotte wore clogs.").contains(&"person Charlotte".to_owned()));
}

#[test]
fn houses_called_by_a_common_word_are_not_in_every_title() {
    for text in [
        "Why Attachment Matters\n\nThe clogs are back.",
        "The New Arena\n\nThe clogs are back.",
        "A Question of Liberty\n\nThe clogs are back.",
        "Haven is the word of the season.",
    ] {
        let named = entities(text)
            .into_iter()
            .find(|e| e.starts_with("brand") || e.starts_with("organisation"));
        assert_eq!(named, None, "{text}");
    }
    for text in [
        "Mango is opening a shop in Leeds.",
        "Theory is a label from New York.",
        "Gap’s Spring Campaign\n\nThe clogs are back.",
    ] {
        assert!(
            entities(text).iter().any(|e| e.starts_with("brand")),
            "{text}: {:?}",
            entities(text)
        );
    }
}

#[test]
fn whose_designs_and_shows_are_told_of_is_a_house() {
    for text in [
        "Ama Oduya, the designer behind Ledger Girls, offered silk ties.",
        "Ama Oduya, designer of Ledger Girls, showed silk ties.",
        "Ama Oduya, who designs Ledger Girls, showed silk ties.",
        "Ama Oduya, the creative director of Ledger Girls, showed silk ties.",
        "At Ledger Girls, Ama Oduya showed silk ties.",
    ] {
        let found = entities(text);
        for entity in ["brand Ledger Girls", "person Ama Oduya"] {
            assert!(found.contains(&entity.to_owned()), "{text}: {found:?}");
        }
    }
    let text = "Ama Oduya, the editor of Ledger Girls, wore silk ties.";
    assert!(!entities(text).contains(&"brand Ledger Girls".to_owned()));
}
