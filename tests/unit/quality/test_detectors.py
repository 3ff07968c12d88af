"""Detectors find what is there, and leave alone what only looks like it."""

import pytest

from trajectory_recorder.quality.detectors import PERSONAL, SECRETS


def found(text: str) -> set[str]:
    return {it.name for it in (*SECRETS, *PERSONAL) if any(it.find(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("key AKIAIOSFODNN7EXAMPLE.", "An AWS access key"),
        ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "An AWS secret key"),
        ("ghp_" + "a1B2" * 9, "A GitHub token"),
        ("github_pat_" + "1" * 62, "A GitHub token"),
        ("glpat-abcdefghij0123456789", "A GitLab token"),
        ("xoxb-123456789012-abcdef", "A Slack token"),
        ("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc", "A Stripe key"),
        ("AIza" + "SyA-1234567890abcdefghijklmnopqrstu"[:35], "A Google API key"),
        ("sk-ant-api03-" + "abcdEFGH1234" * 3, "An API key of a model provider"),
        ("npm_" + "abcdEFGH1234" * 3, "A package registry's token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N", "A JSON web token"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "A private key"),
        ("-----BEGIN PRIVATE KEY-----", "A private key"),
        ("postgres://ann:s3cr3t@db.local/x", "A password within an address"),
        ("Password: hunter42!", "A password beside its name"),
        ("api_key='q8w7e6r5t4'", "A password beside its name"),
        ("mail ann.lee@uni-koeln.de now", "An e-mail address"),
        ("4111-1111-1111-1111", "A card number"),
        ("378282246310005", "A card number"),
        ("GB82 WEST 1234 5698 7654 32", "A bank account number (IBAN)"),
        ("+49 221 470-1234", "A telephone number"),
        ("(212) 555-0187", "A telephone number"),
        ("078-05-1120", "A US social security number"),
        ("host 8.8.8.8:53", "An internet address of a computer"),
    ],
)
def test_each_is_found_by_its_name_alone(text: str, name: str) -> None:
    assert found(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "the mean of five readings is twelve",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "0192f0c1-0000-7000-8000-000000000001",
        "password: ********",
        "password=<your password>",
        "the secret of good work: patience",
        "ann@example.com, bob@server.test",
        "4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "DE89 3704 0044 0532 0130 01",
        "2026-11-21T12:30:07.123456789",
        "192.168.1.20 and 127.0.0.1 and 999.1.1.1 and 1.2.3",
        "1234567890123456789012345",
        "https://example.org/a:b@c",
        "000-12-3456",
        "x += 1234567; y = 3.14159265358979",
    ],
)
def test_what_is_harmless_is_left_alone(text: str) -> None:
    assert found(text) == set()
