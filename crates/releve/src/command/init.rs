//! `releve init`: a study with nothing in it.

use releve_study::Study;
use serde_json::json;

use crate::arguments::Init;
use crate::failure::Failure;
use crate::studies::answer;

pub(crate) fn run(arguments: &Init) -> Result<(), Failure> {
    let path = &arguments.kept.study;
    let study = Study::create(path).map_err(Failure::of)?;
    let made = json!({"study": study.path().display().to_string()});
    answer(arguments.kept.format, &made, |_| {
        format!(
            "{0}: an empty study\nNext: releve add {0} ARTICLES\n",
            path.display()
        )
    })
}
