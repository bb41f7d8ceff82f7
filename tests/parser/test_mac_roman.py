"""Texts of old Mac programs, and that no other encoding is taken for theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.parser import read_document
from analyzer.parser.plain.encoding import decode

ROWS = (
    "• Roomed 25 patients a day",
    "•\tDrew blood and labeled tubes",
    "Reviewed each patient’s chart, didn’t miss one",
    "Called “the quiet voice” of the front desk",
    "Oak Clinic – Akron, 2019–2021",
    "Kept the clinic’s stock—gloves, masks—in order",
    "Certified in ACLS® and Epic™ since ’18",
    "Checked temperatures up to 104 °F…",
    "José Nuñez, Renée Öster, Zoë Müller",
    "RÉSUMÉ of María Peña",
    "Translated for niños and señoras, coordinación clínica",
    "·Managed the front desk",
    "•Managed the front desk",
    "Earned a résumé prize (café “Área 5”)",
)
MAC_ROWS = tuple(row for row in ROWS if row.encode("mac-roman") != row.encode("cp1252"))


@pytest.mark.parametrize("row", MAC_ROWS)
def test_a_row_of_mac_roman(row: str) -> None:
    assert decode(row.encode("mac-roman")) == row


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_another_encoding(row: str, encoding: str) -> None:
    assert decode(row.encode(encoding)) == row


@pytest.mark.parametrize("row", ["Señora Muñoz, ¿Qué tal?", "Ångström, Øre and Ünal", "98.6° ± 1, ½ day, § 5", "«Été»"])
def test_a_row_of_latin_1(row: str) -> None:
    assert decode(row.encode("latin-1")) == row


@pytest.mark.parametrize(
    "row",
    [
        "l’école d’été et l’hôpital",
        "Cœur, sœur et œuvre",
        "Worked alone—or in a team—every day",
        "the patients’ charts, “urgent” ones",
        "MA–C, RN–BSN and CMA—AAMA",
        "Front desk–MA3, room 4—5, COVID–19",
        "€15 an hour, ‘plain’ words",
        "Šárka Žižková and Œdipe",
        "ÂManaged 25 patients",
    ],
)
def test_rows_of_windows_that_would_read_in_mac_roman(row: str) -> None:
    assert decode(row.encode("cp1252")) == row


def test_damaged_utf_8_is_left_to_be_mended() -> None:
    data = "the patient’s chart – 104 °F".encode() + b"\xff"
    assert decode(data) == data.decode("cp1252")


WORDS = st.sampled_from(
    ["clinic’s", "don’t", "“quiet”", "– ", "José", "Peña", "ACLS®", "patients", "2019–2021", "EKG", "blood", "résumé"]
)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=8).map(" ".join), min_size=1, max_size=5))
def test_whole_texts_come_back_from_both(rows: list[str]) -> None:
    text = "".join(f"• {row}\n" for row in rows)
    assert decode(text.encode("mac-roman")) == text
    assert decode(text.encode("cp1252")) == text


def test_a_resume_of_mac_roman() -> None:
    text = "Dana Oakes\r\rExperience\rOak Clinic – Medical Assistant, 2019–2021\r• Kept each patient’s chart\r"
    document = read_document(text.encode("mac-roman"))
    assert [x.span.of(document.text) for x in document.lines if x.bullet] == ["Kept each patient’s chart"]
