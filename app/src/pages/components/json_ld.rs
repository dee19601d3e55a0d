//! What search engines read of a page: schema.org's terms as JSON-LD.

use leptos::{nonce::use_nonce, prelude::*};
use serde_json::Value;

/// Data that is read, not run; it carries the nonce all the same, for policies that don't tell the two apart.
#[component]
pub fn StructuredData(
    /// The data; for nothing, nothing is written.
    data: Option<Value>,
) -> impl IntoView {
    data.map(|data| {
        view! { <script type="application/ld+json" nonce=use_nonce() inner_html=written(&data)></script> }
    })
}

/// JSON that cannot end the element that it stands in.
fn written(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_the_element() {
        let data = serde_json::json!({ "name": "</script><script>alert('&')" });
        let text = written(&data);
        assert!(!text.contains(['<', '>', '&']));
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), data);
    }
}
