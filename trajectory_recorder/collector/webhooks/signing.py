"""Signs what is sent, as Standard Webhooks has it (https://www.standardwebhooks.com), version `v1`.

The signature covers the delivery's id, the time and the body; a receiver refuses what is more than five
minutes old, so that nothing caught on its way can be sent again later.
"""

import base64
import hashlib
import hmac
import secrets

_PREFIX = "whsec_"
_SECRET_BYTES = 32


def new_secret() -> str:
    """256 random bits, in the form in which receivers are given them."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def headers(secret: str, delivery_id: str, sent_at_s: int, body: bytes) -> dict[str, str]:
    """The headers that go with a body.

    Args:
        secret: As `new_secret` made it.
        delivery_id: The same each time that one event is sent, so that receivers know it again.
        sent_at_s: The time of this attempt, in seconds of Unix time.
        body: What is sent, byte for byte.
    """
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    signed = b".".join([delivery_id.encode(), str(sent_at_s).encode(), body])
    signature = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return {
        "Webhook-Id": delivery_id,
        "Webhook-Timestamp": str(sent_at_s),
        "Webhook-Signature": f"v1,{signature}",
    }
