"""`make bench`: run every benchmark and print its table."""

from bench.intent.run import main

if __name__ == "__main__":
    main()
