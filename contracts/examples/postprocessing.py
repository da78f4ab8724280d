"""Samples made ready to be heard: 16 bits, one channel."""

import math

from worker import Worker, samples, whole

worker = Worker()


@worker.add
def measure_level(samples_in):
    values = samples(samples_in)
    return {
        "peak": max(abs(value) for value in values),
        "rms": math.sqrt(sum(value * value for value in values) / len(values)),
    }


@worker.add
def apply_gain(samples_in, percent):
    factor = whole(percent, 0, 1000) / 100
    clipped = [max(-32768, min(32767, round(each * factor))) for each in samples(samples_in)]
    return {"samples_out": clipped}


@worker.add
def cut_frames(samples_in, size):
    values = samples(samples_in)
    step = whole(size, 1, 960)
    return {"frames": [values[at : at + step] for at in range(0, len(values), step)]}


worker.run()
