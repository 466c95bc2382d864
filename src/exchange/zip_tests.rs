//! Tests of archives from the owner's side: complete, broken off, damaged, from another program, or malicious.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::*;

const LIMIT: Limit = Limit { files: 100, bytes: 1 << 20 };

/// Every path is wanted.
const ALL: fn(&str) -> bool = |_| true;

/// Made by `zip -r - notes.txt photos | cat` of Info-ZIP 3.0: sizes come after the contents, and there is a folder.
const FOREIGN: &str = "UEsDBBQACAAIAIMYIlgAAAAAAAAAACoAAAAJAAAAbm90ZXMudHh080jNycnXUcggRClyAQBQSwcI\
    W0Cotg4AAAAqAAAAUEsDBAoAAAAAAIMYIlgAAAAAAAAAAAAAAAAHAAAAcGhvdG9zL1BLAwQUAAgACACDGCJYAAAAAAAAAAABAAAA\
    DAAAAHBob3Rvcy8xLmpwZ6sAAFBLBwiDFtyMAwAAAAEAAABQSwECHgMUAAgACACDGCJYW0Cotg4AAAAqAAAACQAAAAAAAAABAAAA\
    pIEAAAAAbm90ZXMudHh0UEsBAh4DCgAAAAAAgxgiWAAAAAAAAAAAAAAAAAcAAAAAAAAAAAAQAO1BRQAAAHBob3Rvcy9QSwECHgMU\
    AAgACACDGCJYgxbcjAMAAAABAAAADAAAAAAAAAABAAAApIFqAAAAcGhvdG9zLzEuanBnUEsFBgAAAAADAAMApgAAAKcAAAAAAA==";

/// Pseudo-random bytes that are the same in every run.
fn noise(mut state: u64) -> impl FnMut() -> u8 {
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    }
}

fn files() -> Vec<(String, Vec<u8>)> {
    let photo: Vec<u8> = std::iter::repeat_with(noise(1)).take(300).collect();
    vec![
        ("notes.txt".to_owned(), b"the same words ".repeat(40)),
        ("photos/ភ្នំពេញ.jpg".to_owned(), photo),
        ("empty".to_owned(), Vec::new()),
        ("customers.csv".to_owned(), b"name,phone\n".repeat(30)),
    ]
}

/// An archive of these files, and the positions where each of them ends.
fn written(files: &[(String, Vec<u8>)]) -> (Vec<u8>, Vec<usize>) {
    let mut writer = Writer::new();
    let mut ends = Vec::new();
    for (path, bytes) in files {
        writer.add(path, bytes).expect("it fits");
        ends.push(writer.files.len());
    }
    (writer.finish(), ends)
}

fn damaged(paths: &[&str]) -> Result<Contents, Refused> {
    let damaged = paths.iter().map(|path| (*path).to_owned()).collect();
    Ok(Contents { damaged, ..Contents::default() })
}

#[test]
fn files_come_back_as_they_were() {
    let (zip, ends) = written(&files());
    assert_eq!(read(&zip, LIMIT, ALL), Ok(Contents { files: files(), ..Contents::default() }));
    assert_eq!(written(&files()).0, zip, "equal content gives equal bytes");
    assert!(ends[0] < 100, "600 bytes of the same words are packed");
    assert_eq!(read(&Writer::new().finish(), LIMIT, ALL), Ok(Contents::default()));
}

#[test]
fn a_download_that_broke_off_gives_the_files_up_to_there() {
    let (zip, ends) = written(&files());
    // The last two bytes, the length of a comment, are not needed.
    for length in 0..zip.len() - 2 {
        let whole = ends.iter().filter(|end| **end <= length).count();
        let contents = read(&zip[..length], LIMIT, ALL).unwrap_or_default();
        assert_eq!(contents.files, files()[..whole], "the first {length} bytes");
        assert!(contents.is_cut_short || contents == Contents::default(), "the first {length} bytes");
    }
}

#[test]
fn the_beginning_of_a_file_is_read_also_where_the_end_of_the_archive_is_gone() {
    let (zip, ends) = written(&files());
    for (at, (path, content)) in files().iter().enumerate() {
        for most in [0, 5, 10_000] {
            let expected = &content[..most.min(content.len())];
            for length in [ends[at], zip.len() - 30, zip.len()] {
                assert_eq!(beginning(&zip[..length], path, most).as_deref(), Some(expected), "{path}");
            }
        }
    }
    assert_eq!(beginning(&zip, "other.txt", 9), None);
}

