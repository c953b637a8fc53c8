"""What python-stdnum says of numbers: a line "kind number" in, a line "1" or "0" out."""
import sys

from stdnum.cn import ric, uscc
from stdnum.iso7064 import mod_11_2

ENGINES = {"citizen-id": ric.is_valid, "mod-11-2": mod_11_2.is_valid, "uscid": uscc.is_valid}

for line in sys.stdin:
    kind, number = line.rstrip("\n").split(" ", 1)
    print(int(ENGINES[kind](number)))
