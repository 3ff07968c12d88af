"""The words of OAuth 2.0 by which a device signs in (RFC 6749, RFC 8628), and the endpoint's paths for it."""

CLIENT_ID = "trajectory-recorder"
DEFAULT_SCOPE = "read upload"

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
REFRESH_GRANT = "refresh_token"

# Not below the API's path: clients of the protocol look for the last one here.
DEVICE_AUTHORIZATION = "/oauth/device_authorization"
TOKEN = "/oauth/token"  # noqa: S105 - a path
REVOCATION = "/oauth/revoke"
METADATA = "/.well-known/oauth-authorization-server"
