"""The official schemas, read once and from the program's own folder: nothing is fetched."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from lxml import etree

from istes_desk.adapters.system.resources import resource_path

if TYPE_CHECKING:
    from lxml.etree._docloader import _InputDocument

FOLDER = "schemas"
_ONE_AT_A_TIME = Lock()


class Beside(etree.Resolver):
    """Finds an imported schema by its name in the folder; one that is not there defines nothing."""

    def resolve(self, url: str | None, _public_id: str | None, context: object) -> _InputDocument | None:
        path = resource_path(FOLDER, Path(url or "").name)
        if path.is_file():
            return self.resolve_filename(str(path), context)
        return self.resolve_string('<schema xmlns="http://www.w3.org/2001/XMLSchema"/>', context)


@cache
def schema(name: str) -> etree.XMLSchema:
    """Of the file ``name``.xsd."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(str(resource_path(FOLDER, f"{name}.xsd")), parser))


def fault(name: str, root: etree._Element) -> str:
    """The first thing the schema refuses, empty when it refuses nothing; safe on any thread."""
    with _ONE_AT_A_TIME:
        rules = schema(name)
        if rules.validate(root):
            return ""
        first = rules.error_log[0]
        return f"{first.path}: {first.message}"
