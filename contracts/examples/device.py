"""The devices that sound goes through."""

from worker import Refused, Worker, text, whole

worker = Worker()
devices = {
    "mic-1": {"kind": "input", "volume": 80},
    "speaker-1": {"kind": "output", "volume": 60},
    "speaker-2": {"kind": "output", "volume": 40},
}


def device(name):
    found = devices.get(text(name))
    if found is None:
        raise Refused("NOT_FOUND", f"no device: {name}")
    return found


@worker.add
def list_devices(kind):
    if kind not in ("input", "output"):
        raise Refused("INVALID_ARGUMENT", f"a kind is input or output, not {kind}")
    return {"devices": [name for name, each in devices.items() if each["kind"] == kind]}


@worker.add
def get_volume(device_id):
    return {"device_id": device_id, "volume": device(device_id)["volume"]}


@worker.add
def set_volume(device_id, volume):
    device(device_id)["volume"] = whole(volume, 0, 100)
    return {"volume": volume}


worker.run()
