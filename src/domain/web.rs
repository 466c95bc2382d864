//! Web addresses as people type or paste them. A clipping may link to one (K7).

use super::LINE_LIMIT;

/// The address with its scheme; `https` if none was typed.
///
/// `None` if a browser would not open it as a web page: another scheme, spaces, or no host name.
pub fn web_address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let is_scheme = |(scheme, _): &(&str, &str)| scheme.chars().all(|c| c.is_ascii_alphabetic());
    let (scheme, rest) = typed.split_once("://").filter(is_scheme).unwrap_or(("https", typed));
    let scheme = scheme.to_ascii_lowercase();
    let is_fit = ["http", "https"].contains(&scheme.as_str())
        && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_host = name.contains('.') && name.split('.').all(|part| !part.is_empty() && !part.contains('@'));
    let address = (is_fit && is_host && port.parse::<u16>().is_ok()).then(|| format!("{scheme}://{rest}"));
    address.filter(|address| address.chars().count() <= LINE_LIMIT)
}

/// The host name of an address, with its port if it has one. The app shows it as the text of the link.
pub fn web_host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_is_known_from_everything_else() {
        for (typed, address, host) in [
            ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d", "example.com"),
            (" example.com ", "https://example.com", "example.com"),
            ("HTTP://example.com:8080/x", "http://example.com:8080/x", "example.com:8080"),
            ("news.example.ge/სოხა?ა=ბ", "https://news.example.ge/სოხა?ა=ბ", "news.example.ge"),
            ("კაფე.გე", "https://კაფე.გე", "კაფე.გე"),
            (
                "example.com?to=https://other.example",
                "https://example.com?to=https://other.example",
                "example.com",
            ),
            (
                "https://example.com/login?next=http://localhost",
                "https://example.com/login?next=http://localhost",
                "example.com",
            ),
        ] {
            assert_eq!(web_address(typed).as_deref(), Some(address), "{typed}");
            assert_eq!(web_host(address), host, "{typed}");
        }
        for typed in [
            "",
            "She was in the news",
            "javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,<b>.</b>",
            "file:///etc/passwd",
            "https://",
            "https://localhost",
            "https://.com",
            "https://example..com",
            "https://bank.example@evil.example/",
            "https://bank.example@evil.example/?x=https://ok.example",
            "https:///?://a.b",
            "https://example.com:port",
            "exam ple.com",
            "example.com/\"onclick=\"x",
            "example.com\nhttps://other.example",
        ] {
            assert_eq!(web_address(typed), None, "{typed}");
        }
        assert_eq!(web_address(&format!("example.com/{}", "a".repeat(LINE_LIMIT - 15))), None);
    }
}
