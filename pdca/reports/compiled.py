"""Shipped templates kept compiled between runs, for compiling them takes longer than filling one in."""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR

import jinja2
from jinja2 import Environment, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator

import pdca
from pdca.reports import environment

_DIGEST = sha256().digest_size

_WRITABLE_BY_OTHERS = 0o022


def keep_compiled(sandbox: Environment, folder: Path) -> None:
    """Let a sandbox of shipped templates keep them compiled in a folder; code that lies there is run.

    A file that is missing, damaged, of another version or of somebody else's is as none: the template is
    compiled, and kept if that is possible.
    """
    sandbox.bytecode_cache = _Compiled(folder)
    # What a filter made of a constant while compiling would stay when words or filters change.
    sandbox.optimized = False
    sandbox.code_generator_class = _Unfolded


class _Unfolded(CodeGenerator):
    def _output_child_to_const(self, node: nodes.Expr, frame: object, finalize: object) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)  # type: ignore[arg-type] # named inside Jinja


class _Compiled(BytecodeCache):
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source_checksum(self, source: str) -> str:
        """Return what code is good for: this text, compiled by this program with this Jinja."""
        # Jinja itself looks for the version of Python.
        return sha256(f"{_made_by()}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the code of a template, if it is there and whole."""
        content = _own_content(self._file(bucket))
        digest, code = content[:_DIGEST], content[_DIGEST:]
        # Half of a file would be no error to Python, but the end of the process.
        if sha256(code).digest() == digest:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template, if the folder is ours and can be written to."""
        code = bucket.bytecode_to_string()
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours_alone(self.folder):
                self._file(bucket).write_bytes(sha256(code).digest() + code)
        except OSError:
            return

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.template"


def _own_content(file: Path) -> bytes:
    try:
        if not _is_ours_alone(file.parent):
            return b""
        with file.open("rb") as opened:
            return opened.read() if _is_ours(os.fstat(opened.fileno())) else b""
    except OSError:
        return b""


def _is_ours_alone(folder: Path) -> bool:
    """Tell whether nobody but us can write there; Windows keeps a person's folders by other means."""
    found = folder.lstat()
    is_shut = os.name == "nt" or not found.st_mode & _WRITABLE_BY_OTHERS
    return S_ISDIR(found.st_mode) and is_shut and _is_ours(found)


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


@cache
def _made_by() -> str:
    # Beside the versions, for a checkout changes without one: what decides how templates are compiled.
    sources = (Path(module).read_bytes() for module in (environment.__file__, __file__))
    how = sha256(b"\n".join(sources)).hexdigest()
    return f"{pdca.__version__} {jinja2.__version__} {how}"
