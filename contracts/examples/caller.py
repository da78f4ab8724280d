"""Who asks the example workers: a dialogue, from a microphone to a loudspeaker. The audits read it for what it asks for."""

import json
import subprocess
import sys
from pathlib import Path


class Caller:
    """Calls one worker, line by line."""

    def __init__(self, domain):
        program = Path(__file__).with_name(domain + ".py")
        self.worker = subprocess.Popen(
            [sys.executable, str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.calls = 0

    def call(self, operation, **arguments):
        self.calls += 1
        request = {"id": str(self.calls), "operation": operation, "arguments": arguments}
        self.worker.stdin.write(json.dumps(request) + "\n")
        self.worker.stdin.flush()
        answer = json.loads(self.worker.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def close(self):
        self.worker.stdin.close()
        self.worker.wait()


def main(said):
    device, memory, model = Caller("device"), Caller("memory"), Caller("model")
    processing, inference, post = Caller("processing"), Caller("inference"), Caller("postprocessing")
    speaker = device.call("list_devices", kind="output")["devices"][0]
    device.call("set_volume", device_id=speaker, volume=50)
    volume = device.call("get_volume", device_id=speaker)["volume"]
    if not model.call("get_status")["ready"]:
        megabytes = model.call("describe_model", name="small")["megabytes"]
        print(f"loading {megabytes} MB", file=sys.stderr)
        model.call("load_model", name="small")
    words = processing.call("normalize_text", words=said)["words"]
    memory.call("remember", topic="last", words=words)
    if memory.call("search", words=words)["topics"]:
        words = memory.call("recall", topic="last")["words"]
    inference.call("count_tokens", words=words)
    reply = inference.call("complete", prompt=words)["reply"]
    for sentence in processing.call("split_sentences", words=reply, most=10)["sentences"]:
        tone = [len(sentence) * 100, -len(sentence) * 100] * 40
        louder = post.call("apply_gain", samples_in=tone, percent=volume)["samples_out"]
        frames = post.call("cut_frames", samples_in=louder, size=20)["frames"]
        peak = post.call("measure_level", samples_in=louder)["peak"]
        print(f"{sentence}  ({len(frames)} frames, peak {peak})")
    print(inference.call("get_history", last=1)["count"], "replies", file=sys.stderr)
    inference.call("clear_history")
    memory.call("forget", topic="last")
    model.call("unload_model")
    for caller in (device, memory, model, processing, inference, post):
        caller.close()


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "hello, room 42")
