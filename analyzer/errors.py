"""One family of errors, and one table: error -> exit code, HTTP status, sentence.

Each message is one plain sentence that says what to do; none holds a path of the machine or words of a resume.
"""

from __future__ import annotations


class ResumeVitalsError(Exception):
    """The family. `exit_code` is for the command line, `http_status` for the page, `code` for programs."""

    exit_code = 3
    http_status = 400
    code = "error"
    sentence = "Something in the input could not be used."

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class EmptyInput(ResumeVitalsError):
    """Nothing to read."""

    code = "empty-input"
    sentence = "This file is empty. Choose the file again, or paste the text instead."


class UnknownFormat(ResumeVitalsError):
    """Bytes of a kind that is not read."""

    http_status = 415
    code = "unknown-format"
    sentence = "This kind of file cannot be read. Save it as .docx or PDF, or paste the text instead."


class LegacyFormat(UnknownFormat):
    """Old word processor files that need a converter that is not installed."""

    code = "legacy-format"
    sentence = "This is an older kind of document. Open it in your word processor and save it as .docx or PDF."


class EncryptedFile(ResumeVitalsError):
    """A file that opens only with a password."""

    http_status = 422
    code = "encrypted-file"
    sentence = "This file is locked with a password. Save a copy without the password and choose that one."


class NoTextLayer(ResumeVitalsError):
    """A PDF of pictures."""

    http_status = 422
    code = "no-text-layer"
    sentence = (
        "This PDF is a picture: it holds no text that a program can read. "
        "Save it from the program that made it, or paste the text instead."
    )


class BrokenFile(ResumeVitalsError):
    """A file that says what it is and then is not."""

    http_status = 422
    code = "broken-file"
    sentence = "This file is damaged and cannot be opened. Save it again from the program that made it."


class TooLarge(ResumeVitalsError):
    """Past a limit on bytes, pages or characters."""

    http_status = 413
    code = "too-large"
    sentence = "This file is too large for a resume. Save it without pictures, or paste the text instead."


class Busy(ResumeVitalsError):
    """Work that is done one file at a time, and that others wait for too long."""

    http_status = 503
    code = "busy"
    sentence = "Other photos and scans are being read just now. Try again in a minute, or paste the text instead."


class EmptyPosting(ResumeVitalsError):
    """A posting with no words in it."""

    code = "empty-posting"
    sentence = "The posting holds no text. Paste the words of the job posting, or leave it out."


class BadAnswers(ResumeVitalsError):
    """An answers file that is not a JSON object of texts."""

    code = "bad-answers"
    sentence = "The answers file must be a JSON object that gives each question's key a text."


class UnknownRule(ResumeVitalsError):
    """A rule name that does not exist."""

    exit_code = 2
    http_status = 404
    code = "unknown-rule"
    sentence = "There is no rule of that name; `resume-vitals explain` lists them."


class LexiconError(ResumeVitalsError):
    """A lexicon file that breaks a rule of the format; the message names file and line."""

    http_status = 500
    code = "lexicon"
    sentence = "A lexicon file cannot be used."


class OutputError(ResumeVitalsError):
    """A result that cannot be written."""

    http_status = 500
    code = "output"
    sentence = "The result could not be written. Check the folder and the space on the disk."


class FolderError(ResumeVitalsError):
    """A folder that is not there, or holds no file."""

    code = "folder"
    sentence = "There is no file to read in this folder."


class WorkerError(ResumeVitalsError):
    """A worker process that ended before it could read a file."""

    http_status = 500
    code = "worker"
    sentence = "A worker process could not be started. Close other programs, or try again with --workers 1."


class ClusterError(ResumeVitalsError):
    """A Dask cluster that cannot be used."""

    http_status = 500
    code = "cluster"
    sentence = "Working on a cluster needs an extra: run `pip install 'resume-vitals[cluster]'`."
