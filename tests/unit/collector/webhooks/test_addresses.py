"""Which addresses are the internet's, and which lead inside."""

import ipaddress

import pytest

from trajectory_recorder.collector.webhooks.addresses import Unreachable, is_public, resolve


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_ones(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "0.1.2.3",
        "10.1.2.3",
        "100.64.0.1",
        "127.8.9.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "224.0.0.1",
        "233.252.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::",
        "2001:0:0:0:0:0:80ff:fffe",
        "fc00::1",
        "fe80::1",
        "ff0e::1",
    ],
)
def test_private_ones(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "::ffff:127.0.0.1"])
def test_ways_to_write_this_machine(host: str) -> None:
    with pytest.raises(Unreachable, match="private address"):
        resolve(host, 443, private=False)


@pytest.mark.parametrize("host", ["x" * 64, "a..b", "no-such-name.invalid"])
def test_names_without_an_address(host: str) -> None:
    with pytest.raises(Unreachable, match="has no address"):
        resolve(host, 443, private=False)
