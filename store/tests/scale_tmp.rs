//! Temporary.
#![allow(clippy::all, clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, missing_docs)]
use std::time::Instant;
use domain::accounts::Operator;
use store::{Store, StoreConfig};
#[tokio::test]
async fn scale() {
    let scale: u32 = std::env::var("SCALE").unwrap_or("2000".into()).parse().unwrap();
    let url = std::env::var("SCALE_URL").unwrap();
    let op = Operator::at_the_command_line();
    let today = domain::dates::Date::from_ymd_opt(2026, 11, 20).unwrap();
    let t = Instant::now();
    let data = store::seed::programme_and_demonstration(today, scale).unwrap();
    println!("seed {:?} interventions {} trainings {} members {}", t.elapsed(), data.interventions.len(), data.trainings.len(), data.members.len());
    let store = Store::open(&StoreConfig { database_url: url, key: None }).await.unwrap();
    store.migrate(op).await.unwrap();
    let t = Instant::now();
    let report = store.import(op, &data, today).await.unwrap();
    println!("import {:?} {report:?}", t.elapsed());
    let t = Instant::now();
    store.publish(op, today).await.unwrap();
    println!("publish {:?}", t.elapsed());
    let t = Instant::now();
    let snap = store.reader().snapshot().await.unwrap().unwrap();
    println!("snapshot {:?} {} bytes", t.elapsed(), snap.bytes.len());
    let t = Instant::now();
    let page = store.reader().records(domain::safety::public::RecordKind::Intervention, store::Page { offset: 0, limit: 50 }).await.unwrap();
    println!("page {:?} {}", t.elapsed(), page.len());
    let t = Instant::now();
    let problems = store.check(op).await.unwrap();
    println!("check {:?} {problems:?}", t.elapsed());
    println!("{}", std::fs::read_to_string("/proc/self/status").unwrap().lines().filter(|l| l.starts_with("VmHWM")).collect::<String>());
}
#[tokio::test]
async fn change() {
    let url = std::env::var("SCALE_URL").unwrap();
    let op = Operator::at_the_command_line();
    let today = domain::dates::Date::from_ymd_opt(2026, 11, 20).unwrap();
    let store = Store::open(&StoreConfig { database_url: url, key: None }).await.unwrap();
    let r = store.reader().records(domain::safety::public::RecordKind::Intervention, store::Page { offset: 0, limit: 1 }).await.unwrap().remove(0);
    let t = Instant::now();
    store.hide_record(op, r.kind, &r.id, "x", today).await.unwrap();
    println!("hide {:?}", t.elapsed());
}
