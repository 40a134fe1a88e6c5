"""`make bench`: run every benchmark and print its table; `python -m bench suggestions` runs one."""

import sys
from importlib import import_module

BENCHMARKS = ("intent", "places", "facts", "suggestions", "scale")

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        import_module(f"bench.{name}.run").main()
