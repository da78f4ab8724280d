"""Which model speaks."""

from worker import Refused, Worker, text

worker = Worker()
models = {"small": 120, "medium": 480, "large": 1900}
state = {"loaded": None}


def size(name):
    if text(name) not in models:
        raise Refused("NOT_FOUND", f"no model: {name}")
    return models[name]


@worker.add
def describe_model(name):
    return {"name": name, "megabytes": size(name)}


@worker.add
def load_model(name):
    size(name)
    state["loaded"] = name
    return {"loaded": name}


@worker.add
def unload_model():
    state["loaded"] = None
    return {}


@worker.add
def get_status():
    return {"ready": state["loaded"] is not None, "loaded": state["loaded"]}


worker.run()
