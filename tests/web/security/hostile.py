"""The confined process with hostile jobs beside ours; run by ``test_confined.py``."""

import sys
from pathlib import Path

from jiheng.web.security import jobs
from jiheng.web.security.inside import main

jobs.__path__.append(str(Path(__file__).with_name("jobs")))

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
