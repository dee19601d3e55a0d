//! What two people changed in one scenario, brought together field by field.

use domain::planning::form::{Fields, merged};
use proptest::prelude::*;

use super::{after, drafts, read, whole};

#[test]
fn what_one_moved_and_another_put_in_another_order_is_the_same_item() {
    let base = whole();
    let mine = after(
        &base,
        "move:talk-mediation-1",
        &[("item.talk-mediation-1.day", "2"), ("item.talk-mediation-1.from", "11:00")],
    );
    let theirs = after(&base, "later:mediation", &[]);
    let (fields, clashes) = merged(&base.to_form(), &mine.to_form(), &theirs.to_form());
    assert_eq!(clashes, []);
    let both = read(&fields).unwrap().goal;
    assert_eq!((both.topics, both.moves), (theirs.goal.topics, mine.goal.moves));
}

#[test]
fn changes_of_two_people_are_brought_together() {
    let base = whole();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.goal.participants.seats = 30;
    mine.goal.participants.include.insert("mineeeeeee".to_owned());
    mine.goal.participants.quotas.remove(0);
    theirs.notes = "Theirs".to_owned();
    theirs.goal.participants.include.insert("theirssssss".to_owned());
    theirs.goal.participants.include.remove("cccccccccc");
    theirs.goal.first_day = None;
    let (fields, clashes) = merged(&base.to_form(), &mine.to_form(), &theirs.to_form());
    assert_eq!(clashes, []);
    let both = read(&fields).unwrap();
    assert_eq!((both.goal.participants.seats, both.notes.as_str(), both.goal.first_day), (30, "Theirs", None));
    assert_eq!(both.goal.participants.quotas.len(), 2);
    let include: Vec<_> = both.goal.participants.include.iter().map(String::as_str).collect();
    assert_eq!(include, ["mineeeeeee", "theirssssss"]);

    theirs.goal.participants.seats = 18;
    let (fields, clashes) = merged(&base.to_form(), &mine.to_form(), &theirs.to_form());
    assert_eq!(clashes.len(), 1);
    assert_eq!(
        (clashes[0].field.as_str(), clashes[0].mine[0].as_str(), clashes[0].theirs[0].as_str()),
        ("seats", "30", "18")
    );
    assert_eq!(read(&fields).unwrap().goal.participants.seats, 30, "one's own stands until one decides");
}

proptest! {
    #[test]
    fn who_changes_nothing_loses_nothing(base in drafts(), changed in drafts()) {
        let (base, changed) = (base.to_form(), changed.to_form());
        for (mine, theirs) in [(&base, &changed), (&changed, &base), (&changed, &changed)] {
            let (both, clashes) = merged(&base, mine, theirs);
            prop_assert!(clashes.is_empty());
            prop_assert_eq!(read(&both).unwrap(), read(&changed).unwrap());
        }
    }

    #[test]
    fn what_clashes_is_all_that_is_not_of_both(base in drafts(), mine in drafts(), theirs in drafts()) {
        let (base, mine, theirs) = (base.to_form(), mine.to_form(), theirs.to_form());
        let of = |fields: &Fields, name: &str| fields.iter().filter(|(other, _)| other == name).map(|(_, value)| value.clone()).collect::<Vec<_>>();
        let (both, clashes) = merged(&base, &mine, &theirs);
        for (name, _) in mine.iter().chain(&theirs).chain(&base) {
            let is_clash = clashes.iter().any(|clash| clash.field == *name);
            let changed = |fields: &Fields| of(fields, name) != of(&base, name);
            if !is_clash && changed(&mine) && !changed(&theirs) {
                prop_assert_eq!(of(&both, name), of(&mine, name));
            } else if !is_clash && changed(&theirs) && !changed(&mine) {
                prop_assert_eq!(of(&both, name), of(&theirs, name));
            } else if is_clash {
                prop_assert!(changed(&mine) && changed(&theirs));
            }
        }
    }
}
