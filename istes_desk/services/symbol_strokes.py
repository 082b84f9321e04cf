"""Symbols of devices as strokes on a 24 x 24 grid, y upwards: the same on screen and on paper."""

from __future__ import annotations

# r x y w h = rectangle, c x y r = circle, d x y r = filled disc, l x y x y ... = line,
# p x y ... = closed outline, f x y ... = filled outline
_KINDS = {
    "pc": "r 2 8 20 13; l 12 8 12 4; l 7 3 17 3",
    "notebook": "r 4 9 16 11; p 4 9 20 9 23 4 1 4",
    "server": "r 5 2 14 20; l 5 15 19 15; l 5 8 19 8; d 8 18.5 1.2; d 8 11.5 1.2; d 8 5 1.2",
    "vm": "r 2 7 15 14; r 7 3 15 13",
    "printer": "r 3 7 18 9; r 6 16 12 6; r 6 2 12 8; l 8 6 16 6",
    "switch": "r 1 7 22 10; r 4 10 3 3; r 9 10 3 3; r 14 10 3 3; d 20 11.5 1.1",
    "router": "c 12 12 10; l 5 12 19 12; l 12 5 12 19; l 16 15 19 12 16 9; l 8 15 5 12 8 9",
    "firewall": "r 2 4 20 16; l 2 9.3 22 9.3; l 2 14.6 22 14.6; l 9 4 9 9.3; l 15 9.3 15 14.6; l 9 14.6 9 20",
    "access_point": "r 3 3 18 6; l 12 9 12 13; l 8 13 8 16 16 16 16 13; l 5 13 5 20 19 20 19 13",
    "nas": "r 4 3 16 18; l 9.3 3 9.3 21; l 14.6 3 14.6 21; d 6.6 6 1; d 12 6 1; d 17.3 6 1",
    "camera": "r 2 8 14 9; p 16 11 22 7 22 18 16 14; c 9 12.5 2.6",
    "pos": "r 6 2 12 20; r 8 14 8 5; d 9 10 1; d 12 10 1; d 15 10 1; d 9 6 1; d 12 6 1; d 15 6 1",
    "phone": "r 3 3 18 12; l 2 18 2 20 22 20 22 18; d 9 10 1; d 12 10 1; d 15 10 1; d 9 7 1; d 12 7 1",
    "ups": "r 4 2 16 20; f 13 20 8 11 11.5 11 10 4 16 13 12.5 13",
    "internet": "c 12 12 10; l 2 12 22 12; l 12 2 12 22; l 4 6.5 20 6.5; l 4 17.5 20 17.5",
    "tablet": "r 5 2 14 20; l 10 4.5 14 4.5",
    "other": "p 12 22 22 12 12 2 2 12; d 12 12 1.6",
}
_ALIASES = {
    "ap": "access_point",
    "wan": "internet",
    "cloud": "internet",
    "laptop": "notebook",
    "workstation": "pc",
    "virtual_machine": "vm",
    "voip": "phone",
    "modem": "router",
}


def strokes_of(kind: str) -> str:
    """The strokes of a kind of device; an unknown kind is a diamond."""
    key = kind.lower().replace("-", "_").replace(" ", "_")
    return _KINDS.get(_ALIASES.get(key, key), _KINDS["other"])
