"""`xinshimin policy`: the documents in the store."""

from dataclasses import asdict
from typing import Any

import typer

from bot.cli.console import JSON_OPTION, print_json, say
from bot.errors import UnknownDocumentError
from bot.policy.clause import Annotation, Clause
from bot.regions import Gazetteer
from bot.settings import load_settings
from bot.store.repository import PolicyRepository
from bot.wiring import open_store, prepare_store

app = typer.Typer(help="政策库里的文件。", no_args_is_help=True)


def _repository() -> PolicyRepository:
    settings = load_settings()
    prepare_store(settings)
    return PolicyRepository(open_store(settings))


@app.command("list")
def list_documents(as_json: bool = JSON_OPTION) -> None:
    """列出政策库里的文件。"""
    documents, gazetteer = _repository().documents(), Gazetteer.open()
    if as_json:
        print_json([_plain(asdict(document)) for document in documents])
        return
    for document in documents:
        place = gazetteer.get(document.region_code).full_name
        say(f"{document.id}  {place}  {document.number or '（无文号）'}  {document.title}")


@app.command("show")
def show(document_id: str = typer.Argument(..., help="文件的标识，见 policy list"), as_json: bool = JSON_OPTION) -> None:
    """显示一份文件的条款和标注。"""
    repository = _repository()
    document = next((one for one in repository.documents() if one.id == document_id), None)
    if document is None:
        raise UnknownDocumentError(document_id)
    clauses = repository.clauses(document_id)
    if as_json:
        print_json({"document": _plain(asdict(document)), "clauses": [_fact(*one) for one in clauses]})
        return
    say(f"{document.title}  {document.number or ''}")
    for clause, kind, annotations in clauses:
        say(f"\n{clause.path}（{kind}）{clause.text}")
        for bureau in clause.bureaus:
            say(f"  负责：{bureau.name}")
        for annotation in annotations:
            say(f"  {annotation.topic}（{annotation.strength}）：{annotation.quote}")


def _fact(clause: Clause, kind: str, annotations: tuple[Annotation, ...]) -> dict[str, Any]:
    return _plain(asdict(clause)) | {"kind": kind, "annotations": [_plain(asdict(annotation)) for annotation in annotations]}


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in facts.items()}
