"""The operating system: clocks, files of the program, local facts."""
