//! Reads and writes zip files in memory, so that every computer opens an archive without this app.
//!
//! The writer is simple: UTF-8 names, one fixed date, no zip64. So equal content gives equal bytes. The reader accepts
//! files from anywhere, and broken downloads. So it trusts no declared size, limits all work, and loses only the
//! damaged files. If the directory at the end is missing, it finds files by their local headers.

use std::borrow::Cow;
use std::io::Read;

use flate2::bufread::DeflateDecoder;
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use memchr::memmem;

/// The signature of a file's local header, before its path and content.
const LOCAL: &[u8] = b"PK\x03\x04";
/// The signature of a file's entry in the directory.
const CENTRAL: &[u8] = b"PK\x01\x02";
/// The signature of the end record, which gives the position of the directory.
const END: &[u8] = b"PK\x05\x06";
/// The length of the end record with the longest comment.
const LONGEST_END: usize = 22 + u16::MAX as usize;
/// The length of the fields that both headers of a file share, without the path.
const FACTS: usize = 26;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// The flag of an encrypted file.
const ENCRYPTED: u16 = 1;
/// The flag of a file whose sizes come after its content.
const SIZES_BEHIND: u16 = 8;

/// An archive that is being written.
#[derive(Debug, Default)]
pub struct Writer {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// Why a file was not added. The archive is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// The path is one that [`read`] would call damaged, or the path of a folder, or longer than 65,535 bytes.
    Path,
    /// The archive already has 65,535 files.
    TooManyFiles,
    /// The file or the archive would exceed 4 GB.
    TooLarge,
}

impl Writer {
    /// An archive without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file under a path with slashes. The caller must not use a path twice.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), NotAdded> {
        let length = u16::try_from(path.len()).map_err(|_| NotAdded::Path)?;
        if !is_allowed(path) || path.ends_with('/') {
            return Err(NotAdded::Path);
        }
        let count = self.count.checked_add(1).ok_or(NotAdded::TooManyFiles)?;
        let deflated = deflated(bytes);
        let (method, data) = match &deflated {
            Some(deflated) => (DEFLATED, deflated.as_slice()),
            None => (STORED, bytes),
        };
        // If the whole archive is below 4 GB, every offset in it is too. A local header, a directory entry and the end
        // record are 30, 46 and 22 bytes long.
        let headers = 30 + path.len() + 46 + path.len() + 22;
        let whole = (self.files.len() + headers + data.len() + self.directory.len()) as u64;
        if whole.max(bytes.len() as u64) >= u64::from(u32::MAX) {
            return Err(NotAdded::TooLarge);
        }
        let facts = [
            &[20_u8, 0, 0, 8][..], // The reader needs version 2.0; the path is UTF-8.
            &method.to_le_bytes(),
            &[0_u8, 0, 0x21, 0], // 1980-01-01, midnight: the earliest possible time.
            &crc(bytes).to_le_bytes(),
            &(data.len() as u32).to_le_bytes(),
            &(bytes.len() as u32).to_le_bytes(),
            &length.to_le_bytes(),
            &[0_u8, 0],
        ]
        .concat();
        let offset = (self.files.len() as u32).to_le_bytes();
        for part in [CENTRAL, &[20_u8, 0], facts.as_slice(), &[0_u8; 10], &offset, path.as_bytes()] {
            self.directory.extend_from_slice(part);
        }
        for part in [LOCAL, facts.as_slice(), path.as_bytes(), data] {
            self.files.extend_from_slice(part);
        }
        self.count = count;
        Ok(())
    }

    /// The archive's bytes.
    pub fn finish(self) -> Vec<u8> {
        let mut bytes = self.files;
        let count = self.count.to_le_bytes();
        let offset = (bytes.len() as u32).to_le_bytes();
        let length = (self.directory.len() as u32).to_le_bytes();
        let directory = self.directory.as_slice();
        for part in [directory, END, &[0_u8; 4], &count, &count, &length, &offset, &[0_u8; 2]] {
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

/// The limits for [`read`].
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The number of files, including damaged ones and folders.
    pub files: usize,
    /// The bytes of all files together, unpacked, including damaged ones.
    pub bytes: usize,
}

/// The content of an archive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The path and content of every undamaged file, in the archive's order. Archives of other programs may contain a
    /// path twice.
    pub files: Vec<(String, Vec<u8>)>,
    /// The paths of wanted files that could not be read. They are damaged, encrypted, packed in an unknown way, or have
    /// a path that leads out of a folder. The path itself may be the damaged part.
    pub damaged: Vec<String>,
    /// Whether the directory at the end is unreadable. Files whose paths are unknown may then be missing.
    pub is_cut_short: bool,
}

