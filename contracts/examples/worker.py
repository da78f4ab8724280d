"""A worker over standard streams: one JSON object a line, in and out.

A request is {"id": "1", "operation": "recall", "arguments": {...}}; its answer bears the same id and either a result or an
error with a code. Answers go to standard output and nothing else does; everything else goes to standard error.
"""

import json
import os
import sys

LONGEST_LINE = 16 << 20


class Refused(Exception):
    """A request that the worker will not do; the code is part of the contract."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Worker:
    """Operations by name, and the loop that calls them."""

    def __init__(self):
        self.operations = {}
        self.add(self.list_operations)
        self.add(self.write_log)

    def add(self, function):
        self.operations[function.__name__] = function
        return function

    def list_operations(self):
        return {"operations": sorted(self.operations)}

    def write_log(self, size):
        """Writes so many bytes to the log, which is standard error."""
        wanted = whole(size, 0, 64 << 20)
        written = 0
        while written < wanted:
            written += sys.stderr.write("log " + "." * 1019 + "\n")
        sys.stderr.flush()
        return {"written": written}

    def run(self):
        lines = os.fdopen(0, "rb")
        answers = os.fdopen(os.dup(1), "wb", 0)
        # Whatever a library prints must not come between two answers.
        os.dup2(2, 1)
        for line in lines:
            if line.strip():
                answers.write(json.dumps(self.answer(line), ensure_ascii=False).encode() + b"\n")

    def answer(self, line):
        name = None
        try:
            if len(line) > LONGEST_LINE:
                raise Refused("TOO_LARGE", f"a line has at most {LONGEST_LINE} bytes")
            request = read(line)
            name = request.get("id")
            return {"id": name, "result": self.call(request)}
        except Refused as refused:
            return {"id": name, "error": {"code": refused.code, "message": str(refused)}}

    def call(self, request):
        operation = request.get("operation")
        function = self.operations.get(operation)
        if function is None:
            raise Refused("UNKNOWN_OPERATION", f"unknown operation: {operation}")
        try:
            return function(**request.get("arguments", {}))
        except TypeError as error:
            raise Refused("INVALID_ARGUMENT", str(error)) from error


def read(line):
    try:
        request = json.loads(line)
    except ValueError as error:
        raise Refused("MALFORMED", f"no JSON: {error}") from error
    if not isinstance(request, dict) or not isinstance(request.get("arguments", {}), dict):
        raise Refused("MALFORMED", "a request is an object, and so are its arguments")
    return request


def text(value):
    if not isinstance(value, str) or not value.strip():
        raise Refused("INVALID_ARGUMENT", "a text is wanted")
    return value


def whole(value, least, most):
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("INVALID_ARGUMENT", "a whole number is wanted")
    if not least <= value <= most:
        raise Refused("OUT_OF_RANGE", f"a number from {least} to {most} is wanted, not {value}")
    return value


def samples(values):
    if not isinstance(values, list) or not values:
        raise Refused("INVALID_ARGUMENT", "a list of samples is wanted")
    return [whole(value, -32768, 32767) for value in values]
