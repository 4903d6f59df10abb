"""Everything that one report is made of: what it says, its files, and what is said of each."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime

from lamppost.moderation.children.cybertip.checking import problems_in
from lamppost.moderation.children.cybertip.parts import FileDetails, Report
from lamppost.moderation.children.cybertip.writing import file_xml, report_xml

# Numbers are given by the CyberTipline; before that, these stand for them.
NO_REPORT, NO_FILE = "0", "not-sent"


@dataclass(frozen=True)
class TipFile:
    """name: as it is called towards the CyberTipline. details: without numbers."""

    name: str
    data: bytes
    details: FileDetails

    def described(self, report_id: str = NO_REPORT, file_id: str = NO_FILE) -> bytes:
        return file_xml(replace(self.details, report_id=report_id, file_id=file_id))


@dataclass(frozen=True)
class Package:
    report: Report
    files: tuple[TipFile, ...] = ()

    @property
    def problems(self) -> list[str]:
        """What keeps it from being taken, with the place of each; none if it can be sent."""
        found = problems_in(report_xml(self.report))
        for one in self.files:
            found += [f"{one.name}: {problem}" for problem in problems_in(one.described())]
            if not one.data:
                found.append(f"{one.name}: there is nothing in it.")
        return found

    def documents(self) -> dict[str, bytes]:
        """What is written down, by file name: all but the files themselves."""
        details = {f"{one.name}.xml": one.described() for one in self.files}
        return {"report.xml": report_xml(self.report), **details}

    def zipped(self, at: datetime) -> bytes:
        """The documents in one archive, for whoever reports by hand. The photos are not in it:
        nobody should have them lying among their downloads."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.documents().items():
                archive.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), content)
        return made.getvalue()
