"""The packages of the wheel: the folder `generators` is installed as `specmill`."""

from setuptools import find_packages, setup

NAME, FOLDER = "specmill", "generators"

setup(
    packages=[NAME, *(f"{NAME}.{inner}" for inner in find_packages(FOLDER))],
    package_dir={NAME: FOLDER},
)
