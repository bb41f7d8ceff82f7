"""How many bytes a page is, and how they are packed on the way."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from example import AS_OF, RESUME, multipart
from flask.testing import FlaskClient

from samples.catalog import read_catalog
from web import create_app

MOST = 150_000
PACKED = {"Accept-Encoding": "gzip"}
FILES = [file for sample in read_catalog().resumes for file in sample.files]
POSTING = read_catalog().try_posting.files[0].read_text(encoding="utf-8")


def static(client: FlaskClient, headers: dict[str, str]) -> int:
    """Bytes of all scripts, styles and icons."""
    names = sorted(p.name for p in Path(client.application.static_folder or "").iterdir())
    weight = 0
    for name in names:
        with client.get(f"/static/{name}", headers=headers) as answer:
            weight += len(answer.data)
    return weight


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_result_of_each_sample_is_light(client: FlaskClient, file: Path) -> None:
    sent = multipart(resume=(file.read_bytes(), file.name), posting_text=POSTING, as_of=AS_OF)
    plain = client.post("/check", **sent).data
    # The person's own file rides along in the page, so that nothing has to be kept.
    own = sum(len(value) for value in re.findall(rb'name="kept_\w+" value="([^"]*)"', plain))
    assert len(plain) - own + static(client, {}) < 1.2 * MOST
    assert len(client.post("/check", **sent, headers=PACKED).data) + static(client, PACKED) < MOST / 2


def test_the_form_is_light(client: FlaskClient) -> None:
    assert len(client.get("/").data) + static(client, {}) < MOST / 2


@pytest.mark.parametrize("accept", ["gzip", "br, gzip;q=0.5", "*"])
@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/app.css", "/static/rewrites.js", "/api/v1/openapi.json"])
def test_what_gets_smaller_is_packed(client: FlaskClient, path: str, accept: str) -> None:
    with client.get(path) as plain, client.get(path, headers={"Accept-Encoding": accept}) as packed:
        assert "Accept-Encoding" in plain.headers["Vary"]
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert len(packed.data) == int(packed.headers["Content-Length"]) < len(plain.data)
        token = re.compile(rb'csrf_token" value="[^"]*"')
        assert token.sub(b"", gzip.decompress(packed.data)) == token.sub(b"", plain.data)


def test_a_packed_file_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    with client.get("/static/app.css") as plain, client.get("/static/app.css", headers=PACKED) as packed:
        tags = plain.headers["ETag"], packed.headers["ETag"]
    assert tags[1] == f"W/{tags[0]}"
    for tag in tags:
        with client.get("/static/app.css", headers=PACKED | {"If-None-Match": tag}) as again:
            assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("accept", ["", "identity", "gzip;q=0", "br"])
def test_who_does_not_take_it_gets_it_plain(client: FlaskClient, accept: str) -> None:
    answer = client.get("/", headers={"Accept-Encoding": accept})
    assert "Content-Encoding" not in answer.headers
    assert b"<h1>" in answer.data


def test_files_to_take_along_and_pictures_are_sent_as_they_are(client: FlaskClient) -> None:
    kept = {"resume": (io.BytesIO(RESUME.encode()), "dana.txt"), "kind": "clean"}
    answer = client.post("/download", data=kept, headers=PACKED)
    assert answer.data.startswith(b"PK")
    assert "Content-Encoding" not in answer.headers


def test_a_part_of_a_file_is_counted_in_its_own_bytes(client: FlaskClient) -> None:
    with client.get("/static/app.css", headers=PACKED | {"Range": "bytes=0-9"}) as answer:
        assert (answer.status_code, len(answer.data)) == (206, 10)
        assert "Content-Encoding" not in answer.headers


def test_the_same_page_gives_the_same_bytes() -> None:
    client = create_app({"WTF_CSRF_ENABLED": False}).test_client()
    with client.get("/static/app.css", headers=PACKED) as one, client.get("/static/app.css", headers=PACKED) as two:
        assert one.data == two.data
