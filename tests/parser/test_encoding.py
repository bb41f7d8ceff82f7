"""Repair of what broken encodings leave in a text."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.parser.plain.encoding import decode, repair


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Lakeside Clinic â€“ Akron", "Lakeside Clinic – Akron"),
        ("Lakeside Clinic ï¼\u200b Akron", "Lakeside Clinic , Akron"),
        ("the patientâ€™s chart", "the patient’s chart"),
        ("â€¢ Room patients", "• Room patients"),
        ("â– Room patients", "• Room patients"),
        ("25 patients.Â Also EKG", "25 patients. Also EKG"),
        ("Medical terminology ÂÂÂÂÂÂÂÂÂÂÂÂÂÂÂ Billing", "Medical terminology   Billing"),
        ("greatÂat phones", "great at phones"),
        ("98.6 Â°F", "98.6 °F"),
        ("ACLSÂ®", "ACLS®"),
        ("the “Best Teamâ€ of 2019 â€ 2021", "the “Best Team” of 2019 – 2021"),
        ("2019鈥?2021", "2019–2021"),
        ("Jan 2020 鈥?Present", "Jan 2020 – Present"),
        ("Jan 2020 鈥\ufffd Present", "Jan 2020 – Present"),
        ("Skills\n鈥?Gave vaccines\n 鈥? Took vitals", "Skills\n• Gave vaccines\n • Took vitals"),
        ("the patients鈥?rooms", "the patients’ rooms"),
        ("won 鈥淏est Team鈥?twice", "won “Best Team” twice"),
        ("calls and more鈥?daily", "calls and more daily"),
        ("don鈥檛, it鈥檚, they鈥檙e, care鈥攁nd", "don’t, it’s, they’re, care—and"),
        ("Jos茅 Mu帽oz, 脕lvarez", "José Muñoz, Álvarez"),
        ("2020聽- Present", "2020 - Present"),
        ("don鈥檛\n路 Epic", "don’t\n· Epic"),
        ("2019 \ufffd 2021", "2019 – 2021"),
        ("don\ufffdt", "don’t"),
        ("ofﬁce eﬀorts", "office efforts"),
        ("re\u00adspon\u00adsible", "responsible"),
        ("CMA\u00a0(AAMA)", "CMA (AAMA)"),
        ("vital\u2009signs", "vital signs"),
        ("E\u200bK\ufeffG", "EKG"),
        ("front\u2011desk", "front-desk"),
        ("a\x07b\x00", "ab"),
    ],
)
def test_damage_is_mended(broken: str, whole: str) -> None:
    assert repair(broken) == whole


@pytest.mark.parametrize(
    "text", ["naïve café – “MA”", "Núñez, Zoë", "Ângela Brandão", "98.6 °F ± 1", "a\tb\nc", "李 Lee, 中文", "路 Road"]
)
def test_sound_text_stays(text: str) -> None:
    assert repair(text) == text


@given(st.text(st.sampled_from(string.ascii_letters + string.digits + " \n\t.,-–•éñ"), max_size=60))
def test_repair_leaves_sound_text_alone(text: str) -> None:
    assert repair(text) == text


DAMAGE = st.sampled_from(["Â", "â€“", "ï¼", "鈥?", "\ufffd", "\u00a0", "\u200b", "\u00ad", "â", "€", "Ã"])


@given(st.lists(st.one_of(DAMAGE, st.text(string.ascii_letters + string.digits + " ", max_size=5)), max_size=20))
def test_no_letter_is_lost_to_a_repair(pieces: list[str]) -> None:
    """What was there is still there, in order; a repair may bring back more (a full-width letter, say)."""
    text = "".join(pieces)
    kept = string.ascii_letters + string.digits
    repaired = iter(repair(text))
    assert all(c in repaired for c in text if c in kept)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_decode(encoding: str) -> None:
    assert decode("José\r\nOakes\r".encode(encoding)) == "José\nOakes\n"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"\xff\xfe\x00"])
def test_binary_is_not_text(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("mark", ["\x0b", "\x0c"])
@pytest.mark.parametrize("words", ["first row{}second row", "“first” row{}second"])
def test_breaks_stay_between_words(mark: str, words: str) -> None:
    assert repair(words.format(mark)) == words.format("\n")


@pytest.mark.parametrize("text", ["Roomed patients", "Roomed “25” patients – daily"])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


def test_two_bytes_a_letter_cut_off_in_the_middle_of_one() -> None:
    assert decode("Roomed patients".encode("utf-16")[:-1]) == "Roomed patient"
