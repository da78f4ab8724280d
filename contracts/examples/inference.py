"""What the agent answers: rules, in the place of a language model."""

from worker import Worker, text, whole

worker = Worker()
history = []
RULES = {"hello": "Hello, how can I help?", "bye": "Goodbye.", "time": "It is time to go."}


@worker.add
def complete(prompt):
    lower = text(prompt).casefold()
    answers = [answer for word, answer in RULES.items() if word in lower]
    reply = answers[0] if answers else f"You said: {prompt}"
    history.append(reply)
    return {"reply": reply, "tokens": len(reply.split())}


@worker.add
def count_tokens(words):
    return {"words": words, "tokens": len(text(words).split())}


@worker.add
def get_history(last):
    return {"replies": history[-whole(last, 1, 100) :], "count": len(history)}


@worker.add
def clear_history():
    history.clear()
    return {"count": 0}


worker.run()
