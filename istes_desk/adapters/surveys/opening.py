"""Opens a survey file: tells its format by its first bytes, reads it whole or refuses it with a reason."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from istes_desk.adapters.surveys.consoles import read_leases, read_neighbours, read_properties
from istes_desk.adapters.surveys.tables import read_csv
from istes_desk.adapters.surveys.texts import decoded
from istes_desk.domain.plan import SurveySource
from istes_desk.domain.survey.columns import Table, guess_columns
from istes_desk.services.survey_files import KeePassFileError, Reading, UnreadableError

LARGEST = 32 * 1024 * 1024
ZIP, KEEPASS, OLD_OFFICE = b"PK\x03\x04", b"\x03\xd9\xa2\x9a", b"\xd0\xcf\x11\xe0"
XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|!--|[A-Za-z])")
WIDE_XML = (b"\xff\xfe<\0", b"\xfe\xff\0<")
LEASE_COLUMNS = ("leaseexpir", "scadenzalease", "scopeid", "addressstate")


def read_survey(path: Path, password: str = "") -> Reading:
    """Implements ``SurveyReader``. The file is read once; what is larger than 32 MB is not read at all."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError("Il file è più grande di 32 MB.", "Esportare una sede alla volta.")
        data = path.read_bytes()
    except OSError as wrong:
        raise UnreadableError(f"Il file non si può leggere: {wrong.strerror or wrong}.") from wrong
    return read_bytes(data, path.name, password)


def read_bytes(data: bytes, file_name: str, password: str = "") -> Reading:
    """The same for what is in memory."""
    stamp = hashlib.sha256(data).hexdigest()
    if not data.strip():
        raise UnreadableError("Il file è vuoto.")
    if data.startswith(KEEPASS):
        raise KeePassFileError(
            "È un archivio di KeePass.", "Si importa dalla cassaforte: Salute e copie, Ripristina o importa."
        )
    if data.startswith(OLD_OFFICE):
        raise UnreadableError("È una cartella di Excel vecchia o protetta.", "Salvarla come XLSX.")
    if data.startswith(ZIP):
        from istes_desk.adapters.surveys.sheets import read_xlsx

        return Reading(SurveySource.TABLE, file_name, stamp, table=read_xlsx(data))
    if XML.match(data) or data.startswith(WIDE_XML):
        return _xml(data, file_name, stamp, password)
    return _text(decoded(data), file_name, stamp)


def _xml(data: bytes, file_name: str, stamp: str, password: str) -> Reading:
    from istes_desk.adapters.surveys import mremoteng, nmap
    from istes_desk.adapters.surveys.xml_trees import parse

    root = parse(data)
    if mremoteng.is_mremoteng(root):
        found = mremoteng.read_mremoteng(root, password)
        return Reading(SurveySource.MREMOTENG, file_name, stamp, found=found)
    if root.tag != nmap.ROOT:
        raise UnreadableError("Il file XML non è di nmap né di mRemoteNG.", "Con nmap usare -oX.")
    return Reading(SurveySource.NMAP, file_name, stamp, nmap.taken_at(root), found=nmap.read_nmap(root))


def _text(text: str, file_name: str, stamp: str) -> Reading:
    """Consoles first: their lines look like no table."""
    if leases := read_leases(text):
        return Reading(SurveySource.DHCP, file_name, stamp, found=leases)
    table = None if _is_separated(text) else read_properties(text)
    if table is not None:
        return Reading(_table_source(table), file_name, stamp, table=table)
    if not _is_separated(text) and (met := read_neighbours(text)):
        return Reading(SurveySource.ARP, file_name, stamp, found=met)
    table = read_csv(text)
    return Reading(_table_source(table), file_name, stamp, table=table)


def _is_separated(text: str) -> bool:
    """Whether the first lines have headings of a table that is known."""
    try:
        table = read_csv("\n".join(text.splitlines()[:20]))
    except UnreadableError:
        return False
    return len(guess_columns(table.headings)) > 1


def _table_source(table: Table) -> SurveySource:
    bare = "".join(table.headings).casefold().replace(" ", "")
    return SurveySource.DHCP if any(one in bare for one in LEASE_COLUMNS) else SurveySource.TABLE
