package dev.vox.cli.output;

/// Results that come one after another, each shown at once: NDJSON, or a line each.
@FunctionalInterface
public interface RecordStream<T> {
    /// Shows one result.
    ///
    /// @throws OutputClosed when nobody reads any more; let it pass, the run ends quietly
    void emit(T result);
}
