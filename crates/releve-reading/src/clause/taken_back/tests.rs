//! Sentences of which the end takes back the beginning, and those that only go on.

use crate::relate::told;

#[test]
fn what_the_end_takes_back_is_no_fact() {
    for text in [
        "Rihanna wore a Fendi coat to the opening, or so the story goes.",
        "Kate Moss wore a Chanel jacket in 1994, or that is the legend.",
        "Prada launched a bridal line in May, a claim the house denies.",
        "Zendaya wore Loewe trousers to the premiere, though she never did.",
        "Emma Stone wore a Gucci cape to the gala — except she didn’t.",
        "Gigi Hadid wore a Dior coat to the show; it turned out to be false.",
        "Alexa Chung wore a Barbour jacket in Leeds, which is untrue.",
        "Dior launched a trainer in March, which it did not.",
        "The Row unveiled a perfume in June; the report was later retracted.",
        "Sales of clogs doubled in April, a figure that proved to be untrue.",
        "Hailey Bieber wore a Prada coat to lunch. That turned out to be a hoax.",
        "Prada launched a bridal line in May. The house denies it.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn what_only_follows_takes_nothing_back() {
    for text in [
        "Rihanna wore a Fendi coat to the opening, and so the story goes on.",
        "Zendaya wore Loewe trousers to the premiere, though she never wears heels.",
        "Emma Stone wore a Gucci cape to the gala — her sister didn’t.",
        "Gigi Hadid wore a Dior coat to the show; the fur turned out to be fake.",
        "Kate Moss wore a Chanel jacket in 1994, which she did not own.",
        "Rosalía wore Gucci boots to dinner, but her date didn’t.",
        "Searches for corsets rose 40 per cent in May, though sales did not.",
        "Prada launched a bridal line in May, a claim to the wedding market.",
        "Prada launched a bridal line in May. The house had denied it.",
        "Alexa Chung wore a Barbour jacket, which was not waxed.",
    ] {
        assert!(!told(text).is_empty(), "{text}");
    }
}
