"""Another system's register taken over: what passes the screening is kept, looked at, and entered row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError

from giaoban.intake.archive import open_archive, read_part
from giaoban.intake.guard import MB, Limits, UnreadableSource
from giaoban.intake.sheets import first_list
from giaoban.office.audit.acts import Line, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.jobs.actions import put_down
from giaoban.office.registry import lists, rules, store
from giaoban.office.registry.actions.arrivals import remove_unused
from giaoban.office.registry.actions.reading import derive
from giaoban.office.registry.actions.register import NumberTaken, register_incoming
from giaoban.office.registry.actions.taking_in import ask_to_read, kept_file, new_part, note_refusal, screened
from giaoban.office.registry.content import media_type_of
from giaoban.office.registry.duplicates import most_inside
from giaoban.office.registry.import_checks import check_rows
from giaoban.office.registry.issuers import issuer_of
from giaoban.office.registry.models import File, Import, ImportFile, ImportRow, Paper, Part, Stage
from giaoban.office.registry.screening import CannotSee, NotTakenIn, SecretPaper
from giaoban.office.registry.spelling import as_line, file_name, folded

IMPORT = "import-register"
_ZIP = Limits(unpacked_size=1024 * MB, ratio=200, entries=3000)
_NO_ARCHIVE = "Tệp nén không mở được: bị hỏng, không phải tệp .zip, hoặc bung ra lớn bất thường. Hãy nén lại thành tệp .zip rồi thử lại."
_REFUSED = "Văn bản mang dấu chỉ độ mật: từ chối, không lưu lại gì. Chuyển văn thư bảo mật."
_LOOKED_BACK = 200
_NESTED = "Tệp nén trong tệp nén không mở."
_IGNORED = ("__macosx/", "thumbs.db", "desktop.ini", ".ds_store")


@dataclass
class Unpacked:
    """What came out of a ZIP: the files that passed, the keys of those that were secret, how many were left out besides."""

    files: list[tuple[str, File]] = field(default_factory=list)
    secret: set[str] = field(default_factory=set)
    refused: int = 0
    unseen: int = 0
    unusable: int = 0


def begin_import(actor: Account, system: str, sheet: bytes, archive: bytes | None, *, assured: bool = False) -> Import:
    """Take in the list and the files of another system. Of a secret paper nothing is kept, neither its file nor its row; the list and the
    ZIP themselves are never kept. `assured`: the clerk has looked at the files whose marks the program cannot see.

    Where the columns of the system are known the rows are checked at once.
    """
    require(rules.may_take_in(actor))
    heads, data = _list_of(sheet)
    unpacked = _unpack(actor, archive, assured=assured) if archive else Unpacked()
    name = as_line(system, 80)
    told, guessed = _told_before(name, heads), lists.guess(heads)
    with act(actor, "registry.begin-import") as line:
        job = Import.objects.create(
            system=name,
            heads=heads,
            mapping=told or guessed,
            entered_by=actor,
            refused_files=unpacked.refused,
            unseen_files=unpacked.unseen,
            unusable_files=unpacked.unusable,
        )
        kept = [_row(job, number, cells, unpacked, guessed) for number, cells in data]
        ImportRow.objects.bulk_create(kept)
        ImportFile.objects.bulk_create(
            [ImportFile(job=job, file=file, name=file_name(name), key=lists.file_key(name)) for name, file in unpacked.files]
        )
        refused = {row.row for row in kept if row.state == ImportRow.State.REFUSED}
        for _ in refused:
            note_refusal(actor)
        # A file that a refused row names goes with it, whatever could be seen in the file itself.
        _drop_files(job, _keys_of(cells for number, cells in data if number in refused))
        line.about(job, rows=len(kept), files=len(unpacked.files))
    return map_columns(actor, job.pk, job.revision, told) if told else job


def _list_of(sheet: bytes) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    """The heads of a list, and the rows under them with their numbers in it."""
    rows = first_list(sheet, Limits(file_size=settings.UPLOAD_MAX_BYTES))
    at = lists.find_heads(rows)
    if at is None:
        raise ValidationError("Không thấy dòng tên cột trong 20 dòng đầu (Số đến, Ngày đến, Trích yếu …).")
    under = [(number, lists.lettered(row)) for number, row in enumerate(rows[at + 1 :], start=at + 2)]
    data = [(number, cells) for number, cells in under if lists.is_data(cells)]
    if not data:
        raise ValidationError("Danh sách không có dòng nào dưới dòng tên cột.")
    return lists.lettered(rows[at]), data


def _row(job: Import, number: int, cells: dict[str, str], unpacked: Unpacked, guessed: Mapping[str, str]) -> ImportRow:
    if lists.is_secret(cells, guessed.get("secrecy"), frozenset(unpacked.secret)):
        return _refused(ImportRow(job=job, row=number))
    return ImportRow(job=job, row=number, cells=cells)


def _refused(row: ImportRow) -> ImportRow:
    row.cells, row.state, row.problem = {}, ImportRow.State.REFUSED, _REFUSED
    row.likeness, row.duplicate_of, row.twin = "", None, None
    return row


def _keys_of(rows: Iterable[Mapping[str, str]]) -> set[str]:
    return {key for cells in rows for cell in cells.values() for key in lists.keys_of(cell)}


def _drop_files(job: Import, keys: set[str]) -> None:
    """Take away the files of an import that have one of these names."""
    for one in job.files.select_related("file"):
        if one.key in keys or lists.stem(one.key) in keys:
            file = one.file
            one.delete()
            remove_unused(file)


def _unpack(actor: Account, data: bytes, *, assured: bool) -> Unpacked:
    """Look at one file of the ZIP after the other, in memory; only what passes reaches the store."""
    limits = Limits(**{**_as_dict(_ZIP), "part_size": settings.UPLOAD_MAX_BYTES})
    found = Unpacked()
    try:
        archive = open_archive(data, limits)
    except UnreadableSource as error:
        raise ValidationError(_NO_ARCHIVE) from error
    for entry in archive.infolist():
        name = _name_of(entry.filename, plain=not entry.flag_bits & 0x800)
        if entry.is_dir() or any(word in name.lower() for word in _IGNORED):
            continue
        try:
            inside = _screened_part(actor, archive, entry.filename, file_name(name), limits, assured=assured)
        except SecretPaper:
            key = lists.file_key(name)
            found.secret |= {key, lists.stem(key)}
            found.refused += 1
        except CannotSee:
            found.unseen += 1
        except (NotTakenIn, UnreadableSource):
            found.unusable += 1
        else:
            found.files.append((name, kept_file(store.keep(inside), inside)))
    return found


def _screened_part(actor: Account, archive: ZipFile, entry: str, name: str, limits: Limits, *, assured: bool) -> bytes:
    inside = read_part(archive, entry, limits) or b""
    if media_type_of(inside) == "application/zip":
        raise NotTakenIn(_NESTED)
    screened(actor, inside, name, assured=assured)
    return inside


def _as_dict(limits: Limits) -> dict[str, int]:
    return {name: getattr(limits, name) for name in limits.__dataclass_fields__}


def _name_of(name: str, *, plain: bool) -> str:
    """A name in the ZIP: one that is not said to be UTF-8 often is all the same."""
    if not plain:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _told_before(system: str, heads: Mapping[str, str]) -> dict[str, str] | None:
    """The columns as they were told for the system the last time."""
    earlier = Import.objects.exclude(state=Import.State.MAPPING).order_by("-pk")[:_LOOKED_BACK]
    told = next((job for job in earlier if folded(job.system) == folded(system)), None)
    return lists.remembered(told.mapping, told.heads, heads) if told else None


def map_columns(actor: Account, import_id: int, shown: int, mapping: Mapping[str, str]) -> Import:
    """Say which column is which; the rows are looked at by it, and nothing is entered yet."""
    require(rules.may_take_in(actor))
    job = Import.objects.get(pk=import_id)
    chosen = {name: column for name, column in mapping.items() if name in lists.BY_NAME and column in job.heads}
    if missing := [one.label for one in lists.FIELDS if one.required and one.name not in chosen]:
        raise ValidationError(f"Hãy chọn cột cho: {', '.join(missing)}.")
    if len(set(chosen.values())) < len(chosen):
        raise ValidationError("Mỗi cột chỉ chọn cho một mục.")
    rows = list(job.rows.exclude(state=ImportRow.State.REFUSED))
    secret = [row for row in rows if lists.is_secret(row.cells, chosen.get("secrecy"))]
    named = _keys_of([row.cells for row in secret])
    for row in secret:
        _refused(row)
    check_rows(job, [row for row in rows if row.state != ImportRow.State.REFUSED], chosen)
    with act(actor, "registry.map-import") as line:
        job = Import.objects.select_for_update().get(pk=import_id)
        if job.state not in {Import.State.MAPPING, Import.State.PREVIEW}:
            raise ValidationError("Danh sách này đã nhập rồi.")
        revise(line, job, shown, mapping=chosen, state=Import.State.PREVIEW)
        ImportRow.objects.bulk_update(rows, ["cells", "state", "problem", "likeness", "duplicate_of", "twin"], batch_size=500)
        for _ in secret:
            note_refusal(actor)
        _drop_files(job, named)
    return job


def start_import(actor: Account, import_id: int, shown: int) -> Import:
    """Enter the rows that have nothing wrong: behind the pages, row by row."""
    with act(actor, "registry.start-import") as line:
        require(rules.may_take_in(actor))
        job = Import.objects.select_for_update().get(pk=import_id)
        if job.state != Import.State.PREVIEW or not job.rows.filter(state=ImportRow.State.WAITING).exists():
            raise ValidationError("Không có dòng nào để nhập.")
        revise(line, job, shown, state=Import.State.RUNNING)
        put_down(IMPORT, f"{IMPORT}:{job.pk}", import_id=job.pk)
    return job


def take_over_row(actor: Account, row_id: int) -> ImportRow:
    """Enter one row: its paper, its files, its number. Done already, nothing is done; a number given away meanwhile is said on the row."""
    require(rules.may_take_in(actor))
    try:
        with act(actor, "registry.import-row") as line:
            row = ImportRow.objects.select_for_update().get(pk=row_id)
            if row.state == ImportRow.State.WAITING:
                _enter(actor, row, line)
            return row
    except ValidationError as error:
        row = ImportRow.objects.select_related("job").get(pk=row_id)
        cell = f"{row.job.mapping['number']}{row.row}: " if isinstance(error, NumberTaken) else ""
        row.state, row.problem = ImportRow.State.WRONG, f"{cell}{' '.join(error.messages)}"[:300]
        row.save(update_fields=["state", "problem"])
        return row


def _enter(actor: Account, row: ImportRow, line: Line) -> None:
    told = lists.read_row(row.row, row.cells, row.job.mapping).values
    files = files_of(row.job, told["files"])
    paper = Paper(
        stage=Stage.READING if files else Stage.UNREAD,
        type=told["type"],
        number=told["symbol"],
        issuer_text=told["author"],
        issuer_id=issuer_of(told["author"], told["date"]),
        date=told["date"],
        subject=told["subject"],
        signer=told["signer"],
        urgency=told["urgency"],
        received_on=told["on"],
        confidentiality=most_inside(one.file for one in files),
        entered_by=actor,
    )
    derive(paper)
    paper.save()
    for place, one in enumerate(files):
        part = new_part(paper, one.file, Part.Kind.ANNEX if place else Part.Kind.MAIN, one.name)
        ask_to_read(part)
    if row.twin is not None:
        row.duplicate_of = row.job.rows.get(row=row.twin).paper
    number, suffix = told["number"]
    register_incoming(
        actor,
        paper.pk,
        on=told["on"],
        number=number,
        suffix=suffix,
        imported_from=row.job.system,
        receivers=told["receivers"],
        forwarded_on=told["forwarded_on"],
        note=_note(row, told["note"]),
    )
    row.paper, row.state = paper, ImportRow.State.TAKEN
    row.save(update_fields=["paper", "state", "duplicate_of"])
    line.about(paper, row=row.row, job=row.job_id)


def _note(row: ImportRow, note: str) -> str:
    """What the list says in its notes; and that the paper looks like another, which the register shows from now on."""
    if not row.likeness:
        return note
    other = row.duplicate_of.entries.filter(cancelled_at=None).first() if row.duplicate_of else None
    looks = f"Nghi trùng với số đến {other}" if other else "Nghi trùng với văn bản đã có"
    return f"{note}. {looks}" if note else looks


def files_of(job: Import, names: list[str]) -> list[ImportFile]:
    """The files that a row names, in its order; by their whole names, else without their endings."""
    kept = {one.key: one for one in job.files.select_related("file")}
    by_stem = {lists.stem(key): one for key, one in kept.items()}
    found = [kept.get(lists.file_key(name)) or by_stem.get(lists.file_key(name)) for name in names]
    return list(dict.fromkeys(one for one in found if one is not None))


def finish_import(actor: Account, import_id: int) -> Import:
    """All rows have been entered or have their reasons: what no row took of the files is taken away again."""
    with act(actor, "registry.finish-import") as line:
        job = Import.objects.select_for_update().get(pk=import_id)
        if job.state == Import.State.RUNNING:
            revise(line, job, job.revision, state=Import.State.DONE)
            for one in list(job.files.select_related("file")):
                file = one.file
                one.delete()
                remove_unused(file)
    return job
