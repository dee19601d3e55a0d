//! A device with passkeys, without a browser: it makes keys and signs what it is asked to, as WebAuthn writes it down.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The site's name and origin, as `TestApp` has them.
const HOST: &str = "rabta.example";
/// User present, user verified.
const HERE: u8 = 0b101;
/// With a new key.
const NEW: u8 = 0b0100_0000;

/// A device that holds one passkey.
pub struct Device {
    key: SigningKey,
    id: Vec<u8>,
    user: String,
    /// What it says of the page that asks; a wrong one makes it a device that was led astray.
    pub origin: String,
    pub uses: u32,
    /// Whether it asks for a finger or a number.
    pub verifies: bool,
}

impl Device {
    /// A device whose key is made of one byte.
    pub fn new(seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).expect("a key"),
            id: vec![seed; 16],
            user: String::new(),
            origin: format!("https://{HOST}"),
            uses: 0,
            verifies: true,
        }
    }

    /// Makes a passkey, as it was asked to.
    pub fn make(&mut self, options: &Value) -> Value {
        self.user = options["user"]["id"].as_str().expect("a user").to_owned();
        let point = self.key.verifying_key().to_sec1_point(false);
        let coordinate = |bytes: Option<&[u8]>| bytes.expect("a coordinate").to_vec();
        let (x, y) = (coordinate(point.x().map(|x| &x[..])), coordinate(point.y().map(|y| &y[..])));
        // COSE: kty EC2, alg ES256, crv P-256, x, y.
        let key = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], &x[..], &[0x22, 0x58, 32], &y[..]].concat();
        let length = u16::try_from(self.id.len()).expect("a short id").to_be_bytes();
        let data = [&self.data(NEW)[..], &[0; 16], &length, &self.id, &key].concat();
        let length = u8::try_from(data.len()).expect("short data");
        // CBOR: { fmt: "none", attStmt: {}, authData: … }.
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58", &[length][..], &data].concat();
        self.answer(json!({
            "attestationObject": text(&object),
            "clientDataJSON": text(&self.client("webauthn.create", options)),
        }))
    }

    /// Signs, as it was asked to.
    pub fn sign(&mut self, options: &Value) -> Value {
        self.uses += 1;
        let (data, client) = (self.data(0), self.client("webauthn.get", options));
        let signature: Signature = self.key.sign(&[&data[..], &Sha256::digest(&client)].concat());
        self.answer(json!({
            "authenticatorData": text(&data),
            "clientDataJSON": text(&client),
            "signature": text(signature.to_der().as_bytes()),
            "userHandle": self.user,
        }))
    }

    fn answer(&self, response: Value) -> Value {
        json!({ "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response })
    }

    /// The beginning of authenticator data.
    fn data(&self, more: u8) -> Vec<u8> {
        let flags = if self.verifies { HERE | more } else { 1 | more };
        [&Sha256::digest(HOST)[..], &[flags], &self.uses.to_be_bytes()].concat()
    }

    fn client(&self, deed: &str, options: &Value) -> Vec<u8> {
        let told =
            json!({ "type": deed, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false });
        told.to_string().into_bytes()
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
