//! `releve init`: a study with nothing in it.

use releve_study::Study;
use serde_json::json;

use crate::arguments::Init;
use crate::failure::Failure;
use crate::studies::{answer, unmade};

pub(crate) fn run(arguments: &Init) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let study = Study::create(path).map_err(|error| {
        let way = match Study::is_at(path) {
            true => format!(
                "it is a study; `releve add {} ARTICLES` adds to it",
                path.display()
            ),
            false => "name another file".to_owned(),
        };
        unmade(&error, path, &way)
    })?;
    let made = json!({"study": study.path().display().to_string()});
    answer(arguments.kept.format, &made, |_| {
        format!(
            "{0}: an empty study\nNext: releve add {0} ARTICLES\n",
            path.display()
        )
    })
}