/// Why an archive is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is neither a directory nor a single file: it is no zip, or too little of one.
    NoZip,
    /// More files than the limit.
    TooManyFiles,
    /// More bytes than the limit.
    TooLarge,
}

/// Reads the files of an archive whose paths are wanted. From a broken download it reads the files before the break.
///
/// # Errors
/// See [`Refused`]. An archive whose own declared sizes are too large is refused before anything is unpacked.
pub fn read(bytes: &[u8], limit: Limit, is_wanted: fn(&str) -> bool) -> Result<Contents, Refused> {
    let mut reader = Reader { left: limit, is_wanted, contents: Contents::default() };
    if let Some(entries) = directory(bytes) {
        let wanted = entries.iter().filter(|(entry, _)| is_wanted(&entry.path()) && entry.is_possible());
        let told = wanted.fold(0_usize, |told, (entry, _)| told.saturating_add(entry.size));
        if told > limit.bytes {
            return Err(Refused::TooLarge);
        }
        for (entry, offset) in entries {
            let file = bytes.get(offset..).and_then(|bytes| local(bytes.strip_prefix(LOCAL)?));
            // No checksum covers the path, but the path is stored twice.
            let data = file.filter(|(own, _)| own.path == entry.path).map(|(_, data)| data);
            reader.take(&entry, data)?;
        }
        return Ok(reader.contents);
    }
    let mut found = false;
    let mut rest = bytes;
    while let Some(at) = memmem::find(rest, LOCAL) {
        rest = &rest[at + LOCAL.len()..];
        if let Some((entry, data)) = local(rest) {
            found = true;
            let known = entry.flags & SIZES_BEHIND == 0;
            // The sizes of a damaged file may be wrong. The next file may begin anywhere after its header.
            rest = if reader.take(&entry, known.then_some(data))? { &data[entry.packed..] } else { data };
        }
    }
    reader.contents.is_cut_short = true;
    if found { Ok(reader.contents) } else { Err(Refused::NoZip) }
}

/// At most the first `most` unpacked bytes of a file, in an archive that [`Writer`] wrote.
///
/// `None` if the path is missing. The bytes are not checked against the file's checksum.
pub fn beginning(bytes: &[u8], path: &str, most: usize) -> Option<Vec<u8>> {
    let mut headers = memmem::find_iter(bytes, LOCAL).filter_map(|at| local(&bytes[at + LOCAL.len()..]));
    let (entry, data) = headers.find(|(entry, _)| entry.path() == path)?;
    let mut content = Vec::new();
    entry.reader(data)?.take(most as u64).read_to_end(&mut content).ok()?;
    Some(content)
}

/// An archive's description of a file.
struct Entry<'a> {
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: usize,
    path: &'a [u8],
}

impl<'a> Entry<'a> {
    fn new(facts: &[u8], path: &'a [u8]) -> Option<Self> {
        Some(Self {
            flags: u16_at(facts, 2)?,
            method: u16_at(facts, 4)?,
            crc: u32_at(facts, 10)?,
            packed: u32_at(facts, 14)? as usize,
            size: u32_at(facts, 18)? as usize,
            path,
        })
    }

    /// Whether this size can result from so few packed bytes. Otherwise one of the two numbers is damaged.
    ///
    /// Source: RFC 1951. Its longest match has 258 bytes and takes at least two bits.
    fn is_possible(&self) -> bool {
        self.size / (4 * 258) <= self.packed
    }