#[test]
fn a_flipped_byte_costs_one_file_at_most() {
    let files = files();
    let (zip, ends) = written(&files);
    let photo = files[1].0.as_str();
    let its_content = ends[0] + 30 + photo.len()..ends[1];
    for at in 0..zip.len() {
        let mut zip = zip.clone();
        zip[at] ^= 0xff;
        let Contents { files: whole, damaged, .. } = read(&zip, LIMIT, ALL).expect("there is still a zip");
        assert!(whole.iter().all(|file| files.contains(file)), "byte {at}");
        assert!(damaged.len() <= 1 && whole.len() + damaged.len() == files.len(), "byte {at}");
        if its_content.contains(&at) {
            assert_eq!(damaged, [photo], "byte {at}");
        }
    }
}

#[test]
fn archives_of_other_programs_are_read() {
    let zip = BASE64_STANDARD.decode(FOREIGN).expect("it is base64");
    let notes = b"Hello, hello, hello, hello, hello, hello!\n".to_vec();
    let files = vec![("notes.txt".to_owned(), notes), ("photos/1.jpg".to_owned(), b"x".to_vec())];
    assert_eq!(read(&zip, LIMIT, ALL), Ok(Contents { files, ..Contents::default() }));
    let broken = &zip[..zip.len() - 30];
    let unknown =
        damaged(&["notes.txt", "photos/1.jpg"]).map(|contents| Contents { is_cut_short: true, ..contents });
    assert_eq!(read(broken, LIMIT, ALL), unknown, "nobody knows their sizes");
}

#[test]
fn bombs_are_refused() {
    let (bomb, _) = written(&[("zeros".to_owned(), vec![0; 50_000_000])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(read(&bomb, LIMIT, ALL), Err(Refused::TooLarge));
    let mut twice = Writer::new();
    twice.add("zeros", &[0; 600_000]).expect("it fits");
    twice.directory.extend_from_within(..);
    twice.count += 1;
    assert_eq!(read(&twice.finish(), LIMIT, ALL), Err(Refused::TooLarge));
    let mut liar = Writer::new();
    liar.add("zeros", &[0; 600_000]).expect("it fits");
    liar.directory[24..28].copy_from_slice(&1000_u32.to_le_bytes());
    assert_eq!(read(&liar.finish(), Limit { bytes: 1001, ..LIMIT }, ALL), damaged(&["zeros"]));
    let (zip, _) = written(&files());
    assert_eq!(read(&zip, Limit { files: 3, ..LIMIT }, ALL), Err(Refused::TooManyFiles));
}

#[test]
fn what_nobody_wants_is_not_unpacked() {
    let mut all = files();
    all.push(("zeros".to_owned(), vec![0; 50_000_000]));
    let (zip, _) = written(&all);
    let wanted: fn(&str) -> bool = |path| path.starts_with("photos/");
    let contents = read(&zip, LIMIT, wanted).expect("what is wanted is small");
    assert_eq!((contents.files, contents.damaged), (vec![files()[1].clone()], Vec::new()));
    // The same without the directory.
    let contents = read(&zip[..zip.len() - 30], LIMIT, wanted).expect("what is wanted is small");
    assert_eq!(contents.files, [files()[1].clone()]);
}

#[test]
fn what_cannot_be_trusted_is_damaged() {
    for path in ["../x", "a/..", "/etc/x", "a\\b", "a\nb"] {
        assert_eq!(Writer::new().add(path, b""), Err(NotAdded::Path), "{path}");
        let (mut zip, _) = written(&[("x".repeat(path.len()), Vec::new())]);
        for at in [30, 30 + path.len() + 46] {
            zip[at..at + path.len()].copy_from_slice(path.as_bytes());
        }
        assert_eq!(read(&zip, LIMIT, ALL), damaged(&[path]));
    }
    let mut writer = Writer::new();
    writer.add("secret", b"words").expect("it fits");
    writer.directory[8] |= 1;
    assert_eq!(read(&writer.finish(), LIMIT, ALL), damaged(&["secret"]), "encrypted");
    let mut full = Writer { count: u16::MAX, ..Writer::new() };
    assert_eq!(full.add("one more", b""), Err(NotAdded::TooManyFiles));
}

#[test]
fn no_bytes_make_it_panic() {
    assert_eq!(read(b"", LIMIT, ALL), Err(Refused::NoZip));
    assert_eq!(read(b"name,phone\n", LIMIT, ALL), Err(Refused::NoZip));
    let (zip, _) = written(&files());
    let mut next = noise(7);
    for _ in 0..3000 {
        let mut changed = zip.clone();
        for _ in 0..=next() % 8 {
            let at = u16::from_le_bytes([next(), next()]);
            changed[usize::from(at) % zip.len()] = next();
        }
        let _ = read(&changed, LIMIT, ALL);
        let junk: Vec<u8> = (0..next()).map(|_| next()).collect();
        let marked = [LOCAL, CENTRAL, END].map(|mark| [mark, junk.as_slice()].concat());
        let _ = read(&marked.concat(), LIMIT, ALL);
    }
}
