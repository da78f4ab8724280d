package dev.vox.json;

/// A root object and the version of its keys.
record Document(int schemaVersion, Object root) {}
