"""Where the frozen program begins."""

import os
import sys
from pathlib import Path

# The bundle's time zones as files: looked for as a package they bring OpenSSL and half the library along.
os.environ["PYTHONTZPATH"] = str(Path(vars(sys)["_MEIPASS"], "tzdata", "zoneinfo"))

from istes_desk.__main__ import main

sys.exit(main())
