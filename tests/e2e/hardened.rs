//! What a script in the page cannot do, tried on the real page.

use crate::harness::{Window, tell};

#[test]
fn a_script_in_the_page_gets_nowhere() {
    tell(async |desk| {
        let window = desk.open().await;
        window.sees("Set up this hub").await;
        assert_true(&window, "Object.isFrozen(Object.prototype)").await;
        assert_true(
            &window,
            "(() => { 'use strict'; try { Object.prototype.planted = 1 } catch {} \
              try { Object.prototype.toString = null } catch {} \
              return ({}).planted === undefined && String({}) === '[object Object]' })()",
        )
        .await;
        assert_true(
            &window,
            "(() => { 'use strict'; const own = {}; own.toString = () => 'mine'; \
              return String(own) === 'mine' && Object.keys(own).length === 1 })()",
        )
        .await;
        assert_true(&window, "window.__TAURI__ === undefined").await;
        let tried = "const done = arguments[arguments.length - 1]; \
            fetch(arguments[0]).then(() => done('loaded'), () => done('refused'));";
        let outside = vec!["http://127.0.0.1:9/".into()];
        let answer = window.client.execute_async(tried, outside).await;
        assert_eq!(answer.expect("an answer"), "refused");
        let tried = "location.href = arguments[0]; return true;";
        let _ = window
            .client
            .execute(tried, vec!["http://127.0.0.1:9/".into()])
            .await;
        window.sees("Set up this hub").await;
        window.close().await;
    });
}

async fn assert_true(window: &Window, expression: &str) {
    let script = format!("return {expression};");
    let answer = window
        .client
        .execute(&script, vec![])
        .await
        .expect("a script runs");
    assert_eq!(answer, true, "{expression}");
}
