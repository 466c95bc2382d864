//! QR codes: drawing them for a screen, and finding them in a camera picture.

use fast_qr::{ECL, QRBuilder};
use rqrr::PreparedImage;

/// The width of the white border around a code, in modules, as ISO/IEC 18004 requires.
const QUIET: usize = 4;

/// A QR code in a form that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its width and height in modules, including the white border.
    pub size: usize,
    /// Its dark modules, row by row, as runs. Each run is its first column, its row, and its length.
    pub runs: Vec<(usize, usize, usize)>,
}

/// Draws these bytes as a QR code. `None` if they are too many for one code. It uses the lowest level of error
/// correction: a screen has no scratches, and larger modules are read from further away.
pub fn draw(told: &[u8]) -> Option<Picture> {
    let code = QRBuilder::new(told).ecl(ECL::L).build().ok()?;
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if !code[y][x].value() {
                continue;
            }
            match runs.last_mut() {
                Some((from, row, length)) if *row == y + QUIET && *from + *length == x + QUIET => {
                    *length += 1
                }
                _ => runs.push((x + QUIET, y + QUIET, 1)),
            }
        }
    }
    Some(Picture { size: code.size + 2 * QUIET, runs })
}

/// The contents of all QR codes in a grey picture, in any orientation. `luma` holds the rows from the top, one byte per
/// pixel. Nothing is found if `luma` is shorter than that.
pub fn see(width: usize, height: usize, luma: &[u8]) -> Vec<Vec<u8>> {
    if luma.len() < width.saturating_mul(height) {
        return Vec::new();
    }
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, |x, y| luma[y * width + x]);
    let read = |grid: rqrr::Grid<_>| {
        let mut told = Vec::new();
        grid.decode_to(&mut told).ok().map(|_| told)
    };
    picture.detect_grids().into_iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Simulates what a camera sees of a picture. The picture is turned by `degrees` and leans back by `lean`. Its
    /// modules are `scale` pixels wide in the middle.
    fn seen(picture: &Picture, degrees: f64, lean: f64, scale: f64) -> (usize, usize, Vec<u8>) {
        let (width, height) = (640, 480);
        let mut dark = vec![false; picture.size * picture.size];
        for (x, y, length) in &picture.runs {
            dark[y * picture.size + x..][..*length].fill(true);
        }
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let luma = (0..width * height).map(|at| {
            // Four samples per pixel imitate the blur of a lens.
            let samples = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)].map(|(dx, dy)| {
                let x = (at % width) as f64 + dx - width as f64 / 2.0;
                let y = (at / width) as f64 + dy - height as f64 / 2.0;
                let depth = scale * (1.0 + lean * y / height as f64);
                let (x, y) = (x / depth, y / depth);
                let (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
                let half = picture.size as f64 / 2.0;
                let (x, y) = (x + half, y + half);
                let inside = x >= 0.0 && y >= 0.0 && x < picture.size as f64 && y < picture.size as f64;
                if inside && dark[y as usize * picture.size + x as usize] { 40 } else { 200 }
            });
            (samples.iter().sum::<i32>() / 4) as u8
        });
        (width, height, luma.collect())
    }

    #[test]
    fn a_code_is_read_straight_turned_slanted_near_and_far() {
        let told = "REGULARS1".to_owned() + &"0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(8);
        let picture = draw(told.as_bytes()).expect("it fits");
        for (degrees, lean, scale) in [
            (0.0, 0.0, 6.0),
            (17.0, 0.0, 5.0),
            (90.0, 0.0, 6.0),
            (200.0, 0.0, 4.5),
            (8.0, 0.35, 5.5),
            (0.0, 0.0, 4.0),
        ] {
            let (width, height, luma) = seen(&picture, degrees, lean, scale);
            let found = see(width, height, &luma);
            assert_eq!(
                found,
                [told.as_bytes()],
                "turned by {degrees}, leaning {lean}, {scale} pixels a module"
            );
        }
    }

    #[test]
    fn bytes_of_any_kind_are_drawn_and_read() {
        let told: Vec<u8> = (0..230).map(|at: u32| (at * 131 % 256) as u8).collect();
        let (width, height, luma) = seen(&draw(&told).expect("it fits"), 3.0, 0.0, 5.0);
        assert_eq!(see(width, height, &luma), [told]);
        assert_eq!(draw(&[0; 3000]), None);
    }

    #[test]
    fn where_there_is_no_code_none_is_found() {
        assert!(see(640, 480, &vec![128; 640 * 480]).is_empty());
        assert!(see(640, 480, &[0; 10]).is_empty());
        assert!(see(usize::MAX, 2, &[]).is_empty());
    }
}
