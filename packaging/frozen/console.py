"""The console program: hands its arguments to the windowed one beside it and passes on what that says.

Windows gives a program either a console or none; one program that holds everything keeps the folder small.
"""

import os
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import IO

PROGRAM = "ISTES Desk" + Path(sys.executable).suffix


def pass_on(source: IO[str] | None, target: IO[str]) -> None:
    for line in source or ():
        target.write(line)
        target.flush()


def main() -> int:
    """The exit code of the other program; what that one started may hold its pipes open longer."""
    command = [str(Path(sys.executable).with_name(PROGRAM)), *sys.argv[1:]]
    program = Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, encoding="utf-8")
    pairs = ((program.stdout, sys.stdout), (program.stderr, sys.stderr))
    readers = [Thread(target=pass_on, args=pair, daemon=True) for pair in pairs]
    for reader in readers:
        reader.start()
    try:
        code = program.wait()
    except KeyboardInterrupt:
        program.terminate()
        code = program.wait()
    for reader in readers:
        reader.join(1)
    return code


os._exit(main())  # a reader may still wait
