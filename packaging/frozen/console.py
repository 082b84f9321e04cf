"""The console program: hands its arguments to the windowed one beside it and passes on what that says.

Windows gives a program either a console or none; one program that holds everything keeps the folder small.
"""

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
    """The exit code of the other program."""
    command = [str(Path(sys.executable).with_name(PROGRAM)), *sys.argv[1:]]
    with Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, encoding="utf-8") as program:
        errors = Thread(target=pass_on, args=(program.stderr, sys.stderr))
        errors.start()
        try:
            pass_on(program.stdout, sys.stdout)
        except KeyboardInterrupt:
            program.terminate()
        errors.join()
        return program.wait()


sys.exit(main())
