# MinHash with 128 permutations by datasketch: prints the number of texts and the milliseconds.
import json
import sys
import time

from datasketch import MinHash, MinHashLSH

texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
start = time.perf_counter()
index = MinHashLSH(threshold=0.5, num_perm=128)
for number, text in enumerate(texts):
    sketch = MinHash(num_perm=128)
    sketch.update_batch([text[at : at + 5].encode() for at in range(max(len(text) - 4, 1))])
    index.insert(number, sketch)
    index.query(sketch)
print(len(texts), round((time.perf_counter() - start) * 1000))