    fn path(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.path)
    }

    /// A reader that unpacks the content from `data`; `None` if the method is unknown or the file is encrypted.
    fn reader(&self, data: &'a [u8]) -> Option<Box<dyn Read + 'a>> {
        let packed = data.get(..self.packed).filter(|_| self.flags & ENCRYPTED == 0)?;
        match self.method {
            STORED => Some(Box::new(packed)),
            DEFLATED => Some(Box::new(DeflateDecoder::new(packed))),
            _ => None,
        }
    }

    /// Unpacks the content from `data`; `None` if it does not match the entry. Unpacked bytes count against `left`
    /// either way.
    fn unpack(&self, data: &'a [u8], left: &mut usize) -> Result<Option<Vec<u8>>, Refused> {
        let Some(unpacked) = self.reader(data) else { return Ok(None) };
        // One byte more than allowed shows that there is more.
        let most = self.size.min(*left) as u64 + 1;
        let mut content = Vec::new();
        let read = unpacked.take(most).read_to_end(&mut content);
        *left = left.checked_sub(content.len()).ok_or(Refused::TooLarge)?;
        let whole = read.is_ok() && content.len() == self.size && crc(&content) == self.crc;
        Ok(whole.then_some(content))
    }
}

/// The content read so far, and what is left of the limits.
struct Reader {
    left: Limit,
    is_wanted: fn(&str) -> bool,
    contents: Contents,
}

impl Reader {
    /// Reads a file, and returns whether it was undamaged. `data` begins with its content; `None` if its position is
    /// unknown.
    fn take<'a>(&mut self, entry: &Entry<'a>, data: Option<&'a [u8]>) -> Result<bool, Refused> {
        self.left.files = self.left.files.checked_sub(1).ok_or(Refused::TooManyFiles)?;
        let path = entry.path().into_owned();
        if path.ends_with('/') && entry.size == 0 {
            return Ok(false); // A folder. The paths of its files contain its name.
        }
        if is_allowed(&path) && !(self.is_wanted)(&path) {
            return Ok(false);
        }
        let content = match data {
            Some(data) if is_allowed(&path) => entry.unpack(data, &mut self.left.bytes)?,
            _ => None,
        };
        let whole = content.is_some();
        match content {
            Some(content) => self.contents.files.push((path, content)),
            None => self.contents.damaged.push(path),
        }
        Ok(whole)
    }
}

/// The files in the directory, each with its offset; `None` if the directory is incomplete.
fn directory(bytes: &[u8]) -> Option<Vec<(Entry<'_>, usize)>> {
    let tail = &bytes[bytes.len().saturating_sub(LONGEST_END)..];
    let end = &tail[memmem::rfind(tail, END)?..];
    let (count, length, offset) = (u16_at(end, 10)?, u32_at(end, 12)? as usize, u32_at(end, 16)? as usize);
    let mut rest = bytes.get(offset..)?.get(..length)?;
    let mut entries = Vec::new();
    while !rest.is_empty() && entries.len() < usize::from(count) {
        let (facts, more) = rest.strip_prefix(CENTRAL)?.get(2..)?.split_at_checked(FACTS)?;
        let (about, more) = more.split_at_checked(14)?;
        let (path, more) = more.split_at_checked(u16_at(facts, 22)?.into())?;
        let skipped = usize::from(u16_at(facts, 24)?) + usize::from(u16_at(about, 0)?);
        rest = more.get(skipped..)?;
        entries.push((Entry::new(facts, path)?, u32_at(about, 10)? as usize));
    }
    (rest.is_empty() && entries.len() == usize::from(count)).then_some(entries)
}

/// A file described by its local header, and the bytes after the header. `bytes` follow [`LOCAL`].
fn local(bytes: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    let (facts, rest) = bytes.split_at_checked(FACTS)?;
    let (path, rest) = rest.split_at_checked(u16_at(facts, 22)?.into())?;
    let data = rest.get(usize::from(u16_at(facts, 24)?)..)?;
    Some((Entry::new(facts, path)?, data))
}

/// Whether a path stays inside the folder into which it is unpacked.
fn is_allowed(path: &str) -> bool {
    let strange = |c: char| c == '\\' || c.is_control();
    let leads_out = path.is_empty() || path.starts_with('/') || path.split('/').any(|part| part == "..");
    !leads_out && !path.contains(strange)
}

/// The deflated bytes; `None` if they are not smaller.
fn deflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut deflated = Vec::with_capacity(bytes.len().saturating_sub(1));
    let mut deflate = Compress::new(Compression::new(6), false);
    let status = deflate.compress_vec(bytes, &mut deflated, FlushCompress::Finish);
    (matches!(status, Ok(Status::StreamEnd)) && deflated.len() < bytes.len()).then_some(deflated)
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk::<2>()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk::<4>()?))
}

#[cfg(test)]
#[path = "zip_tests.rs"]
mod tests;
