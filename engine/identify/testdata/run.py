"""Runs the programs that are named, and prints a line between their prints."""
import os
import runpy
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
for file in sys.argv[1:]:
    runpy.run_path(file)
    print("-- the next program --")
