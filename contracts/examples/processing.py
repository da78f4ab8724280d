"""Text made ready to be spoken."""

import re

from worker import Worker, text, whole

worker = Worker()
NUMBERS = "zero one two three four five six seven eight nine".split()


@worker.add
def normalize_text(words):
    spoken = re.sub(r"[0-9]", lambda digit: f" {NUMBERS[int(digit.group())]} ", text(words))
    return {"words": re.sub(r" +", " ", spoken).strip(" ")}


@worker.add
def split_sentences(words, most):
    sentences = [each for each in re.split(r"(?<=[.!?]) +", text(words)) if each]
    return {"sentences": sentences[: whole(most, 1, 1000)]}


worker.run()
