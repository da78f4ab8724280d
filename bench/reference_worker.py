#!/usr/bin/python3
"""A worker as a Python service usually is, for comparison: the mock voice, a thread a call, the whole utterance before its first frame.

usage: bench/reference_worker.py PORT     (needs Debian's python3-grpcio and python3-grpc-tools)
"""

import array
import math
import pathlib
import sys
import tempfile
import time
from concurrent import futures

import grpc
import grpc_tools.protoc

RATE = 48_000
FRAME = RATE // 50
FRAMES = 25
LEAD = 0.2
THREADS = 1200


def generated():
    """The modules of proto/tts.proto."""
    source = pathlib.Path(__file__).resolve().parent.parent / "proto" / "tts.proto"
    target = tempfile.mkdtemp()
    arguments = ["protoc", f"-I{source.parent}", f"--python_out={target}", f"--grpc_python_out={target}", str(source)]
    if grpc_tools.protoc.main(arguments) != 0:
        sys.exit("error: proto/tts.proto cannot be compiled")
    sys.path.insert(0, target)
    import tts_pb2
    import tts_pb2_grpc

    return tts_pb2, tts_pb2_grpc


messages, services = generated()


def tone():
    """Half a second of 440 Hz in frames of 20 ms."""
    samples = array.array("h", (round(32767 * math.sin(2 * math.pi * 440 * i / RATE)) for i in range(FRAME * FRAMES)))
    return [samples[i * FRAME : (i + 1) * FRAME].tobytes() for i in range(FRAMES)]


TONE = tone()


class Worker(services.TTSServiceServicer):
    def __init__(self):
        self.paced = {}

    def StartSession(self, request, context):
        self.paced[request.session_id] = request.options.get("pace") == "realtime"
        return messages.StartSessionResponse(success=True, message="started")

    def EndSession(self, request, context):
        self.paced.pop(request.session_id, None)
        return messages.EndSessionResponse(success=True)

    def Control(self, request, context):
        return messages.ControlResponse(success=True, timestamp_ms=int(time.time() * 1000))

    def ListModels(self, request, context):
        return messages.ListModelsResponse(
            models=[messages.ModelInfo(model_id="mock-440hz", family="mock", is_loaded=True, languages=["en-US"])]
        )

    def LoadModel(self, request, context):
        return messages.LoadModelResponse(success=True)

    def UnloadModel(self, request, context):
        return messages.UnloadModelResponse(success=True)

    def GetCapabilities(self, request, context):
        return messages.GetCapabilitiesResponse(
            capabilities=messages.Capabilities(streaming=True, cpu_ok=True, languages=["en-US"]),
            resident_models=["mock-440hz"],
        )

    def Synthesize(self, chunks, context):
        session, frames = "", []
        for chunk in chunks:
            session = session or chunk.session_id
            frames.extend(TONE)
            if chunk.is_final:
                break
        start = time.monotonic()
        for number, audio in enumerate(frames, 1):
            if self.paced.get(session):
                time.sleep(max(0.0, start + number * 0.02 - LEAD - time.monotonic()))
            yield messages.AudioFrame(
                session_id=session,
                audio_data=audio,
                sample_rate=RATE,
                frame_duration_ms=20,
                sequence_number=number,
                is_final=number == len(frames),
            )


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: bench/reference_worker.py PORT")
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=THREADS))
    services.add_TTSServiceServicer_to_server(Worker(), server)
    server.add_insecure_port(f"127.0.0.1:{sys.argv[1]}")
    server.start()
    server.wait_for_termination()


main()
