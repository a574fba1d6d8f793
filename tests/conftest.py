"""What every test may ask for."""

import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real filed reports and what was worked out from them, where they lie beside the checkout."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside the checkout")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a browser for tests of pages."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip("no chromium on this machine")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Frameworks and caches of whoever runs the tests are neither read nor written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIHENG_HOME", str(tmp_path_factory.mktemp("jiheng-home")))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def office() -> str:
    """Path of LibreOffice with its writer, for tests of what other programs make of our files."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    writer = Path(found).resolve().with_name("libswlo.so") if found else None
    if writer is None or not writer.exists():
        pytest.skip("no LibreOffice Writer on this machine")
    return found
