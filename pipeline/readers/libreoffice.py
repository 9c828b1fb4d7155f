"""Office files of 97–2003 (DOC, PPT), which LibreOffice turns into today's where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.readers.formats import not_yet
from pipeline.readers.presentation import read_pptx
from pipeline.readers.programs import find_libreoffice
from pipeline.readers.source import Source, UnreadableError
from pipeline.readers.word import read_docx
from pipeline.records import Reading

DOC, PPT = "application/msword", "application/vnd.ms-powerpoint"
PATIENCE = 120
"""Seconds that a conversion may take; LibreOffice has been seen to wait for ever on damaged files."""


def read_doc(source: Source) -> Reading:
    """Read a Word document of 97–2003.

    Raises:
        UnreadableError: LibreOffice is not installed, or cannot read the file.
    """
    return _converted(source, DOC, ".doc", "docx", read_docx)


def read_ppt(source: Source) -> Reading:
    """Read a PowerPoint presentation of 97–2003.

    Raises:
        UnreadableError: LibreOffice is not installed, or cannot read the file.
    """
    return _converted(source, PPT, ".ppt", "pptx", read_pptx)


def _converted(
    source: Source, media_type: str, suffix: str, target: str, reader: Callable[[Source], Reading]
) -> Reading:
    program = find_libreoffice()
    if program is None:
        raise UnreadableError(f"{not_yet(media_type)}, or install libreoffice")
    with tempfile.TemporaryDirectory() as folder:
        # Under a plain name: the program makes options of some, and hides others.
        given = Path(folder) / f"document{suffix}"
        shutil.copyfile(source.path, given)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
        try:
            subprocess.run(
                [*command, "--convert-to", target, "--outdir", folder, str(given)],
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(f"LibreOffice did not end within {PATIENCE} seconds") from error
        made = given.with_suffix(f".{target}")
        if not made.is_file():
            raise UnreadableError("LibreOffice cannot read the file")
        reading = reader(replace(source, path=made))
    reading.document = replace(reading.document, media_type=media_type)
    return reading
