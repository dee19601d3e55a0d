//! The part of the address that is about the drawing and not about the records.

use domain::{explore::Resolution, safety::public::RecordKind};

use super::camera::Camera;

/// Layers, bars, camera and page of the list: beside the filters in the same query string.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViewState {
    /// Width of the timeline's bars; chosen by length where none.
    pub resolution: Option<Resolution>,
    /// Kinds whose symbols are hidden.
    pub hidden: Vec<RecordKind>,
    /// Whether the members' shading is hidden.
    pub members_hidden: bool,
    /// Where the map looks; the whole drawing where none.
    pub camera: Option<Camera>,
    /// First row of the list.
    pub offset: u32,
}

impl ViewState {
    /// Reads the parameters `by`, `hide`, `map` and `start`; what can't be read is as if not given, as it filters nothing.
    #[must_use]
    pub fn parse(search: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in search.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "by" => view.resolution = value.parse().ok(),
                "hide" if value == "member" => view.members_hidden = true,
                "hide" => view.hidden.extend(value.parse::<RecordKind>()),
                "map" => view.camera = Camera::parse(value),
                "start" => view.offset = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        view
    }

    /// The parameters as they stand in the address, each after `&`.
    #[must_use]
    pub fn suffix(&self) -> String {
        let mut text = String::new();
        let mut push = |name: &str, value: &str| {
            text.push('&');
            text.push_str(name);
            text.push('=');
            text.push_str(value);
        };
        if let Some(resolution) = self.resolution {
            push("by", resolution.slug());
        }
        for kind in &self.hidden {
            push("hide", kind.slug());
        }
        if self.members_hidden {
            push("hide", "member");
        }
        if let Some(camera) = self.camera {
            push("map", &camera.to_string());
        }
        if self.offset > 0 {
            push("start", &self.offset.to_string());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_reads_back_as_written() {
        let view = ViewState {
            resolution: Some(Resolution::Month),
            hidden: vec![RecordKind::Grant],
            members_hidden: true,
            camera: Camera::parse("67.01,24.86,7.5"),
            offset: 50,
        };
        assert_eq!(ViewState::parse(&format!("kind=training{}", view.suffix())), view);
        assert_eq!(ViewState::parse("by=decade&map=1,2&start=x"), ViewState::default());
    }
}
