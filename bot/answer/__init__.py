"""From a question to an answer. `pipeline.py` lists the steps in order; every channel renders what comes out."""
