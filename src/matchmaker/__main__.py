"""``python -m matchmaker`` is the command line."""

import sys

from matchmaker.cli import main

sys.exit(main())
