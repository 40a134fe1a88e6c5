"""`make bench`: run every benchmark and print its tables; `python -m bench suggestions` runs one."""

import sys
from importlib import import_module

from bench.options import read_options

if __name__ == "__main__":
    options = read_options(sys.argv[1:])
    for name in options.names:
        main = import_module(f"bench.{name}.run").main
        main(options) if name == "understanding" else main()
