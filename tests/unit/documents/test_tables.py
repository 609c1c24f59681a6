"""CSV and XLSX: every cell is read, and cited by its place and its heads."""

import pytest
from tests.unit.documents.made import read_here, xlsx

from factcheck.core.errors import SourceError

TABLES = [
    b'port,berths,year\nOstby,58,1904\n"Walla, North",12,1911\n',
    b"port;berths;year\nOstby;58;1904\nWalla, North;12;1911\n",
    b"port\tberths\tyear\nOstby\t58\t1904\nWalla, North\t12\t1911\n",
    b'\xef\xbb\xbfport,berths,year\r\nOstby,58,1904\r\n"Walla, North",12,1911\r\n',
]  # fmt: skip


@pytest.mark.parametrize("data", TABLES)
def test_values_with_their_heads(data: bytes) -> None:
    document = read_here(data, "ports.csv")
    assert document.text == "port\tberths\tyear\nOstby\t58\t1904\nWalla, North\t12\t1911"
    assert [block.kind for block in document.blocks] == ["table"]
    places = {word: str(document.locate(document.text.index(word))) for word in ("58", "1911", "Ostby", "berths")}
    assert places == {
        "58": "B2 (Ostby, berths)",
        "1911": "C3 (Walla, North, year)",
        "Ostby": "A2 (port)",
        "berths": "B1 (port)",
    }


SHEET = (
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='s'><v>1</v></c></row>"
    "<row r='3'><c r='A3' t='inlineStr'><is><t>Ost</t><t>by</t></is></c><c r='C3'><f>1+1</f><v>57.999999999999993</v></c>"
    "<c r='D3' s='1'><v>44152</v></c><c r='E3' t='b'><v>1</v></c><c r='AA3' t='str'><v>far</v></c></row>"
)


def test_a_workbook() -> None:
    document = read_here(xlsx({"Ports": SHEET, "More": SHEET}, texts=["port", "berths"], formats=[0, 14]), "a.xlsx")
    assert document.format == "xlsx"
    assert document.text == "\n\n".join(["port\tberths\nOstby\t58\t2020-11-17\tTRUE\tfar"] * 2)
    assert str(document.locate(document.text.index("58"))) == "Ports!C3 (Ostby, berths)"
    assert str(document.locate(document.text.rindex("58"))) == "More!C3 (Ostby, berths)"
    assert str(document.locate(document.text.index("far"))) == "Ports!AA3 (Ostby)"


@pytest.mark.parametrize(
    "cell", ["<c r='A1' t='s'><v>9</v></c>", "<c r='A1' t='s'><v>-1</v></c>", "<c r='ZZZZ9'><v></v></c>"]
)
def test_cells_that_lead_nowhere(cell: str) -> None:
    with pytest.raises(SourceError, match="has no text in it"):
        read_here(xlsx({"One": f"<row>{cell}</row>"}), "a.xlsx")
