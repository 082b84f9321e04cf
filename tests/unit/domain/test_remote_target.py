"""What may stand on the command line of a remote session, and what is refused with its reason."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istes_desk.domain.errors import DomainError
from istes_desk.domain.network import RemoteAccess, RemoteMethod
from istes_desk.domain.remote_target import bracketed, checked_host, checked_url, checked_user, target_of

M = RemoteMethod


def way(method: RemoteMethod, address: str = "", port: int | None = None, peer_id: str = "") -> RemoteAccess:
    return RemoteAccess(1, method, address, port, peer_id)


@pytest.mark.parametrize(
    ("access", "place"),
    [
        (way(M.RDP, "192.168.10.10"), "192.168.10.10:3389"),
        (way(M.RDP, " srv-gestionale.hotel.example. ", 3390), "srv-gestionale.hotel.example:3390"),
        (way(M.SSH, "2001:DB8::0:10"), "[2001:db8::10]:22"),
        (way(M.VNC, "[::1]", 5901), "[::1]:5901"),
        (way(M.SSH, "città.example"), "xn--citt-3na.example:22"),
        (way(M.TEAMVIEWER, peer_id="1 234 567 890"), "1234567890"),
        (way(M.ANYDESK, peer_id="hotel-pc@ad"), "hotel-pc@ad"),
        (way(M.HTTPS, "192.168.1.1"), "https://192.168.1.1"),
        (way(M.HTTPS, "192.168.1.1", 8443), "https://192.168.1.1:8443"),
        (way(M.HTTP, "http://nas-1:5000/webman/index.cgi?x=1#y"), "http://nas-1:5000/webman/index.cgi?x=1#y"),
        (way(M.HTTP, "https://fw-1/admin"), "https://fw-1/admin"),
        (way(M.HTTP, "2001:db8::1"), "http://[2001:db8::1]"),
        (way(M.HTTP, "[2001:db8::1]:8080/x"), "http://[2001:db8::1]:8080/x"),
    ],
)
def test_a_good_way_in(access: RemoteAccess, place: str) -> None:
    assert target_of(access).place == place


@pytest.mark.parametrize(
    ("access", "field"),
    [
        (way(M.RDP), "address"),
        (way(M.RDP, "-v"), "address"),
        (way(M.SSH, "-oProxyCommand=calc"), "address"),
        (way(M.SSH, "host name"), "address"),
        (way(M.SSH, "host\nname"), "address"),
        (way(M.SSH, "host;calc"), "address"),
        (way(M.SSH, "a" * 64), "address"),
        (way(M.SSH, "à" * 64), "address"),
        (way(M.SSH, "fe80::1%eth0"), "address"),
        (way(M.SSH, "192.168.1.1:22"), "address"),
        (way(M.SSH, "2001:db8::zz"), "address"),
        (way(M.RDP, "srv", 0), "port"),
        (way(M.RDP, "srv", 65536), "port"),
        (way(M.TEAMVIEWER), "peer_id"),
        (way(M.TEAMVIEWER, peer_id="--help12"), "peer_id"),
        (way(M.ANYDESK, peer_id="123 456 789\t"), "peer_id"),
        (way(M.HTTP, "ftp://x"), "address"),
        (way(M.HTTP, "file:///c:/windows"), "address"),
        (way(M.HTTP, "javascript:alert(1)"), "port"),
        (way(M.HTTPS, "https://admin:segreto@nas-1/"), "address"),
        (way(M.HTTPS, "https://nas-1/a b"), "address"),
        (way(M.HTTPS, "https://nas-1:99999/"), "port"),
        (way(M.HTTPS, "https://nas-1:0/"), "port"),
        (way(M.HTTPS, "https://[::1/"), "port"),
        (way(M.HTTPS, "https://"), "address"),
    ],
)
def test_a_bad_way_in_is_refused_in_its_field(access: RemoteAccess, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        target_of(access)
    assert refused.value.field == field


def test_user_names() -> None:
    assert checked_user(" HOTEL\\admin ") == "HOTEL\\admin"
    assert checked_user("admin@hotel.example") == "admin@hotel.example"
    assert checked_user("_www") == "_www"
    assert checked_user("") == ""
    for bad in ("-oProxyCommand=x", "a b", "a;b", "a\nb", "$(id)", "a" * 121, "x@-y"):
        with pytest.raises(DomainError):
            checked_user(bad)
    assert target_of(way(M.SSH, "srv"), "root").user == "root"


def test_brackets_for_ipv6_only() -> None:
    assert bracketed("::1") == "[::1]"
    assert bracketed("srv") == "srv"


@given(st.text(max_size=80))
def test_no_host_ever_looks_like_an_option_or_two_words(text: str) -> None:
    with suppress(DomainError):
        host = checked_host(text)
        assert host
        assert not host.startswith("-")
        assert host.isascii()
        assert not set(host) & set(" \t\r\n;&|<>\"'`$%^\\/")


@given(st.text(max_size=80))
def test_no_web_address_holds_a_password_or_a_space(text: str) -> None:
    with suppress(DomainError):
        url = checked_url(text, None, M.HTTPS)
        assert url.startswith(("https://", "http://"))
        assert "@" not in url.split("/")[2]
        assert not any(char.isspace() for char in url)
