package dev.vox.env;

/// How much the services write down; each level includes the ones after it.
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARNING,
    ERROR
}
