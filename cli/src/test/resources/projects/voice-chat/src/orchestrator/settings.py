import os

TURN_DETECTION = os.environ.get("TURN_DETECTION", "vad")
GREETING = os.getenv("GREETING", "")
SENTENCE_PAUSE_MS = int(os.environ.get("SENTENCE_PAUSE_MS", "300"))
