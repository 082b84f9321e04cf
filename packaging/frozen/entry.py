"""Where the frozen program begins."""

import sys

from istes_desk.__main__ import main

sys.exit(main())
