"""Rebuild the sample documents of `raw/` from the sources that lie beside this file.

`python tests/documents/make_samples.py` makes all of them, `... make_samples.py CASE ...` only those named.
Two runs with the same programs and fonts give the same bytes: dates and identifiers are pinned.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf

HERE = Path(__file__).resolve().parent
RAW = HERE.parents[1] / "raw"


class MissingProgramError(Exception):
    """A program or font that a recipe needs is not installed."""


def find_program(*names: str) -> str:
    """Path of the first of `names` that is installed; raises MissingProgramError."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise MissingProgramError(f"{' or '.join(names)} is not installed")


def find_font(file_name: str) -> Path:
    """Path of an installed font file such as `LiberationSans-Regular.ttf`; raises MissingProgramError."""
    roots = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    for root in roots:
        if found := sorted(root.rglob(file_name)):
            return found[0]
    packages = "fonts-liberation2, fonts-dejavu-core, fonts-dejavu-extra"
    raise MissingProgramError(f"the font {file_name} is not installed (Debian: {packages})")


def run(*command: str | Path) -> None:
    """Run a program quietly; its output is shown only when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=180)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def pin(pdf_path: Path, target: Path, published: str) -> None:
    """Write `pdf_path` to `target`, dated `published` (`YYYYMMDD`) and without what changes by the run."""
    stamp = f"D:{published}090000Z"
    with pikepdf.open(pdf_path) as pdf:
        pdf.docinfo["/CreationDate"] = stamp
        pdf.docinfo["/ModDate"] = stamp
        if "/Metadata" in pdf.Root:
            del pdf.Root["/Metadata"]
        for key in ("/DocChecksum", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def print_from_browser(source: Path, target: Path) -> None:
    """HTML to PDF as a reader's `print to file` does it."""
    chromium = find_program("chromium", "chromium-browser", "google-chrome")
    with tempfile.TemporaryDirectory() as profile:
        run(
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            source.as_uri(),
        )


def export_from_libreoffice(source: Path, target: Path) -> None:
    """A Writer document to PDF."""
    soffice = find_program("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as profile:
        run(
            soffice,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            target.parent,
            source,
        )
    (target.parent / source.with_suffix(".pdf").name).rename(target)


def draw_with_reportlab(source: Path, target: Path) -> None:
    """Run the `draw(target, find_font)` that a `source.py` defines."""
    try:
        import reportlab.rl_config
    except ImportError as error:
        raise MissingProgramError("reportlab is not installed (pip install reportlab)") from error
    reportlab.rl_config.invariant = 1
    spec = importlib.util.spec_from_file_location(source.parent.name.replace("-", "_"), source)
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{source} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(source.parent))
    try:
        spec.loader.exec_module(module)
        module.draw(target, find_font)
    finally:
        sys.path.remove(str(source.parent))


def copy(source: Path, target: Path) -> None:
    """The source is the document."""
    shutil.copyfile(source, target)


Recipe = tuple[str, str, Callable[[Path, Path], None], str]

#: case -> (source, extension in raw/, recipe, date of publication for the PDF)
RECIPES: dict[str, Recipe] = {
    "lettre-ddrk-2023-07": ("source.html", ".pdf", print_from_browser, "20230715"),
    "livret-partenariats": ("source.fodt", ".pdf", export_from_libreoffice, "20250915"),
    "bulletin-stabilisation-2022-02-03": ("source.py", ".pdf", draw_with_reportlab, "20220412"),
    "rapport-annuel-2023": ("source.py", ".pdf", draw_with_reportlab, "20240329"),
    "comite-de-pilotage-2024-12": ("source.html", ".html", copy, ""),
    "gouvernance-locale": ("source.txt", ".txt", copy, ""),
    "releve-decisions": ("source.md", ".md", copy, ""),
}


def make(case: str) -> Path:
    """Build one case; returns the document written below `raw/`."""
    source_name, extension, recipe, published = RECIPES[case]
    target = RAW / f"{case}{extension}"
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / f"made{extension}"
        recipe(HERE / case / source_name, made)
        if extension == ".pdf":
            pin(made, target, published)
        else:
            shutil.copyfile(made, target)
    return target


def main() -> int:
    """Command line; returns 1 when a program was missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"one or more of: {', '.join(RECIPES)}")
    cases = parser.parse_args().cases or list(RECIPES)
    if unknown := [case for case in cases if case not in RECIPES]:
        parser.error(f"no such case: {', '.join(unknown)}")
    missing = 0
    for case in cases:
        try:
            print(f"{make(case).relative_to(RAW.parent)}")
        except MissingProgramError as error:
            print(f"{case}: not made, {error}", file=sys.stderr)
            missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
