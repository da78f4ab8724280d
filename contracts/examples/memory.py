"""What a conversation remembers."""

from worker import Refused, Worker, text

worker = Worker()
kept = {"tea": "green", "milk": "white"}


@worker.add
def remember(topic, words):
    kept[text(topic)] = text(words)
    return {"count": len(kept)}


@worker.add
def recall(topic):
    if text(topic) not in kept:
        raise Refused("NOT_FOUND", f"nothing is remembered of {topic}")
    return {"topic": topic, "words": kept[topic]}


@worker.add
def forget(topic):
    return {"topic": topic, "forgotten": kept.pop(text(topic), None) is not None}


@worker.add
def search(words):
    wanted = text(words).casefold()
    found = [topic for topic, each in kept.items() if wanted in each.casefold()]
    return {"words": words, "topics": found}


worker.run()
