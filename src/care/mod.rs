//! The practices of customer care as pure functions over plain values. Nothing here reads a clock.
//!
//! - [`today`]: the list of people who need the owner, each with a reason. Start here.
//! - [`rhythm`]: how often a person comes, and when they are missed (K5).
//! - [`occasions`], [`holidays`]: the important days of a person, and the holidays of a country (H9).
//! - [`khmer`]: the Khmer calendar, for the holidays.
//! - [`month`]: all of these days in one month.
//! - [`dialogue`]: who does the talking (H6).
//! - [`wording`]: turns a draft with blanks into the text for one person (H8).
//! - [`likeness`]: how similar two texts are, in any script (H8).
//! - [`contact`]: whether a person may be contacted now, and over which channels (H4, H10).
//! - [`learning`]: what is worth learning about a person next (H2).
//!
//! # The practices
//! Comments and tests name the practices by these numbers. K comes from a Khmer
//! text, H from a Hindi one and G from a Georgian one. B is what goes beyond them. A dash means that no code serves the
//! practice yet.
//!
//! | no. | the practice | served by |
//! |---|---|---|
//! | K1 | Customers are the business; think of each as a person. | [`Customer`](crate::domain::Customer) |
//! | K2 | Pay, train and support the people who serve customers. | – |
//! | K3 | Treat the staff well: they treat customers as they are treated. | – |
//! | K4 | Recognise regulars and call them by name. | [`hook`](crate::domain::Customer::hook), [`crate::search`] |
//! | K5 | Notice who stays away or lets a membership lapse, and ask why. | [`rhythm`], [`today`] |
//! | K6 | Let customers know you and your right hand, and be reachable. | – |
//! | K7 | Go the extra mile: thanks, congratulations, clippings. | [`EntryKind`](crate::domain::EntryKind), [`today`] |
//! | K8 | Greet everyone within 30 to 40 seconds. | [`crate::search`] |
//! | K9 | Give customers the benefit of the doubt; never win an argument with one. | – |
//! | K10 | Grant special requests, as an exception for one person. | [`Matter`](crate::domain::Matter), [`today`] |
//! | K11 | Have words and steps ready for complaints. | – |
//! | K12 | Ask "How are we doing?", and acknowledge every answer with a name. | – |
//! | K13 | Earn by keeping customers, not by winning them. | – |
//! | H1 | A regular is often worth several one-time buyers. | – |
//! | H2 | Use templates only while you know nothing; learn early. | [`learning`] |
//! | H3 | Match the effort to how much the customer matters. | – |
//! | H4 | Use what you know ethically; set standards for contact and keep them. | [`contact`] |
//! | H5 | Satisfy the need, and offer what fits it. | [`MatterKind::Wish`](crate::domain::MatterKind::Wish) |
//! | H6 | Let people talk, and listen: dialogue, not monologue. | [`dialogue`], [`today`] |
//! | H7 | Keep in touch after the sale. | [`today`], [`FollowUpRule`](crate::domain::FollowUpRule) |
//! | H8 | Address each greeting personally, by name and patronymic. | [`wording`], [`likeness`] |
//! | H9 | Congratulate people on their own days. | [`occasions`], [`holidays`], [`month`], [`today`] |
//! | H10 | Do not intrude; keep contact in moderation. | [`contact`] |
//! | H11 | See what is unique in each customer; the gain is not always money. | [`Customer`](crate::domain::Customer) |
//! | G0 | "The customer is always right" is worn; the relationship decides. | – |
//! | G1 | Raise loyalty, because it pays the salaries. | – |
//! | G2 | A customer is anyone whose success depends on yours, and yours on theirs. | [`Role`](crate::domain::Role) |
//! | G3 | Know who uses what you make, and what they value. | – |
//! | G4 | Know who could become a customer later, and who is not, and why. | – |
//! | G5 | Know who buys from the competitor, why, and how to counter it. | – |
//! | G6 | Know what would satisfy each customer. | [`happy`](crate::domain::Customer::happy) |
//! | G7 | Let go of the customers you would not take again. | – |
//! | G8 | Sort customers into main and secondary, and give time to the main ones. | – |
//! | G9 | Win more customers like the main ones. | [`Recommender`](crate::domain::Recommender) |
//! | G10 | Spend less time on the secondary customers. | – |
//! | B1 | Keep the book of credit. | – |
//! | B2 | Let every shop ask its own question, with fields and groups of its own. | – |
//! | B3 | Protect what people confide, even if a phone is lost. | [`Device::removed`](crate::domain::Device::removed) |

pub mod contact;
pub mod dialogue;
pub mod holidays;
pub mod khmer;
pub mod learning;
pub mod likeness;
pub mod month;
pub mod occasions;
pub mod rhythm;
pub mod today;
pub mod wording;
