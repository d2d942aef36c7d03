"""What a package says of itself to an index."""

from __future__ import annotations

import sys
import tarfile
from email import message_from_bytes
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
import yaml

from generators import pipeline
from generators.config import ConfigError, load_settings
from generators.options import Options
from generators.render.project import UNSTATED, Project
from tests.package.test_wheel import command
from tests.support import write

if TYPE_CHECKING:
    from pathlib import Path

    from generators.pipeline import Generated

BUILD = (
    "import sys; tools, folder = sys.argv[1:]; sys.path.insert(0, tools);"
    "from setuptools import build_meta; build_meta.build_sdist(folder);"
    "build_meta.build_wheel(folder)"
)
INFO = {
    "contact": {"name": "Shop Team", "email": "team@shop.test", "url": "https://shop.test/help"},
    "license": {"name": "Apache 2.0", "identifier": "apache-2.0"},
    "termsOfService": "/terms",
}


def made(folder: Path, info: dict[str, Any], project: Project = UNSTATED) -> Generated:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.2.0", **info},
        "externalDocs": {"url": "https://docs.shop.test"},
        "servers": [{"url": "https://shop.test"}],
        "paths": {"/a": {"get": {"responses": {"204": {"description": "x"}}}}},
    }
    file = folder / "openapi.yaml"
    file.write_text(yaml.safe_dump(document))
    return pipeline.generate(file, Options(features=("client", "samples"), project=project))


def test_what_an_index_shows(tmp_path: Path) -> None:
    project = Project(urls={"Source": "https://git.test/shop"}, classifiers=("Topic :: Internet",))
    source, tools = tmp_path / "source", tmp_path / "tools"
    write(made(tmp_path, INFO, project).tree, source)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    command(*pip, "--target", tools, "setuptools>=77", cwd=tmp_path)
    command(sys.executable, "-c", BUILD, tools, tmp_path, cwd=source)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        about = message_from_bytes(archive.read(name))
    assert about["Author-Email"] == "Shop Team <team@shop.test>"
    assert about["License-Expression"] == "Apache-2.0"
    assert set(about.get_all("Project-URL", [])) == {
        "Documentation, https://docs.shop.test",
        "Contact, https://shop.test/help",
        "Source, https://git.test/shop",
    }
    classifiers = about.get_all("Classifier", [])
    assert {"Typing :: Typed", "Framework :: AsyncIO", "Topic :: Internet"} <= set(classifiers)
    assert "Framework :: FastAPI" not in classifiers
    (archived,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archived) as archive:
        assert any(name.endswith("/curl.sh") for name in archive.getnames())


def test_only_samples_need_a_manifest(tmp_path: Path) -> None:
    assert "graft samples" in made(tmp_path, INFO).tree["MANIFEST.in"]
    models = pipeline.generate(tmp_path / "openapi.yaml", Options(features=()))
    assert "MANIFEST.in" not in models.tree


@pytest.mark.parametrize(
    ("license_", "expected"),
    [
        ({"name": "x", "identifier": "MIT OR Apache-2.0"}, 'license = "MIT OR Apache-2.0"'),
        ({"name": "Apache License, Version 2.0"}, 'license = "Apache-2.0"'),
        ({"name": "bsd-3-clause"}, 'license = "BSD-3-Clause"'),
        ({"name": "Our own"}, ""),
    ],
)
def test_licenses(tmp_path: Path, license_: dict[str, str], expected: str) -> None:
    project = made(tmp_path, {"license": license_}).tree["pyproject.toml"]
    assert expected in project
    assert ("license =" in project) == bool(expected)


def test_a_license_that_is_none_is_told(tmp_path: Path) -> None:
    generated = made(tmp_path, {"license": {"name": "x", "identifier": "Our Own 1"}})
    assert "license =" not in generated.tree["pyproject.toml"]
    (note,) = (d for d in generated.described.diagnostics if d.code == "license-identifier")
    assert note.pointer == "/info/license/identifier"
    assert "`Our Own 1` is no SPDX license expression" in note.message


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('license = "Our Own"', "no SPDX license expression"),
        ('authors = ["a <b>"]', "not of the form"),
        ('authors = "a"', "`authors` must be a list of texts"),
        ('urls = {Source = "ftp://x"}', "is no URL"),
        ("colour = 1", "has no option `colour`; it has `authors`, `license`, `urls`"),
    ],
)
def test_the_configuration_is_checked(tmp_path: Path, table: str, message: str) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(f"[tool.specmill.project]\n{table}\n")
    with pytest.raises(ConfigError, match=message):
        load_settings(tmp_path)


def test_the_configuration_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    text = '[tool.specmill.project]\nauthors = ["A B <a@b.test>", "c@d.test"]\nlicense = "mit"\n'
    file.write_text(text)
    project = made(tmp_path, INFO, load_settings(tmp_path).usual.project).tree["pyproject.toml"]
    assert 'authors = [{ name = "A B", email = "a@b.test" }, { email = "c@d.test" }]' in project
    assert 'license = "MIT"' in project
